"use client";

import { Lightbulb } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { RecommendationCard } from "#features/desk/recommendation-card.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { useWords } from "#ui/language.tsx";

/** One row of cards at most: who has a phone at the ear reads three. */
const shown = 3;

/** What the planner proposes, best first. Its height stays, so that nothing below jumps under a finger. */
export function Recommendations() {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const proposals = view.proposals.slice(0, shown);
  // The card may be gone by the time its refusal arrives.
  const orphans = [...acts.refusals.keys()].filter((subject) => subject.startsWith("proposal:") && !proposals.some(({ id }) => subject === `proposal:${id}`));
  return (
    <section aria-label={t("recommended")} className="mb-3">
      {orphans.map((subject) => <Refusal key={subject} subject={subject} className="mb-2" />)}
      {proposals.length === 0 ? (
        <p className="flex min-h-17.5 items-center gap-2.5 rounded-lg border border-dashed border-hairline px-4 text-sm text-quiet">
          <Lightbulb aria-hidden="true" className="size-4 shrink-0" />
          {t("nothingRecommended")}
        </p>
      ) : (
        <ul className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
          {proposals.map((proposal, rank) => <RecommendationCard key={proposal.id} proposal={proposal} isFirst={rank === 0} />)}
        </ul>
      )}
    </section>
  );
}
