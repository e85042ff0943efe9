"use client";

import { Bot, Check, Undo2, X } from "lucide-react";
import type { PlanProposal } from "#contract/proposals.ts";
import { Refused } from "#features/plan/plan-cards.tsx";
import { headOf, reasonKey } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import type { Decisions } from "#features/plan/use-decisions.ts";
import { Button } from "#ui/button.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** What was decided of late, by whom, and its way back. */
export function DecidedLine({ proposal, decisions }: { proposal: PlanProposal; decisions: Decisions }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const { id, state, isAuto, decidedBy, decidedAt, undoneBy, undoUntil, because } = proposal;
  const says = headOf(proposal, t, formats);
  const by = { by: (state === "undone" ? undoneBy : decidedBy) ?? "" };
  const who = state === "undone" ? t("undoneBy", by) : isAuto ? t("itself") : state === "edited" ? t("editedBy", by) : state === "rejected" ? t("rejectedBy", by) : t("acceptedBy", by);
  const Icon = state === "undone" ? Undo2 : state === "rejected" ? X : isAuto ? Bot : Check;
  const refusal = decisions.refusals.get(id);
  return (
    <li className="px-3.5 text-sm text-quiet">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1">
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        <span className="number min-w-0 flex-1 basis-60">
          {decidedAt !== null && `${formats.clock(decidedAt)} `}{who}: {says}.{because && state === "rejected" ? ` ${t("reasonWas", { reason: reasonKey(because.code) })}${because.note ? `: ${because.note}` : ""}.` : ""}
        </span>
        {undoUntil !== null && <Button size="sm" variant="quiet" aria-label={t("undoOf", { says })} busy={decisions.isBusy(id)} onClick={() => void decisions.decide(id, { type: "undo" })}>{t("undo")}</Button>}
      </div>
      {refusal && <Refused says={refusal} onDismiss={() => decisions.dismiss(id)} />}
    </li>
  );
}
