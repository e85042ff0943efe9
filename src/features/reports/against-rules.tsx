"use client";

import type { AccuracyReport } from "#contract/accuracy.ts";
import { comparedRules } from "#domain/forecast/score/compared-rules.ts";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { fixed } from "#features/reports/fixed.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Table, type Column } from "#ui/table.tsx";

type Rule = AccuracyReport["against"][number]["rule"];
type Row = { id: string; name: string; waits: number; maeMinutes: number; against: AccuracyReport["against"] };

const ruleWords = {
  "last-5": "ruleLast5", "rolling-60": "ruleRolling", les: "ruleLes", hol: "ruleHol",
  "queue-length": "ruleQueue", "waitwhile-classic": "ruleWaitwhile", tablesready: "ruleTables",
} as const satisfies Record<Rule, string>;

/** What the forecaster is worth beside what could be said without one. */
export function AgainstRules({ report }: { report: AccuracyReport }) {
  const t = useWords(accuracyWords);
  const formats = useFormats();
  const language = useLanguage();
  const { score, against, byService, services } = report;
  if (!score) return null;
  const rowOf = (id: string, name: string, of: { waits: number; maeMinutes: number }, rules: AccuracyReport["against"]): Row => ({ id, name, waits: of.waits, maeMinutes: of.maeMinutes, against: rules });
  const rows = [
    ...(byService.length === 1 ? [] : [rowOf("", t("allServices"), score, against)]),
    ...services.flatMap(({ id, name }) => byService.filter((one) => one.serviceId === id).map((one) => rowOf(id, name, one.score, one.against))),
  ];
  const ratioOf = (row: Row, rule: Rule) => row.against.find((one) => one.rule === rule)?.ratio;
  const columns: Column<Row>[] = [
    { key: "service", header: t("service"), cell: (row) => row.name, namesRow: true },
    { key: "waits", header: t("cases"), cell: (row) => formats.number(row.waits), isNumeric: true },
    { key: "ours", header: t("ourError"), cell: (row) => `${fixed(row.maeMinutes, 1, language)} ${t("minutes")}`, isNumeric: true },
    ...comparedRules.map((rule): Column<Row> => ({
      key: rule,
      header: t(ruleWords[rule]),
      cell: (row) => {
        const ratio = ratioOf(row, rule);
        return ratio === undefined ? <span className="text-quiet"><span aria-hidden="true">–</span><span className="sr-only">{t("noRatio")}</span></span> : t("times", { ratio: fixed(ratio, 1, language) });
      },
      isNumeric: true,
    })),
  ];
  return (
    <div data-long="">
      <Card title={t("against")} flush>
        <p className="px-4 pb-2 text-sm text-quiet">{t("againstHow")}</p>
        <Table caption={t("againstCaption")} density="compact" columns={columns} rows={rows} rowKey={(row) => row.id} />
      </Card>
    </div>
  );
}
