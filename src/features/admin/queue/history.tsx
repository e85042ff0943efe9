"use client";

import { Undo2 } from "lucide-react";
import type { QueueRules } from "#contract/queue-rules.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { useChange } from "#features/admin/queue/use-rules.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";

const partKeys = {
  policy: "partPolicy", visitTypes: "partVisitTypes", services: "partServices", rooms: "partRooms", staff: "partStaff", boards: "partBoards",
  name: "partName", region: "partRegion", languages: "partLanguages", openingHours: "partOpeningHours",
} as const;

type Change = QueueRules["history"][number]["changes"][number];

/** Who changed what, and when; each with its way back. */
export function History({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const formats = useFormats();
  const problemSays = useProblem();
  const change = useChange();
  const says = ({ part: code, what, name }: Change) => {
    const part = code in partKeys ? t(partKeys[code as keyof typeof partKeys]) : code;
    if (what === "reordered") return t("reordered", { part });
    if (name === null) return t("changedWhole", { part });
    return t(what === "added" ? "added" : what === "removed" ? "gone" : "changed", { part, name });
  };
  return (
    <div className="flex flex-col gap-3">
      {change.error && <Notice tone="problem" announce>{problemSays(change.error.problem)}</Notice>}
      <Card title={t("tabHistory")} flush>
        <p className="px-4 pb-3 text-sm text-quiet">{t("historySays")}</p>
        {rules.history.length === 0 && <Empty why={t("historyNone")} />}
        <ul className="border-t border-hairline empty:hidden">
          {rules.history.map(({ seq, at, by, changes }) => {
            const what = changes.map(says).join("; ");
            return (
              <li key={seq} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline px-4 py-2 last:border-b-0">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="text-sm">{what}</p>
                  <p className="number text-xs text-quiet">{by ?? t("byHouse")}, {formats.date(at)} {formats.clock(at)}</p>
                </div>
                <Button size="sm" icon={<Undo2 />} aria-label={t("takeBackOf", { what })} busy={change.isPending && (change.variables.body as { seq: number }).seq === seq} onClick={() => change.mutate({ method: "POST", path: "/undo", body: { seq }, says: t("undone") })}>
                  {t("takeBack")}
                </Button>
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
