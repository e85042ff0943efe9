import type { Book } from "#domain/forecast/back-test/book.ts";
import { activeServers, countSince, meanServiceMinutes, type InRoom, type Lately, type Line, type Patient } from "#domain/forecast/back-test/line.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** Numbers that say how the line stands for one patient; NaN where nothing is known. The order is that of `features`. */
export function featuresOf(line: Line, patient: Patient, at: EpochMs, book: Book, clock: WallClock, classCode: number): Float32Array {
  const view = look(line, patient, at, book, clock, classCode);
  return Float32Array.from(features, (feature) => feature.of(view));
}

type View = {
  line: Line;
  patient: Patient;
  at: EpochMs;
  book: Book;
  clock: WallClock;
  classCode: number;
  ahead: number;
  aheadOfClass: number;
  ofClass: number;
  /** Waiting, whose class is usually called sooner than mine. */
  ofSwifter: number;
  /** Waiting, whose appointment is before mine. */
  dueBefore: number;
  /** Waiting for the same provider, and of these the ones due before me. */
  atProvider: number;
  dueBeforeAtProvider: number;
  head: Patient | undefined;
  headOfClass: Patient | undefined;
  guests: InRoom[];
  elapsedMinutes: number[];
  meanMinutes: number;
  ofMyClass: Lately | undefined;
  ofMyProvider: Lately | undefined;
  providerGuest: InRoom | undefined;
  active: number;
  active20: number;
  idle: number;
  /** In the book of the next hour and not here yet. */
  dueNextHour: number;
  /** In the book before me, with my provider, and not here yet. */
  absentBeforeAtProvider: number;
  lateAtProvider: number;
};

const since = (at: EpochMs, moment: EpochMs | undefined) => (moment === undefined ? NaN : (at - moment) / minuteMs);

