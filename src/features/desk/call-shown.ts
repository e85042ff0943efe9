import { secondMs, type EpochMs } from "#domain/time.ts";
import type { QueueTicket, QueueView } from "#features/desk/queue-types.ts";

/** Where a call stands: the names of the boards, and whether one has read it out. `nowhere`: it should be on one by now and is not. */
export type CallShown = { boards: string[]; isSpoken: boolean; nowhere: boolean };

/** A board that works has drawn a call within a second or two; longer than this somebody should look, or call aloud. */
const patienceMs = 20 * secondMs;

/** Null where there is nothing to say: not called, not for public screens, or no screen of the service has spoken since the start. */
export function callShown(ticket: Pick<QueueTicket, "state" | "calledAt" | "isPrivate" | "serviceId" | "shownOn" | "spokenOn">, boards: QueueView["boards"], at: EpochMs): CallShown | null {
  if (ticket.state !== "called" || ticket.calledAt === null || ticket.isPrivate || ticket.shownOn === undefined) return null;
  const shown = (boards ?? []).filter(({ id }) => ticket.shownOn?.includes(id)).map(({ name }) => name);
  const isSpoken = (ticket.spokenOn ?? []).length > 0;
  if (shown.length > 0) return { boards: shown, isSpoken, nowhere: false };
  const isExpected = (boards ?? []).some(({ serviceIds, heardAt }) => heardAt !== null && (serviceIds.length === 0 || serviceIds.includes(ticket.serviceId)));
  return isExpected && at - ticket.calledAt > patienceMs ? { boards: [], isSpoken, nowhere: true } : null;
}
