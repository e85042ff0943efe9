import type { ServiceId, StaffId } from "#domain/ids.ts";
import { mean } from "#domain/look-ahead/law.ts";
import type { RoomModel, ServiceModel, StaffModel } from "#domain/look-ahead/situation.ts";
import { demandBySlot } from "#domain/planning/demand.ts";
import { freeToMoveAt } from "#domain/planning/free-to-move.ts";
import { ProgrammeBuilder, type MixedInteger } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** What things weigh against a minute of one patient's waiting. */
export type Weights = {
  /** A minute that the patients at the end of a line will wait beyond their target. */
  overTarget: number;
  /** A minute of the queue that comes from chance even where there are people enough. */
  congestion: number;
  /** Patient-minutes that a move must save to be worth it, beyond the set-up. */
  move: number;
  /** Minutes that whoever is left in line at the horizon is taken to wait on. */
  horizonMinutes: number;
};

/** Over an hour or two the lines that are there say more than those that chance would make: counted as well, they keep people where nobody waits. */
export const usualWeights: Weights = { overTarget: 1, congestion: 0, move: 12, horizonMinutes: 30 };

/** Minutes of each slot; the first is decided in whole people, the others only show where it leads. */
export const usualSlots = [15, 15, 30, 30];
/** The same hour and a half in fewer, for clinics so large that the solver would not be done in time. */
const coarseSlots = [15, 30, 45];
const largeStaff = 80;
const wholeSlots = 1;

/** People who cannot be told apart by what they can do, do now, and when they are there. */
export type StaffGroup = { members: StaffId[]; skills: ServiceId[]; speed: Record<ServiceId, number>; now: ServiceId | undefined; presence: number[]; lockedSlots: number };

export type Programme = {
  programme: MixedInteger;
  groups: StaffGroup[];
  /** How many of each group the plan wants at each service in the first slot. */
  wanted(values: Float64Array): Map<ServiceId, number>[];
  /** Patients in line at the horizon though the plan is kept, by service. */
  left(values: Float64Array): Map<ServiceId, number>;
};

/**
 * The rolling plan as a mixed-integer programme: so many of each group at each service in each slot, rooms that can host them, lines that grow by
 * who comes and shrink by who is served. Its cost is in patient-minutes of waiting until the horizon.
 */
export function programme(moment: PlanningMoment, { slots = moment.situation.staff.length > largeStaff ? coarseSlots : usualSlots, weights = usualWeights, isFixed = false }: { slots?: number[]; weights?: Weights; /** Everybody stays where they begin. */ isFixed?: boolean } = {}): Programme {
  const { situation } = moment;
  const services = situation.services;
  const starts = slots.map((_, i) => situation.at + slots.slice(0, i).reduce((a, b) => a + b, 0) * minuteMs);
  const groups = groupsOf(moment, starts, slots, isFixed);
  const demand = demandBySlot(situation, slots);
  const build = new ProgrammeBuilder();

  const at = groups.map((group) => new Map(group.skills.map((id) => [id, isFixed ? Array<number>(slots.length).fill(build.column({ upper: group.members.length, isWhole: true })) : slots.map((_, t) => stockColumn(build, group, id, t))])));
  const entries = groups.map((group) => new Map(group.skills.map((id) => [id, slots.map(() => build.column({ cost: weights.move }))])));
  groups.forEach((group, g) => {
    for (const [t] of slots.entries()) {
      build.row(group.skills.map((id) => [column(at, g, id, t), 1]), { upper: group.members.length });
      for (const id of group.skills) {
        const before: [number, number][] = t > 0 ? [[column(at, g, id, t - 1), -1]] : [];
        if (isFixed) continue;
        const had = t === 0 && id === group.now ? group.members.length : 0;
        // Who comes in, beyond who was there.
        build.row([[column(entries, g, id, t), 1], [column(at, g, id, t), -1], ...before.map(([c, v]): [number, number] => [c, -v])], { lower: -had });
      }
    }
  });
  roomRows(build, situation.rooms, services, starts, slots, (id, t) => groups.flatMap((group, g): [number, number][] => (group.skills.includes(id) ? [[column(at, g, id, t), 1]] : [])));

  const served = services.map(() => slots.map(() => build.column({})));
  const queue = services.map(() => slots.map((minutes, t) => build.column({ cost: (minutes + (slots[t + 1] ?? 0)) / 2 + (t === slots.length - 1 ? weights.horizonMinutes : 0) })));
  services.forEach((service, s) => {
    const perVisit = mean(service.law);
    for (const [t, minutes] of slots.entries()) {
      const capacity = groups.flatMap((group, g): [number, number][] => {
        if (!group.skills.includes(service.id)) return [];
        const rate = (group.speed[service.id] ?? 1) / perVisit;
        return [
          [column(at, g, service.id, t), -rate * minutes * (group.presence[t] ?? 1)],
          [column(entries, g, service.id, t), rate * Math.min(minutes, situation.setUpMinutes ?? 0)],
        ];
      });
      const servedNow = served[s]?.[t] as number;
      const queueNow = queue[s]?.[t] as number;
      build.row([[servedNow, 1], ...capacity], { upper: 0 });
      const sentOn = services.flatMap((from, f): [number, number][] => {
        const share = onwardShare(from, service.id);
        return share > 0 ? [[served[f]?.[t] as number, -share]] : [];
      });
      const comes = demand.arrivals[s]?.[t] ?? 0;
      const before: [number, number][] = t > 0 ? [[queue[s]?.[t - 1] as number, -1]] : [];
      build.row([[queueNow, 1], [servedNow, 1], ...before, ...sentOn], { lower: comes + (t === 0 ? (demand.waiting[s] ?? 0) : 0), upper: comes + (t === 0 ? (demand.waiting[s] ?? 0) : 0) });
      // At this pace the last in line waits queue / served * minutes; what is beyond the target counts again.
      const excess = build.column({ cost: weights.overTarget * minutes });
      build.row([[excess, 1], [queueNow, -1], [servedNow, (demand.targetMinutes[s] ?? 60) / minutes]], { lower: 0 });
      congestionRows(build, weights.congestion * minutes, comes + sentOnMean(demand.arrivals, services, s, t), capacity);
    }
  });

  return {
    programme: build.build(),
    groups,
    left: (values) => new Map(services.map((service, s) => [service.id, values[queue[s]?.at(-1) as number] ?? 0])),
    wanted: (values) => groups.map((group, g) => new Map(group.skills.map((id) => [id, Math.round(values[column(at, g, id, 0)] ?? 0)]))),
  };
}

