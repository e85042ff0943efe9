"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { getJson } from "#client/http.ts";
import type { FeedbackReport as Report } from "#contract/reports.ts";
import { minuteMs } from "#domain/time.ts";
import { feedbackWords } from "#features/reports/feedback-words.ts";
import { noonOf, type Days } from "#features/reports/report-days.ts";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table, type Column } from "#ui/table.tsx";

/** Patients' answers of these days, by service, and what they wrote. No name is in it; for administrators. */
export function FeedbackReport({ days }: { days: Days | null }) {
  const t = useWords(feedbackWords);
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ["report", "feedback", days?.from ?? null, days?.to ?? null],
    queryFn: () => getJson<Report>(`/api/reports/feedback${days ? `?${new URLSearchParams(days)}` : ""}`),
    placeholderData: keepPreviousData,
    staleTime: minuteMs,
  });
  if (error) return <Notice tone="problem">{t("notNow")}</Notice>;
  if (!data) return null;
  const answers = data.rows.reduce((so, row) => so + row.answers, 0);
  const mean = data.rows.reduce((so, row) => so + row.mean * row.answers, 0) / answers;
  if (answers === 0) return <Card title={t("title")}><Empty icon={<MessageCircle />} why={t("nobody")} next={t("nobodyNext")} /></Card>;
  return (
    <Card title={t("title")} aside={<span className="number">{t("detail", { count: answers, mean: oneDigit(mean, language) })}</span>} flush>
      <Answers rows={data.rows} />
      {data.words.length > 0 && <InTheirWords words={data.words} />}
    </Card>
  );
}

function Answers({ rows }: { rows: Report["rows"] }) {
  const t = useWords(feedbackWords);
  const formats = useFormats();
  const language = useLanguage();
  const columns: Column<Report["rows"][number]>[] = [
    { key: "day", header: t("day"), cell: (row) => <Day day={row.day} /> },
    { key: "service", header: t("service"), cell: (row) => row.service, namesRow: true },
    { key: "answers", header: t("answers"), cell: (row) => formats.number(row.answers), isNumeric: true },
    { key: "mean", header: t("mean"), cell: (row) => oneDigit(row.mean, language), isNumeric: true },
    { key: "unhappy", header: t("unhappy"), cell: (row) => formats.number(row.unhappy), isNumeric: true },
  ];
  return <Table caption={t("byService")} density="compact" columns={columns} rows={rows} rowKey={(row) => `${row.day} ${row.serviceId}`} className="max-h-80" />;
}

function InTheirWords({ words }: { words: Report["words"] }) {
  const t = useWords(feedbackWords);
  return (
    <section aria-label={t("words")} className="border-t border-hairline px-4 py-3">
      <h3 className="text-sm font-semibold">{t("words")}</h3>
      <ul className="mt-1 divide-y divide-hairline">
        {words.map(({ day, service, score, says }, i) => (
          <li key={i} className="py-2 text-sm">
            <p className="max-w-prose break-words">{says}</p>
            <p className="number text-xs text-quiet"><Day day={day} /> · {service} · {t("scoreOf", { score })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ day }: { day: string }) {
  const language = useLanguage();
  return <>{new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" }).format(noonOf(day))}</>;
}

function oneDigit(value: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}
