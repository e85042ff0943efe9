import { secondMs, type EpochMs } from "#domain/time.ts";
import type { QueueTicket, QueueView } from "#features/desk/queue-types.ts";

export type CallTimer = {
  seconds: number;
  /** Which call this is, of how many that the clinic makes. */
  attempt: number;
  of: number;
  /** It is time for the next act, and which: another call, or the next patient. */
  asks: "recall" | "unanswered" | null;
};

/** How long ago a patient was called, and what the clinic's policy wants next; null for one who is not called. */
export function callTimer(ticket: Pick<QueueTicket, "state" | "calledAt" | "calls">, calls: QueueView["calls"], at: EpochMs): CallTimer | null {
  if (ticket.state !== "called" || ticket.calledAt === null) return null;
  // The picture may be a moment ahead of this screen's clock.
  const seconds = Math.max(0, Math.floor((at - ticket.calledAt) / secondMs));
  const asks = seconds < calls.everySeconds ? null : ticket.calls < calls.attempts ? "recall" : "unanswered";
  return { seconds, attempt: ticket.calls, of: Math.max(calls.attempts, ticket.calls), asks };
}

/** 45 s, 2:05. */
export function secondsSaid(seconds: number): string {
  return seconds < 60 ? `${seconds}\u00a0s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