function stockColumn(build: ProgrammeBuilder, group: StaffGroup, id: ServiceId, t: number): number {
  const stays = t < group.lockedSlots && id === group.now;
  return build.column({ lower: stays ? group.members.length : 0, upper: group.members.length, isWhole: t < wholeSlots });
}

function column(of: Map<ServiceId, number[]>[], g: number, id: ServiceId, t: number): number {
  return of[g]?.get(id)?.[t] as number;
}

/** Rooms of one kind are counted together; which room it is is decided when somebody goes. */
function roomRows(build: ProgrammeBuilder, rooms: RoomModel[], services: ServiceModel[], starts: EpochMs[], slots: number[], people: (id: ServiceId, t: number) => [number, number][]): void {
  if (rooms.length === 0) return;
  for (const [t, minutes] of slots.entries()) {
    const kinds = new Map<string, { serviceIds: ServiceId[]; count: number }>();
    for (const room of rooms) {
      if ((room.blockedUntil ?? 0) >= (starts[t] as number) + (minutes * minuteMs) / 2) continue;
      const key = room.serviceIds.toSorted().join();
      const kind = kinds.get(key) ?? { serviceIds: room.serviceIds, count: 0 };
      kinds.set(key, { ...kind, count: kind.count + 1 });
    }
    const used = new Map(services.map((service) => [service.id, [] as [number, number][]]));
    const fixed = new Map<ServiceId, number>();
    for (const { serviceIds, count } of kinds.values()) {
      const [only] = serviceIds;
      if (serviceIds.length === 1 && only !== undefined) {
        fixed.set(only, (fixed.get(only) ?? 0) + count);
        continue;
      }
      const columns = serviceIds.map((id): [number, number] => {
        const share = build.column({ upper: count });
        used.get(id)?.push([share, -1]);
        return [share, 1];
      });
      build.row(columns, { upper: count });
    }
    for (const { id } of services) {
      const terms = people(id, t);
      if (terms.length > 0) build.row([...terms, ...(used.get(id) ?? [])], { upper: fixed.get(id) ?? 0 });
    }
  }
}

/** Of those who are served here, the share that goes on there. */
export function onwardShare(from: ServiceModel, to: ServiceId): number {
  return (from.onward ?? []).reduce((sum, { probability, serviceIds }) => sum + (serviceIds.includes(to) ? probability : 0), 0);
}

function sentOnMean(arrivals: number[][], services: ServiceModel[], s: number, t: number): number {
  return services.reduce((sum, from, f) => sum + onwardShare(from, services[s]?.id as ServiceId) * (arrivals[f]?.[t] ?? 0), 0);
}

