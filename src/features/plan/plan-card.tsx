"use client";

import { useId, useState } from "react";
import { ArrowRightLeft, ChevronDown } from "lucide-react";
import type { PlanProposal } from "#contract/proposals.ts";
import { Refused } from "#features/plan/plan-cards.tsx";
import { headOf, worthOf } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import type { Decisions } from "#features/plan/use-decisions.ts";
import { WhyPlan } from "#features/plan/why-plan.tsx";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/** One proposal with what it is worth. Accepting is a promise to other people, so it waits for the server's answer. */
export function PlanCard({ proposal, decisions, onChange, onReject }: { proposal: PlanProposal; decisions: Decisions; onChange: () => void; onReject: () => void }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const why = useId();
  const says = headOf(proposal, t, formats);
  const worth = worthOf(proposal, t, formats);
  const refusal = decisions.refusals.get(proposal.id);
  return (
    <li className="rounded-lg border border-hairline bg-raised px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ArrowRightLeft aria-hidden="true" className="size-4 shrink-0 text-quiet" />
        <div className="min-w-0 flex-1 basis-72">
          <p className="number text-sm font-semibold">{says}{worth.length > 0 ? ":" : "."}</p>
          {worth.length > 0 && <p className="number text-sm">{worth.join(", ")}.</p>}
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          {proposal.worth && (
            <Button size="sm" variant="plain" aria-expanded={isOpen} aria-controls={why} aria-label={t("whyOf", { says })} onClick={() => setOpen(!isOpen)} icon={<ChevronDown className={classes("transition-[rotate]", isOpen && "rotate-180")} />}>
              {t("why")}
            </Button>
          )}
          <Button size="sm" variant="plain" aria-label={t("rejectOf", { says })} onClick={onReject}>{t("reject")}</Button>
          {proposal.choices.length > 0 && <Button size="sm" variant="quiet" aria-label={t("changeOf", { says })} onClick={onChange}>{t("change")}</Button>}
          <Button size="sm" variant="primary" aria-label={t("acceptOf", { says })} busy={decisions.isBusy(proposal.id)} onClick={() => void decisions.decide(proposal.id, { type: "accept" })}>{t("accept")}</Button>
        </div>
      </div>
      {refusal && <Refused says={refusal} onDismiss={() => decisions.dismiss(proposal.id)} />}
      <div id={why} hidden={!isOpen}>{isOpen && <WhyPlan proposal={proposal} />}</div>
    </li>
  );
}