export const features: readonly { name: string; of: (view: View) => number }[] = [
  { name: "waited", of: (v) => since(v.at, v.patient.arrivedAt) },
  { name: "waiting", of: (v) => v.line.waiting.length },
  { name: "ahead", of: (v) => v.ahead },
  { name: "ahead of the class", of: (v) => v.aheadOfClass },
  { name: "waiting of the class", of: (v) => v.ofClass },
  { name: "waiting of swifter classes", of: (v) => v.ofSwifter },
  { name: "waiting with an earlier appointment", of: (v) => v.dueBefore },
  { name: "in service", of: (v) => v.guests.length },
  { name: "in service longer than usual", of: (v) => v.elapsedMinutes.filter((m) => m > v.meanMinutes).length },
  { name: "mean elapsed", of: (v) => mean(v.elapsedMinutes) },
  { name: "longest elapsed", of: (v) => (v.elapsedMinutes.length > 0 ? Math.max(...v.elapsedMinutes) : NaN) },
  { name: "last to enter", of: (v) => v.line.startWaits.at(-1) ?? NaN },
  { name: "head of the line", of: (v) => (v.head ? since(v.at, v.head.arrivedAt) : 0) },
  { name: "head of the class", of: (v) => (v.headOfClass ? since(v.at, v.headOfClass.arrivedAt) : 0) },
  { name: "last of the class to enter", of: (v) => v.ofMyClass?.waits.at(-1) ?? NaN },
  { name: "last 5", of: (v) => mean(v.line.startWaits.slice(-5)) },
  { name: "last 5 of the class", of: (v) => mean(v.ofMyClass?.waits ?? []) },
  { name: "last 20", of: (v) => mean(v.line.startWaits.slice(-20)) },
  { name: "mean of the class", of: (v) => (v.ofMyClass && v.ofMyClass.visits > 0 ? v.ofMyClass.waitMinutes / v.ofMyClass.visits : NaN) },
  { name: "minutes since a start", of: (v) => since(v.at, v.line.starts.at(-1)) },
  { name: "minutes since an end", of: (v) => since(v.at, v.line.ends.at(-1)) },
  { name: "minutes since an arrival", of: (v) => since(v.at, v.line.arrivals.at(-2)) },
  { name: "starts in 5", of: (v) => countSince(v.line.starts, v.at - 5 * minuteMs) },
  { name: "starts in 15", of: (v) => countSince(v.line.starts, v.at - 15 * minuteMs) },
  { name: "starts in 30", of: (v) => countSince(v.line.starts, v.at - 30 * minuteMs) },
  { name: "starts in 60", of: (v) => countSince(v.line.starts, v.at - hourMs) },
  { name: "arrivals in 5", of: (v) => countSince(v.line.arrivals, v.at - 5 * minuteMs) },
  { name: "arrivals in 15", of: (v) => countSince(v.line.arrivals, v.at - 15 * minuteMs) },
  { name: "arrivals in 60", of: (v) => countSince(v.line.arrivals, v.at - hourMs) },
  { name: "ends in 5", of: (v) => countSince(v.line.ends, v.at - 5 * minuteMs) },
  { name: "ends in 30", of: (v) => countSince(v.line.ends, v.at - 30 * minuteMs) },
  { name: "left in 30", of: (v) => countSince(v.line.leaves, v.at - 30 * minuteMs) },
  { name: "servers of the hour", of: (v) => v.active },
  { name: "servers of 20 minutes", of: (v) => v.active20 },
  { name: "servers idle", of: (v) => v.idle },
  { name: "staff on shift", of: (v) => v.book.staffBetween(v.line.service, v.at, v.at + 15 * minuteMs) ?? NaN },
  { name: "staff of the next hour", of: (v) => v.book.staffBetween(v.line.service, v.at, v.at + hourMs) ?? NaN },
  { name: "mean service", of: (v) => v.meanMinutes },
  { name: "mean of the last 15 services", of: (v) => meanServiceMinutes(v.line, 15) },
  { name: "mean service of the class", of: (v) => (v.ofMyClass && v.ofMyClass.serviceVisits > 0 ? v.ofMyClass.serviceMinutes / v.ofMyClass.serviceVisits : NaN) },
  { name: "work ahead a server", of: (v) => ((v.ahead + 1) * v.meanMinutes) / Math.max(1, v.active) },
  { name: "ahead at the pace of 30 minutes", of: (v) => ((v.ahead + 1) * 30) / Math.max(1, countSince(v.line.starts, v.at - 30 * minuteMs)) },
  { name: "minute of the day", of: (v) => v.clock.minuteOfDay(v.at) },
  { name: "weekday", of: (v) => v.clock.weekday(v.at) },
  { name: "class", of: (v) => v.classCode },
  { name: "minutes to the appointment", of: (v) => (v.patient.appointmentAt === undefined ? NaN : -since(v.at, v.patient.appointmentAt)) },
  { name: "arrivals today", of: (v) => v.line.today.arrivals },
  { name: "minutes since the first of today", of: (v) => since(v.at, v.line.today.firstAt) },
  { name: "mean wait of today", of: (v) => (v.line.today.starts > 0 ? v.line.today.waitMinutes / v.line.today.starts : NaN) },
  { name: "in the book of the next hour", of: (v) => v.dueNextHour },
  { name: "waiting for the provider", of: (v) => v.atProvider },
  { name: "due before me at the provider", of: (v) => v.dueBeforeAtProvider },
  { name: "absent before me at the provider", of: (v) => v.absentBeforeAtProvider },
  { name: "last delay of the provider", of: (v) => v.ofMyProvider?.lastDelay ?? NaN },
  { name: "delay of the provider's next", of: (v) => v.lateAtProvider },
  { name: "last wait at the provider", of: (v) => v.ofMyProvider?.waits.at(-1) ?? NaN },
  { name: "mean service of the provider", of: (v) => providerMinutes(v) },
  { name: "elapsed at the provider", of: (v) => (v.patient.providerId === undefined ? NaN : v.providerGuest ? since(v.at, v.providerGuest.startedAt) : -1) },
  { name: "minutes until the provider is free", of: (v) => untilProvider(v) },
  { name: "the later of appointment and provider", of: (v) => Math.max(untilProvider(v), v.patient.appointmentAt === undefined ? 0 : -since(v.at, v.patient.appointmentAt)) },
];

