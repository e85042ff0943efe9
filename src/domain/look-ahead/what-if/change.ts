import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { fixed } from "#domain/look-ahead/law.ts";
import type { ArrivalStream, Situation, StaffModel, StaffMove } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** Something that might be done, or might happen, in the hours to come. `to` absent: for the rest of the day. */
export type Change =
  /** `roomId` absent: in any free room that hosts the service. */
  | { type: "add-staff"; skills: ServiceId[]; from: EpochMs; to?: EpochMs; roomId?: RoomId }
  /** After the patient who is with them; gone for the day without `to`. */
  | { type: "staff-away"; staffId: StaffId; from: EpochMs; to?: EpochMs }
  /** Whoever works there takes another free room, where there is one. */
  | { type: "close-room"; roomId: RoomId; from: EpochMs; to?: EpochMs }
  /** Evenly over these minutes, besides those who are expected anyhow. */
  | { type: "walk-ins"; serviceId: ServiceId; count: number; withinMinutes: number }
  | { type: "urgent"; serviceId: ServiceId; at: EpochMs };

/** Of each who is added whether every room that they could work in is somebody's already: then they add little or nothing. */
export function withoutRoom({ staff, rooms, at }: Situation, changes: readonly Change[]): number[] {
  const isTaken = (id: RoomId, from: EpochMs) => staff.some((person) => person.roomId === id && (person.awayUntil ?? 0) <= Math.max(from, at) && (person.shifts ?? [{ from: at, to: Infinity }]).some((shift) => shift.to > from));
  return changes.flatMap((change, i) => {
    if (change.type !== "add-staff") return [];
    const fitting = rooms.filter(({ id, serviceIds }) => (change.roomId === undefined ? serviceIds.some((service) => change.skills.includes(service)) : id === change.roomId));
    return fitting.length > 0 && fitting.every(({ id }) => isTaken(id, change.from)) ? [i] : [];
  });
}

/** The arrivals that changes bring: how long they wait themselves is no worse or better than before. */
export function streamsOf(changes: readonly Change[]): string[] {
  return changes.flatMap(({ type }, i) => (type === "walk-ins" || type === "urgent" ? [streamId(i)] : []));
}

const streamId = (i: number) => `what if ${i}`;

/** How urgent an urgent arrival is. */
const urgentIs: Urgency = 2;

/** The situation as it would be. Everybody else keeps their luck, so that a difference is the change's. */
export function changed(situation: Situation, changes: readonly Change[]): Situation {
  return changes.reduce((so, change, i) => withChange(so, change, i), situation);
}

function withChange(situation: Situation, change: Change, i: number): Situation {
  switch (change.type) {
    case "add-staff":
      return { ...situation, staff: [...situation.staff, oneMore(situation, change, i)] };
    case "staff-away":
      return { ...situation, staff: situation.staff.map((person) => (person.id === change.staffId ? without(person, change, situation.at) : person)) };
    case "close-room":
      return closeRoom(situation, change);
    case "walk-ins": {
      const to = situation.at + change.withinMinutes * minuteMs;
      return { ...situation, arrivals: [...situation.arrivals, arrivalsOf(i, change.serviceId, 4, { from: situation.at, to, count: change.count })] };
    }
    case "urgent": {
      const from = Math.max(situation.at, change.at - minuteMs);
      return { ...situation, arrivals: [...situation.arrivals, arrivalsOf(i, change.serviceId, urgentIs, { from, to: from + minuteMs, count: 1 })] };
    }
  }
}

function oneMore({ at }: Situation, { skills, from, to, roomId }: Extract<Change, { type: "add-staff" }>, i: number): StaffModel {
  // Whoever begins now is there already, and is nowhere late.
  const begins = from <= at ? at - minuteMs : from;
  return {
    id: `one more ${i}`,
    skills,
    ...(roomId === undefined ? {} : { roomId }),
    shifts: [{ from: begins, to: to ?? at + restOfDayMs }],
    ...(to === undefined ? { staysUntilEmpty: true as const } : {}),
  };
}

/** Longer than any day that is looked at. */
const restOfDayMs = 24 * 60 * minuteMs;

function without(person: StaffModel, { from, to }: Extract<Change, { type: "staff-away" }>, at: EpochMs): StaffModel {
  const { staysUntilEmpty, ...rest } = person;
  if (from <= at) {
    const awayUntil = Math.max(person.awayUntil ?? 0, to ?? Infinity);
    // Whoever has gone for the day does not come to another shift of it.
    return to === undefined ? { ...rest, awayUntil, shifts: (person.shifts ?? []).filter((shift) => shift.from <= at) } : { ...person, awayUntil };
  }
  const begins = from;
  const shifts = person.shifts ?? [{ from: at - minuteMs, to: at + restOfDayMs }];
  if (to === undefined) return { ...rest, shifts: shifts.filter((shift) => shift.from < begins).map((shift) => ({ ...shift, to: Math.min(shift.to, begins) })) };
  return {
    ...rest,
    ...(staysUntilEmpty && Math.max(...shifts.map((shift) => shift.to)) > to ? { staysUntilEmpty } : {}),
    shifts: shifts.flatMap((shift) => {
      if (to <= shift.from || begins >= shift.to) return [shift];
      if (begins <= shift.from) return to < shift.to ? [{ ...shift, from: to }] : [];
      if (to >= shift.to) return [{ ...shift, to: begins }];
      return [{ ...shift, breaks: joined([...(shift.breaks ?? []), { from: begins, to }]) }];
    }),
  };
}

/** Breaks that meet are one. */
function joined(breaks: { from: EpochMs; to: EpochMs }[]): { from: EpochMs; to: EpochMs }[] {
  const all: { from: EpochMs; to: EpochMs }[] = [];
  for (const { from, to } of [...breaks].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

function closeRoom(situation: Situation, { roomId, from, to }: Extract<Change, { type: "close-room" }>): Situation {
  const begins = Math.max(from, situation.at);
  const moves = situation.moves ?? [];
  const out = situation.staff.filter((person) => person.roomId === roomId).flatMap(({ id }): StaffMove[] => {
    const away = { staffId: id, at: begins, roomId: null };
    // Who is moved elsewhere in the meantime has no way back.
    const isMoved = moves.some((move) => move.staffId === id && move.roomId !== undefined && (to === undefined || move.at < to));
    return to === undefined || isMoved ? [away] : [away, { staffId: id, at: to, roomId }];
  });
  return {
    ...situation,
    rooms: situation.rooms.map((room) => (room.id === roomId ? { ...room, closed: [...(room.closed ?? []), { from: begins, to: to ?? Infinity }] } : room)),
    ...(out.length + moves.length > 0 ? { moves: [...moves, ...out] } : {}),
  };
}

/** So many, certainly, at equal distances: the last at `to`. */
function arrivalsOf(i: number, serviceId: ServiceId, urgency: Urgency, { from, to, count }: { from: EpochMs; to: EpochMs; count: number }): ArrivalStream {
  const gapMinutes = (to - from) / minuteMs / count;
  return {
    id: streamId(i),
    // Half a gap of room, so that the last of them is not lost to rounding.
    pieces: [{ from, to: to + (gapMinutes * minuteMs) / 2, perHour: 60 / gapMinutes }],
    gap: fixed(1),
    kinds: [{ share: 1, urgency, journey: [[serviceId]] }],
  };
}
