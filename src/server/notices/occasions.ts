import type { Told } from "#domain/forecast/told.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { ClinicState } from "#domain/clinic.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import type { NoticeRules } from "#domain/setup.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** A moment at which a patient should hear of it. `key` is the same however often and by however many processes it is seen. */
export type Occasion = { key: string } & (
  | { code: "soon" | "come-back" }
  /** `room` null: fetched in person. */
  | { code: "called" | "called-again"; room: string | null }
  | { code: "longer"; aboutMinutes: number; atMostMinutes: number }
);

export const usualNotices: NoticeRules = { whenAhead: 2 };

/** Whoever has only just come in sees where they stand. */
const notBeforeMs = 2 * minuteMs;
/** A wait that grows twice in so short a time is told once. */
const longerEveryMs = 15 * minuteMs;
const longerFrom = 10;

/** What there is to tell of a ticket at `at`. `waits` holds those who are out as if they were back. */
export function occasionsOf(state: ClinicState, ticket: Ticket, waits: Waits, told: Told | undefined, at: EpochMs): Occasion[] {
  const leg = legOf(ticket);
  const here = `${ticket.leg}`;
  switch (ticket.state) {
    case "called": {
      const room = ticket.isPrivate ? null : (state.setup.rooms.find((r) => r.id === leg.roomId)?.name ?? null);
      // Another room is another call: the key is of the moment.
      return leg.calls > 1 ? [{ key: `${here}/called/${leg.calledAt}/${leg.calls}`, code: "called-again", room }] : [{ key: `${here}/called/${leg.calledAt}`, code: "called", room }];
    }
    case "waiting":
      if (isNear(state, ticket, waits) && at - (leg.waitingSince ?? at) >= notBeforeMs) return [{ key: `${here}/soon`, code: "soon" }];
      return longer(told, here, at);
    case "stepped-out":
      return isNear(state, ticket, waits) && at - (ticket.pause?.since ?? at) >= notBeforeMs ? [{ key: `${here}/come-back/${ticket.pause?.since ?? 0}`, code: "come-back" }] : [];
    default:
      return [];
  }
}

/** Whether the notice of an occasion of that key says how long. */
export const tellsRange = (key: string): boolean => /^\d+\/longer\//.test(key);

/** Everybody's waits, with those who have stepped out in their place as if they were back. */
export function withThoseWhoAreOut(state: ClinicState): ClinicState {
  const back = (t: Ticket): Ticket => (t.state === "stepped-out" ? { ...t, state: "waiting", pause: undefined } : t);
  return { ...state, tickets: Object.fromEntries(Object.entries(state.tickets).map(([id, t]) => [id, back(t)])) };
}

function isNear(state: ClinicState, ticket: Ticket, waits: Waits): boolean {
  const { whenAhead, minutesBefore } = state.setup.notices ?? usualNotices;
  const wait = waits.tickets[ticket.id];
  if (!wait?.known) return false;
  return wait.ahead <= whenAhead || (minutesBefore !== undefined && wait.p50 <= minutesBefore);
}

/** Told only when it is longer by much, and for a reason that can be named. */
function longer(told: Told | undefined, here: string, at: EpochMs): Occasion[] {
  const last = told?.changes.at(-1);
  if (!told?.promise || !last || told.longerByMinutes === undefined || told.longerByMinutes < longerFrom || at - last.at > longerEveryMs) return [];
  return [{ key: `${here}/longer/${Math.floor(last.at / longerEveryMs)}`, code: "longer", ...told.promise }];
}
