import { closingHourAt } from "#domain/closing-hour.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { ServiceId, ZoneId } from "#domain/ids.ts";
import type { Draws } from "#domain/look-ahead/answer.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { quantileOf } from "#domain/look-ahead/wait-summary.ts";
import { workingDay } from "#domain/look-ahead/working-day.ts";
import { hourMs, minuteMs, minutesBetween, type EpochMs } from "#domain/time.ts";

/** A number of patients at one moment to come: the middle and the range that holds eight times in ten. */
export type Band = { at: EpochMs; p10: number; p50: number; p90: number };

/** When the last patient is done, in epoch ms; or why nobody can say. */
export type Emptying =
  | { known: true; closesAt: EpochMs; p10: EpochMs; p50: EpochMs; p80: EpochMs; p90: EpochMs }
  | { known: false; because: "no-hours" | "too-early" | "nobody-serves" | "nobody-here"; closesAt?: EpochMs };

/** The next hours of a clinic, as far as the look-ahead can see them. */
export type Outlook = {
  at: EpochMs;
  /** In line, by service. */
  waiting: Record<ServiceId, Band[]>;
  /** In any line. */
  waitingInAll: Band[];
  /** Of rooms that belong to a zone: patients in them. */
  inRooms: Record<ZoneId, Band[]>;
  /** The same now, which the bands begin at. */
  now: { waiting: Record<ServiceId, number>; waitingInAll: number; inRooms: Record<ZoneId, number> };
  /** Whether anybody new is expected: else only those who are here are seen. */
  expectsArrivals: boolean;
  emptying: Emptying;
};

export const outlookStepMinutes = 15;
export const outlookMinutes = 180;
/** The pace of the last hour is believed for so long; who has learned more sees arrivals up to closing. */
const paceMs = 4 * hourMs;
/** After closing nobody is looked at for longer. */
const longestAfterMs = 6 * hourMs;

/** One look for all: queues and rooms every quarter of an hour, and when the last patient is done. */
export function outlookOf(state: ClinicState, at: EpochMs, learned: Learned, draws: Draws): Outlook {
  const believed = situationOf(state, at, learned);
  const closesAt = closingHourAt(state.setup, at);
  const situation = closesAt === undefined ? believed : workingDay(believed, closesAt);
  const untilEmpty = closesAt !== undefined && whyNoEnd(situation, closesAt) === undefined;
  const horizonsMinutes = [0, ...horizons(closesAt === undefined ? undefined : minutesBetween(at, closesAt))];
  const rooms = Object.fromEntries(state.setup.rooms.flatMap(({ id, zoneId }) => (zoneId === null ? [] : [[id, zoneId]])));
  const inLine = Object.fromEntries(state.setup.services.map(({ id }) => [id, anyLine]));
  const answer = lookAhead(
    situation,
    {
      horizonsMinutes, zones: { waiting: inLine, rooms },
      ...(untilEmpty ? { untilEmpty, atMostMinutes: Math.max(outlookMinutes, minutesBetween(at, closesAt + longestAfterMs)) } : { atMostMinutes: outlookMinutes }),
    },
    draws,
  );
  const bands = (of: (horizon: (typeof answer.horizons)[number]) => Uint16Array | undefined) => answer.horizons.map((horizon) => bandOf(of(horizon), at + horizon.minutes * minuteMs));
  const [first] = answer.horizons;
  const now = (counts: Uint16Array | undefined) => counts?.[0] ?? 0;
  const zones = [...new Set(Object.values(rooms))];
  return {
    at,
    waiting: Object.fromEntries(state.setup.services.map(({ id }) => [id, bands((horizon) => horizon.waiting[id])])),
    waitingInAll: bands((horizon) => horizon.zones[anyLine]),
    inRooms: Object.fromEntries(zones.map((id) => [id, bands((horizon) => horizon.zones[id])])),
    now: {
      waiting: Object.fromEntries(state.setup.services.map(({ id }) => [id, now(first?.waiting[id])])),
      waitingInAll: now(first?.zones[anyLine]),
      inRooms: Object.fromEntries(zones.map((id) => [id, now(first?.zones[id])])),
    },
    expectsArrivals: situation.appointments.length > 0 || situation.arrivals.some((stream) => stream.pieces.some((piece) => piece.to > at && piece.perHour > 0)),
    emptying: closesAt === undefined ? { known: false, because: "no-hours" } : emptyingOf(situation, closesAt, answer.emptyAfterMinutes),
  };
}

/** All lines together, as one place. No zone is called that. */
const anyLine = "any line";

/** Up to closing, where that is soon; at least an hour, since patients stay on. */
function horizons(minutesToClosing: number | undefined): number[] {
  const until = Math.min(outlookMinutes, Math.max(60, (minutesToClosing ?? Infinity) + 30));
  return Array.from({ length: Math.floor(until / outlookStepMinutes) }, (_, i) => (i + 1) * outlookStepMinutes);
}

function bandOf(counts: Uint16Array | undefined, at: EpochMs): Band {
  const sorted = Uint16Array.from(counts ?? [0]).sort();
  return { at, p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

function whyNoEnd({ at, arrivals, waiting, inService, appointments }: Situation, closesAt: EpochMs): "too-early" | "nobody-here" | undefined {
  if (at >= closesAt) return waiting.length + inService.length === 0 ? "nobody-here" : undefined;
  if (closesAt - at <= paceMs) return waiting.length + inService.length + appointments.length + arrivals.length === 0 ? "nobody-here" : undefined;
  const lastSeen = Math.max(0, ...arrivals.flatMap((stream) => stream.pieces.map((piece) => piece.to)));
  return lastSeen >= closesAt - hourMs ? undefined : "too-early";
}

function emptyingOf(situation: Situation, closesAt: EpochMs, minutes: Float64Array | undefined): Emptying {
  const because = whyNoEnd(situation, closesAt);
  if (because !== undefined || minutes === undefined) return { known: false, because: because ?? "too-early", closesAt };
  const sorted = minutes.slice().sort();
  const moment = (level: number) => situation.at + quantileOf(sorted, level) * minuteMs;
  const [p10, p50, p80, p90] = [0.1, 0.5, 0.8, 0.9].map(moment) as [number, number, number, number];
  // In so many futures somebody is left over whom nobody serves that an end cannot be named.
  if (!Number.isFinite(p90)) return { known: false, because: "nobody-serves", closesAt };
  return { known: true, closesAt, p10, p50, p80, p90 };
}
