"use client";

import { useState } from "react";
import { Lightbulb, UserPlus, X } from "lucide-react";
import { useView, type First } from "#client/use-view.ts";
import type { PlanProposal } from "#contract/proposals.ts";
import { ChangeDialog } from "#features/plan/change-dialog.tsx";
import { DecidedLine } from "#features/plan/decided-line.tsx";
import { PlanCard } from "#features/plan/plan-card.tsx";
import { planWords } from "#features/plan/plan-words.ts";
import { RejectDialog } from "#features/plan/reject-dialog.tsx";
import { useDecisions } from "#features/plan/use-decisions.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** Who is proposed to go where, and what was decided of late. At the desk it takes no room while there is nothing to decide. */
export function PlanCards({ first, saysNothing = false }: { first: First<"plan">; /** Also says that nothing is proposed. */ saysNothing?: boolean }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const { view } = useView(first);
  const decisions = useDecisions();
  const [asking, setAsking] = useState<{ what: "change" | "reject"; proposal: PlanProposal } | null>(null);
  const open = view.proposals.filter(({ state }) => state === "open");
  const decided = view.proposals.filter(({ state }) => state !== "open");
  const orphans = [...decisions.refusals].filter(([id]) => !open.some((one) => one.id === id));
  const isEmpty = open.length + decided.length + view.shortOf.length + orphans.length === 0;
  if (isEmpty && !saysNothing) return null;
  return (
    <section aria-label={t("title")} className="mb-3 flex flex-col gap-2">
      {saysNothing && open.length + view.shortOf.length === 0 && (
        <p className="flex min-h-11 items-center gap-2.5 rounded-lg border border-dashed border-hairline px-4 text-sm text-quiet">
          <Lightbulb aria-hidden="true" className="size-4 shrink-0" />
          {view.mode === "off" ? t("off") : view.plannedAt === null ? t("nothing") : t("nothingAt", { time: formats.clock(view.plannedAt) })}
        </p>
      )}
      {open.length > 0 && (
        <ul className="flex flex-col gap-2">
          {open.map((proposal) => (
            <PlanCard key={proposal.id} proposal={proposal} decisions={decisions} onChange={() => setAsking({ what: "change", proposal })} onReject={() => setAsking({ what: "reject", proposal })} />
          ))}
        </ul>
      )}
      {view.shortOf.map(({ service, patients, minutes }) => (
        <p key={service.id} className="flex items-start gap-2.5 rounded-lg border border-hairline bg-raised px-3.5 py-2 text-sm">
          <UserPlus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-quiet" />
          {t("shortOf", { service: service.name, count: patients, minutes: formats.minutes(minutes) })}
        </p>
      ))}
      {decided.length > 0 && <ul className="flex flex-col gap-1">{decided.map((proposal) => <DecidedLine key={proposal.id} proposal={proposal} decisions={decisions} />)}</ul>}
      {orphans.map(([id, says]) => <Refused key={id} says={says} onDismiss={() => decisions.dismiss(id)} />)}
      {asking?.what === "change" && <ChangeDialog proposal={asking.proposal} now={view.asOf} decisions={decisions} onClose={() => setAsking(null)} />}
      {asking?.what === "reject" && <RejectDialog proposal={asking.proposal} now={view.asOf} timeZone={view.timeZone} decisions={decisions} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** Why a decision was not possible, beside what it is about. */
export function Refused({ says, onDismiss }: { says: string; onDismiss: () => void }) {
  const t = useWords(planWords);
  return (
    <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-sm text-late">
      <span className="pt-0.5"><StatusShape level="late" /></span>
      <span className="min-w-0 flex-1">{says}</span>
      <button type="button" aria-label={t("dismiss")} onClick={onDismiss} className="target inline-flex items-center justify-center rounded-sm hover:bg-late-soft"><X aria-hidden="true" className="size-3.5" /></button>
    </p>
  );
}
