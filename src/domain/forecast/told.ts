import type { ClinicState } from "#domain/clinic.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import { promise, type Promise } from "#domain/forecast/promise.ts";
import type { TicketId } from "#domain/ids.ts";
import { standing, whatChanged, type Change, type Standing } from "#domain/queue/what-changed.ts";
import { minuteMs, minutesBetween, type EpochMs } from "#domain/time.ts";

/** What a waiting patient has been told, and why it changed. */
export type Told = {
  /** Of which leg of the journey. */
  leg: number;
  /** On show now; null while nothing is known. */
  promise: Promise | null;
  /** By when the patient is called if we keep our word; what was said before visits turned out long still counts. */
  saidBy: EpochMs | null;
  /** How the ticket stood when its wait was last said anew. */
  standing: Standing;
  /** The latest few, newest last. */
  changes: ({ at: EpochMs } & Change)[];
  /** By how much the latest change put the upper end up; absent when it did not. */
  longerByMinutes?: number;
  /** Out of the line at the moment. */
  isAway?: true;
};

export const keptChanges = 3;
/** A promise comes down only when it does so with this to spare, so that it need not go up again. */
const spareMinutes = 2;
/** A call that comes so much sooner is news when it has a cause; without one, twice that. */
const newsMinutes = 5;
/** So long after what was said at most, the patient is asked to speak to the desk. */
export const overdueMinutes = 15;

/**
 * The same for the clinic as it stands at `at`. A wait that was said comes down as time passes and never goes up without a
 * reason beside it; it goes up as soon as the nine in ten of the forecast no longer fit into it. An estimate that stands in until
 * the look-ahead has answered is never said. `undefined` for a ticket of which nothing has been said yet.
 */
export function tell(before: Told | undefined, state: ClinicState, waits: Waits, ticketId: TicketId, at: EpochMs): Told | undefined {
  const ticket = state.tickets[ticketId];
  if (!ticket) return undefined;
  const forecast = waits.tickets[ticketId];
  if (ticket.state !== "waiting" || !forecast) return before && { ...before, isAway: true };
  const isSameLeg = before?.leg === ticket.leg;
  // What was said stands for the moment that the look-ahead takes; a first word can wait as long.
  if (forecast.known && forecast.isProvisional) return isSameLeg ? before : undefined;
  // Only what the forecast knew of can be the reason for it; what has happened since is that of the next.
  const known = waits.asOf ?? state;
  const next = forecast.known ? promise(forecast) : null;
  const anew = (changes: Change[], saidBy = next && at + next.atMostMinutes * minuteMs): Told => ({
    leg: ticket.leg,
    promise: next,
    saidBy,
    standing: standing(known, ticketId, at) ?? { upTo: at, ahead: [], behind: [], rooms: [], blocked: [] },
    changes: [...(isSameLeg && before ? before.changes : []), ...changes.map((change) => ({ at, ...change }))].slice(-keptChanges),
  });
  if (!before || !isSameLeg) return anew([]);
  const { promise: shown, saidBy } = before;
  if (before.isAway) return anew(shown && next && next.atMostMinutes > shown.atMostMinutes ? [{ code: "you-were-away", count: 1 }] : []);
  if (!forecast.known) return shown === null ? before : anew(whatChanged(before.standing, known, ticketId, at, "longer"), saidBy);
  if (shown === null || saidBy === null) return anew(whatChanged(before.standing, known, ticketId, at, "shorter"));

  // 35.0000001 is 35, as in promise.ts.
  if (forecast.p90 > shown.atMostMinutes + 1e-6 || forecast.p50 > shown.aboutMinutes + newsMinutes) {
    const why = whatChanged(before.standing, known, ticketId, at, "longer");
    const longerByMinutes = (next?.atMostMinutes ?? 0) - shown.atMostMinutes;
    // Long visits are nobody's fault, and no reason to forget what was said.
    return why.length > 0 ? { ...anew(why), longerByMinutes } : { ...anew([]), saidBy, longerByMinutes, changes: withPace(before.changes, "slower", at) };
  }
  const lower = promise({ p50: forecast.p50, p90: forecast.p90 + spareMinutes });
  const aboutMinutes = Math.min(shown.aboutMinutes, lower.aboutMinutes);
  if (lower.atMostMinutes >= shown.atMostMinutes) return { ...before, promise: { ...shown, aboutMinutes } };
  const sooner = minutesBetween(at + lower.atMostMinutes * minuteMs, saidBy);
  // What was held still while nobody served comes down in one step: no sooner than was said, and still a jump to whoever reads it.
  const step = shown.atMostMinutes - lower.atMostMinutes;
  const why = sooner > newsMinutes || step > newsMinutes ? whatChanged(before.standing, known, ticketId, at, "shorter") : [];
  if (why.length > 0) return anew(why);
  if (sooner > 2 * newsMinutes) return { ...anew([]), changes: withPace(before.changes, "faster", at) };
  return { ...before, promise: { aboutMinutes, atMostMinutes: lower.atMostMinutes }, saidBy: Math.min(saidBy, at + lower.atMostMinutes * minuteMs) };
}

/** The wait has passed what was said by more than anybody should have to bear in silence. */
export function isOverdue(told: Told | undefined, at: EpochMs): boolean {
  return told !== undefined && told.isAway === undefined && told.saidBy !== null && minutesBetween(told.saidBy, at) >= overdueMinutes;
}

/** Said once in a row: "slower, slower" tells nobody more. */
function withPace(changes: Told["changes"], code: "slower" | "faster", at: EpochMs): Told["changes"] {
  return [...withoutRepeatedPace(changes, code), { at, code, count: 1 } as const].slice(-keptChanges);
}

/** The same changes, ready for one with that code. */
export function withoutRepeatedPace(changes: Told["changes"], code: Change["code"]): Told["changes"] {
  return (code === "slower" || code === "faster") && changes.at(-1)?.code === code ? changes.slice(0, -1) : changes;
}
