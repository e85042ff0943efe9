import type { EpochMs } from "#domain/time.ts";
import { minutesBetween } from "#domain/time.ts";

/** How a wait went on after something was said of it. Minutes are counted from then. */
export type Outcome =
  | { kind: "called"; minutes: number }
  /** Not called before they left, were sent home or were taken off the list; without minutes when nobody knows when. */
  | { kind: "left"; minutes: number | null }
  /** The patient stepped out, was put on hold or sent to another line: what was said did not count any more. */
  | { kind: "withdrawn"; minutes: number }
  | { kind: "waiting"; minutes: number };

/** One line of the log of one ticket, as far as waits depend on it. */
export type Step = { at: EpochMs; type: string };

/**
 * What became of a wait of which something was said at `saidAt`; `undefined` for a ticket that was entered in error.
 * `steps` are those of the ticket in their order, with the days that were opened after it came.
 */
export function outcomeOf(steps: readonly Step[], saidAt: EpochMs, now: EpochMs): Outcome | undefined {
  const stood = withoutUndone(steps);
  if (stood.some((step) => step.type === "entered-in-error")) return undefined;
  const end = stood.find((step) => step.at >= saidAt && ends[step.type] !== undefined);
  const kind = end && ends[end.type];
  if (!end || !kind) return { kind: "waiting", minutes: Math.max(0, minutesBetween(saidAt, now)) };
  // A new day finds out that somebody has gone, not when.
  if (end.type === "day-opened") return { kind: "left", minutes: null };
  return { kind, minutes: minutesBetween(saidAt, end.at) };
}

const ends: Record<string, Exclude<Outcome["kind"], "waiting"> | undefined> = {
  called: "called",
  left: "left",
  cancelled: "left",
  "no-show": "left",
  "day-opened": "left",
  held: "withdrawn",
  "stepped-out": "withdrawn",
  "sent-out": "withdrawn",
  transferred: "withdrawn",
};

/** Lines about a ticket that are no moves, and so cannot be what was taken back. */
const noMove = new Set(["noted", "privacy-set", "day-opened"]);

/** A call that was taken back within its time has ended no wait. */
function withoutUndone(steps: readonly Step[]): Step[] {
  const stood: Step[] = [];
  for (const step of steps) {
    if (step.type !== "undone") stood.push(step);
    else {
      const last = stood.findLastIndex((one) => !noMove.has(one.type));
      if (last >= 0) stood.splice(last, 1);
    }
  }
  return stood;
}