/**
 * The line that chance alone makes, as the upper edge of straight lines below a convex curve of the patients who could be served in the slot.
 * Source: Sakasegawa 1977, with visits about half as varied as exponential ones.
 */
function congestionRows(build: ProgrammeBuilder, cost: number, comes: number, capacity: [number, number][]): void {
  if (cost === 0 || comes <= 0) return;
  const line = build.column({ cost });
  const length = (could: number) => {
    const load = Math.min(0.97, comes / could);
    return (0.75 * load ** 2) / (1 - load);
  };
  for (const load of [0.5, 0.65, 0.78, 0.88, 0.95]) {
    const could = comes / load;
    const slope = (length(could * 1.001) - length(could)) / (0.001 * could);
    // line >= length(could) + slope * (capacity - could); `capacity` is given with its sign turned.
    build.row([[line, 1], ...capacity.map(([c, v]): [number, number] => [c, slope * v])], { lower: length(could) - slope * could });
  }
}

function groupsOf({ situation, limits, moved }: PlanningMoment, starts: EpochMs[], slots: number[], isFixed: boolean): StaffGroup[] {
  const groups = new Map<string, StaffGroup>();
  for (const person of situation.staff) {
    const bySlot = slots.map((minutes, t) => Math.round(10 * presenceOf(person, starts[t] as number, minutes, situation.at)) / 10);
    // Over a whole day it does not matter whose break is when: people of one skill and one shift are alike.
    const presence = isFixed ? shiftShares(person, starts, slots) : bySlot;
    if (presence.every((share) => share === 0)) continue;
    const now = person.serves?.length === 1 ? person.serves[0] : person.lastServiceId;
    const free = freeToMoveAt(moved[person.id] ?? [], situation.at, limits);
    // Whoever is away in the first slot is not sent anywhere: they go where they are needed when they are back.
    const isOver = person.shifts !== undefined && person.shifts.every((shift) => shift.to <= situation.at);
    const lockedSlots = now === undefined ? 0 : isOver ? slots.length : Math.max((person.awayUntil ?? 0) > situation.at || presence[0] === 0 ? 1 : 0, starts.filter((start) => start < free).length);
    const speed = Object.fromEntries(person.skills.map((id) => [id, person.speed?.[id] ?? 1]));
    const key = JSON.stringify([person.skills.map((id) => [id, speed[id]]).sort(), now, presence, lockedSlots]);
    const group = groups.get(key) ?? { members: [], skills: person.skills, speed, now, presence, lockedSlots };
    for (let i = 0; i < (person.count ?? 1); i++) group.members.push(person.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The share of each slot that the shift covers, breaks spread over all of it. */
function shiftShares(person: StaffModel, starts: EpochMs[], slots: number[]): number[] {
  const shifts = person.shifts ?? [];
  const lengths = (periods: { from: EpochMs; to: EpochMs }[]) => periods.reduce((sum, { from, to }) => sum + to - from, 0);
  const kept = shifts.length === 0 ? 1 : 1 - lengths(shifts.flatMap((shift) => shift.breaks ?? [])) / lengths(shifts);
  const withoutBreaks = { ...person, ...(person.shifts ? { shifts: shifts.map(({ from, to }) => ({ from, to })) } : {}) };
  return slots.map((minutes, t) => kept * presenceOf(withoutBreaks, starts[t] as number, minutes, starts[0] as number));
}

/** The share of a slot in which somebody is there. */
export function presenceOf(person: StaffModel, from: EpochMs, minutes: number, now: EpochMs): number {
  const to = from + minutes * minuteMs;
  const away = overlap(from, to, now, person.awayUntil ?? now);
  if (!person.shifts) return 1 - away / (to - from);
  const there = person.shifts.reduce((sum, shift) => {
    const rest = (shift.breaks ?? []).reduce((gone, pause) => gone + overlap(Math.max(from, shift.from, person.awayUntil ?? from), Math.min(to, shift.to), pause.from, pause.to), 0);
    return sum + overlap(Math.max(from, person.awayUntil ?? from), to, shift.from, shift.to) - rest;
  }, 0);
  // Whoever stays until nobody waits is still there, for as long as it takes.
  const last = Math.max(...person.shifts.map((shift) => shift.to));
  const after = person.staysUntilEmpty ? overlap(Math.max(from, person.awayUntil ?? from), to, last, Infinity) : 0;
  return Math.max(0, Math.min(1, (there + after) / (to - from)));
}

function overlap(a: EpochMs, b: EpochMs, c: EpochMs, d: EpochMs): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c));
}