function look(line: Line, patient: Patient, at: EpochMs, book: Book, clock: WallClock, classCode: number): View {
  const ofMyClass = line.classes.get(patient.class);
  const ofMyProvider = patient.providerId === undefined ? undefined : line.providers.get(patient.providerId);
  const view: View = {
    ...{ line, patient, at, book, clock, classCode, ahead: 0, aheadOfClass: 0, ofClass: 0, ofSwifter: 0, dueBefore: 0, atProvider: 0, dueBeforeAtProvider: 0 },
    ...{ head: undefined, headOfClass: undefined, guests: [...line.inRoom.values()], elapsedMinutes: [], meanMinutes: meanServiceMinutes(line), ofMyClass, ofMyProvider },
    ...{ providerGuest: undefined, active: activeServers(line, at - hourMs), active20: activeServers(line, at - 20 * minuteMs), idle: NaN },
    ...{ dueNextHour: NaN, absentBeforeAtProvider: NaN, lateAtProvider: NaN },
  };
  lookAtWaiting(view);
  view.elapsedMinutes = view.guests.map((guest) => since(at, guest.startedAt));
  view.idle = view.active20 - view.guests.length;
  if (patient.providerId !== undefined) view.providerGuest = view.guests.find((guest) => (guest.serverId ?? guest.patient.providerId) === patient.providerId);
  if (book.hasAppointments) lookAtBook(view);
  return view;
}

function lookAtWaiting(view: View): void {
  const { line, patient, ofMyClass } = view;
  const mine = meanWait(ofMyClass);
  const swift = new Map<string, boolean>();
  let before = true;
  for (const other of line.waiting) {
    if (other === patient) {
      before = false;
      continue;
    }
    if (before) view.ahead++;
    view.head ??= other;
    if (other.class === patient.class) {
      view.ofClass++;
      if (before) view.aheadOfClass++;
      view.headOfClass ??= other;
    } else {
      let isSwifter = swift.get(other.class);
      if (isSwifter === undefined) swift.set(other.class, (isSwifter = meanWait(line.classes.get(other.class)) < 0.9 * mine));
      if (isSwifter) view.ofSwifter++;
    }
    const isDueBefore = patient.appointmentAt !== undefined && other.appointmentAt !== undefined && (other.appointmentAt < patient.appointmentAt || (other.appointmentAt === patient.appointmentAt && before));
    if (isDueBefore) view.dueBefore++;
    if (patient.providerId !== undefined && other.providerId === patient.providerId) {
      view.atProvider++;
      if (patient.appointmentAt === undefined ? before : isDueBefore) view.dueBeforeAtProvider++;
      if (other.appointmentAt !== undefined) view.lateAtProvider = Math.max(Number.isNaN(view.lateAtProvider) ? -Infinity : view.lateAtProvider, since(view.at, other.appointmentAt));
    }
  }
}

function lookAtBook(view: View): void {
  const { line, patient, at, book } = view;
  view.dueNextHour = 0;
  if (patient.providerId !== undefined && patient.appointmentAt !== undefined) view.absentBeforeAtProvider = 0;
  for (const booked of book.appointmentsOn(line.service, at)) {
    if (line.today.seen.has(booked.visitId) || (booked.cancelledAt !== undefined && booked.cancelledAt <= at)) continue;
    if (booked.scheduledAt > at && booked.scheduledAt <= at + hourMs) view.dueNextHour++;
    // Half an hour after their time they are not expected any more.
    if (booked.serverId === patient.providerId && patient.appointmentAt !== undefined && booked.scheduledAt < patient.appointmentAt && booked.scheduledAt > at - hourMs / 2) view.absentBeforeAtProvider++;
  }
}

function providerMinutes({ ofMyProvider, meanMinutes }: View): number {
  return ofMyProvider ? (ofMyProvider.serviceMinutes + 10 * meanMinutes) / (ofMyProvider.serviceVisits + 10) : NaN;
}

/** Those due before me, at the provider's pace, after what is left of the visit in the room. */
function untilProvider(view: View): number {
  if (view.patient.providerId === undefined) return NaN;
  const minutes = providerMinutes(view);
  if (Number.isNaN(minutes)) return NaN;
  return view.dueBeforeAtProvider * minutes + (view.providerGuest ? Math.max(minutes / 4, minutes - since(view.at, view.providerGuest.startedAt)) : 0);
}

function meanWait(lately: Lately | undefined): number {
  return lately && lately.visits > 0 ? lately.waitMinutes / lately.visits : NaN;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : NaN;
}
