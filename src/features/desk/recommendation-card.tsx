"use client";

import { ArrowRightLeft, Megaphone } from "lucide-react";
import type { CommandInput } from "#contract/commands.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Proposal, QueueView } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";

/** A proposal with its reasons. Accepting is a promise to other people, so it waits for the server's answer. */
export function RecommendationCard({ proposal, isFirst }: { proposal: Proposal; isFirst: boolean }) {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const subject = `proposal:${proposal.id}`;
  const Icon = proposal.act.type === "call" ? Megaphone : ArrowRightLeft;
  const because = proposal.because.join(" ");
  return (
    <li className={classes("flex min-h-17.5 min-w-0 flex-col justify-center rounded-lg border border-hairline bg-raised py-2 ps-3.5 pe-2.5", !isFirst && "max-sm:hidden")}>
      <div className="flex items-center gap-3">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-quiet" />
        <div className="min-w-0 flex-1">
          <p className="number truncate text-sm font-semibold" title={proposal.says}>{proposal.says}</p>
          <p className="number line-clamp-2 text-xs text-quiet" title={because}>{because}</p>
        </div>
        <Button
          size="sm"
          aria-label={t("acceptProposal", { says: proposal.says })}
          busy={acts.isBusy(subject)}
          onClick={() => void acts.act(subject, commandOf(proposal, view))}
        >
          {t("accept")}
        </Button>
      </div>
      <Refusal subject={subject} className="mt-1.5" />
    </li>
  );
}

function commandOf({ act }: Proposal, view: QueueView): CommandInput {
  if (act.type === "move-staff") return { type: "assign-staff", staffId: act.staffId, roomId: act.roomId };
  const version = view.tickets.find((ticket) => ticket.id === act.ticketId)?.version;
  return { ...act, ...(version === undefined ? {} : { expectedVersion: version }) };
}
