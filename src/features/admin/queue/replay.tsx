"use client";

import { useMutation } from "@tanstack/react-query";
import { sendJson, type ApiProblem } from "#client/http.ts";
import type { QueueRules, ReplayAnswer, ReplayRequest } from "#contract/queue-rules.ts";
import type { QueuePolicy, TriageScale } from "#domain/queue/policy.ts";
import { minutesBetween } from "#domain/time.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { levelKey, scaleWords } from "#features/admin/queue/scale-words.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table, type Column } from "#ui/table.tsx";

type Props = { policy: QueuePolicy | null; scale: TriageScale; services: QueueRules["services"] };

/** A real day, called again under the rule on the page: before it is saved, one can see what it would have done. */
export function Replay({ policy, scale, services }: Props) {
  const t = useWords(queueWords);
  const formats = useFormats();
  const { mutate, data, error, isPending, variables } = useMutation<ReplayAnswer, ApiProblem, ReplayRequest>({ mutationFn: (asked) => sendJson<ReplayAnswer>("POST", "/api/admin/queue-rules/replay", asked) });
  const simulate = (day: ReplayRequest["day"]) => policy && mutate({ day, policy });
  return (
    <Card title={t("replayTitle")}>
      <p className="text-sm text-quiet">{t("replaySays")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabled={!policy} busy={isPending && variables.day === "today"} onClick={() => simulate("today")}>{t("replayToday")}</Button>
        <Button disabled={!policy} busy={isPending && variables.day === "yesterday"} onClick={() => simulate("yesterday")}>{t("replayYesterday")}</Button>
      </div>
      <div role="status" className="mt-3 text-sm empty:hidden">
        {isPending ? t("replaying") : !data ? null : data.day === null || data.from === null || data.until === null ? t("replayNone")
          : t("replayDay", { from: formats.clock(data.from), until: formats.clock(data.until), calls: data.calls, moved: data.movedCalls })}
      </div>
      {error && !isPending && <Notice tone="problem" announce className="mt-3">{error.message}</Notice>}
      {data && data.day !== null && !isPending && <Outcome answer={data} scale={scale} services={services} />}
    </Card>
  );
}

type Waits = ReplayAnswer["real"]["byUrgency"][number];

function Outcome({ answer, scale, services }: { answer: ReplayAnswer; scale: TriageScale; services: QueueRules["services"] }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const formats = useFormats();
  const of = (day: "real" | "before" | "after", urgency: number) => answer[day].byUrgency.find((w) => w.urgency === urgency);
  const rows = ([1, 2, 3, 4, 5] as const).filter((urgency) => (["real", "before", "after"] as const).some((day) => of(day, urgency)));
  const cell = (waits: Waits | undefined) => {
    if (!waits) return <span aria-hidden="true">–</span>;
    const [median, worst] = [formats.number(waits.medianMinutes), formats.number(waits.worstMinutes)];
    return (
      <span>
        <span aria-hidden="true">{t("medianWorst", { median, worst })}</span>
        <span className="sr-only">{t("medianWorstRead", { median, worst })}</span>
        {waits.notCalled > 0 && <span className="block text-xs text-quiet">{t("notCalled", { count: waits.notCalled })}</span>}
      </span>
    );
  };
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "level", header: t("level"), cell: (urgency) => levels(levelKey(scale, urgency)), namesRow: true },
    { key: "visits", header: t("visits"), cell: (urgency) => formats.number(of("real", urgency)?.visits ?? 0), isNumeric: true, hideOnPhone: true },
    { key: "real", header: t("replayReal"), cell: (urgency) => cell(of("real", urgency)), isNumeric: true },
    { key: "before", header: t("replayBefore"), cell: (urgency) => cell(of("before", urgency)), isNumeric: true },
    { key: "after", header: t("replayAfter"), cell: (urgency) => cell(of("after", urgency)), isNumeric: true, className: "font-medium" },
  ];
  return (
    <div className="mt-3 flex flex-col gap-4">
      <Table caption={t("replayTable")} showCaption density="compact" columns={columns} rows={rows} rowKey={(urgency) => urgency} empty={<p className="px-4 py-3 text-quiet">{t("none")}</p>} />
      {answer.moved.length > 0 && <Moved answer={answer} scale={scale} services={services} />}
      <details className="text-sm">
        <summary className="target cursor-pointer font-medium">{t("assumes")}</summary>
        <ul className="mt-2 list-disc ps-5 text-quiet">
          <li>{t("assume1", { count: answer.after.guessedVisits })}</li>
          <li>{t("assume2")}</li>
          <li>{t("assume3", { count: answer.after.extraCalls })}</li>
          <li>{t("assume4")}</li>
          <li>{t("assume5")}</li>
        </ul>
      </details>
    </div>
  );
}

function Moved({ answer, scale, services }: { answer: ReplayAnswer; scale: TriageScale; services: QueueRules["services"] }) {
  const t = useWords(queueWords);
  const levels = useWords(scaleWords);
  const formats = useFormats();
  const call = (at: number | null) => (at === null ? t("never") : formats.clock(at));
  const difference = ({ beforeAt, afterAt }: ReplayAnswer["moved"][number]) => {
    if (beforeAt === null || afterAt === null) return "";
    const minutes = minutesBetween(beforeAt, afterAt);
    return t(minutes > 0 ? "later" : "sooner", { minutes: formats.minutes(Math.abs(minutes)) });
  };
  const columns: Column<ReplayAnswer["moved"][number]>[] = [
    { key: "number", header: t("ticket"), cell: (row) => row.number, className: "number font-medium", namesRow: true },
    { key: "level", header: t("level"), cell: (row) => levels(levelKey(scale, row.urgency)), hideOnPhone: true },
    { key: "service", header: t("service"), cell: (row) => services.find((s) => s.id === row.serviceId)?.name ?? row.serviceId, hideOnPhone: true },
    { key: "before", header: t("wouldBefore"), cell: (row) => call(row.beforeAt), isNumeric: true },
    { key: "after", header: t("wouldAfter"), cell: (row) => <span>{call(row.afterAt)} <span className="block text-xs text-quiet">{difference(row)}</span></span>, isNumeric: true },
  ];
  return <Table caption={t("movedTable")} showCaption density="compact" columns={columns} rows={answer.moved} rowKey={(row) => `${row.number} ${row.serviceId} ${row.beforeAt}`} className="max-h-80" />;
}
