import type { Asked, Baseline } from "#domain/forecast/baselines/baseline.ts";
import { gammaLevels } from "#domain/forecast/baselines/gamma-levels.ts";
import { activeServers, countSince, meanServiceMinutes, type Line } from "#domain/forecast/back-test/line.ts";
import { levels } from "#domain/forecast/levels.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

/**
 * What a forecast has to beat: the predictors of the literature (Ibrahim & Whitt 2009) and the formulas that products
 * and open projects document. Rules about a whole wait give what is left of it.
 */
export const baselines: readonly Baseline[] = [
  { id: "class-median", says: "Median wait of the class, of all days before", point: (a) => left(a, a.history.classMedian(a.patient.class)) },
  { id: "last-5", says: "Mean of the last five waits, what most products show", point: (a) => left(a, meanOfLast(a.line, 5)) },
  { id: "last-5-class", says: "Mean of the last five waits of the class", point: (a) => left(a, mean(a.line.classes.get(a.patient.class)?.waits)) },
  { id: "rolling-60", says: "Mean wait of whoever was called in the last hour", point: (a) => left(a, meanOfLast(a.line, countSince(a.line.starts, a.at - hourMs))) },
  { id: "les", says: "Wait of the last to enter service (Ibrahim & Whitt)", point: (a) => left(a, a.line.startWaits.at(-1)) },
  { id: "les-class", says: "Wait of the last of the class to enter service", point: (a) => left(a, a.line.classes.get(a.patient.class)?.waits.at(-1)) },
  { id: "hol", says: "How long the head of the line has waited; Ottehr's longest waiter", point: (a) => left(a, headOfLine(a)) },
  { id: "hol-class", says: "How long the first of the class has waited", point: (a) => left(a, headOfLine(a, a.patient.class)) },
  { id: "queue-length", says: "People ahead x mean service / people in service now", point: (a) => (a.ahead * service(a)) / Math.max(1, a.line.inRoom.size) },
  { id: "queue-length-staff", says: "(People ahead + 1) x mean service / staff of the next hour", point: (a) => ((a.ahead + 1) * service(a)) / staff(a) },
  { id: "erlang", says: "Gamma law of n + 1 exponential steps, with those in service now", law: (a) => gammaLevels(a.ahead + 1, ((a.ahead + 1) * service(a)) / Math.max(1, a.line.inRoom.size)) },
  { id: "erlang-staff", says: "The same with the staff of the next hour", law: (a) => gammaLevels(a.ahead + 1, ((a.ahead + 1) * service(a)) / staff(a)) },
  { id: "waitwhile-classic", says: "Waitwhile Classic: service duration x people ahead / capacity", point: (a) => (a.ahead * service(a)) / staff(a) },
  { id: "nextme-30", says: "NextMe: mean of the last 30 parties within four hours", point: (a) => left(a, meanOfLast(a.line, Math.min(30, countSince(a.line.starts, a.at - 4 * hourMs)))) },
  { id: "tablesready", says: "TablesReady: usual minutes between two calls at this hour of the week x (list + 1)", point: (a) => (a.history.intervalAt(a.at) ?? service(a)) * (a.ahead + 1) },
  { id: "cornell", says: "Cornell office hours: mean wait of this half hour of the week, 0.8 old + 0.2 new", point: (a) => left(a, a.history.slotMean(a.at)) },
  { id: "pennlabs", says: "Penn Labs: mean wait of whoever was called in the last ten minutes, 0 when nobody was", point: (a) => left(a, meanOfLast(a.line, countSince(a.line.starts, a.at - 10 * minuteMs)) ?? 0) },
  { id: "waitlist-me", says: "Waitlist.me and NextPatient: minutes a patient x people ahead, whoever serves", point: (a) => service(a) * a.ahead },
  { id: "oh-queue", says: "oh-queue: (need + 1) x service / staff, give or take 1.15 of one step / root of staff in three cases of four", law: ohQueue },
];

/** What is left of a wait of `minutes`, for somebody who has waited already. */
function left({ patient, at }: Asked, minutes: number | undefined): number | undefined {
  return minutes === undefined ? undefined : Math.max(0, minutes - (at - patient.arrivedAt) / minuteMs);
}

function mean(values: readonly number[] | undefined): number | undefined {
  return values && values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
}

function meanOfLast(line: Line, count: number): number | undefined {
  return count === 0 ? undefined : mean(line.startWaits.slice(-count));
}

function headOfLine({ line, patient, at }: Asked, ofClass?: string): number | undefined {
  const head = line.waiting.find((other) => other !== patient && (ofClass === undefined || other.class === ofClass));
  return head ? (at - head.arrivedAt) / minuteMs : 0;
}

function service({ line }: Asked): number {
  return meanServiceMinutes(line);
}

function staff({ line, at, book }: Asked): number {
  return Math.max(1, book.staffBetween(line.service, at, at + hourMs) ?? activeServers(line, at - hourMs));
}

/** Source: oh_queue, presence_indicator.js: need = those pending beyond free staff; 1.15 standard deviations hold 75 %. */
function ohQueue(a: Asked) {
  const present = staff(a);
  const first = Math.ceil(service(a) / present);
  const need = Math.max(0, a.ahead - Math.max(0, present - a.line.inRoom.size));
  const deviation = first / Math.sqrt(present);
  return Float64Array.from(levels, (_, i) => Math.max(0, (need + 1) * first + (normalLevels[i] as number) * deviation));
}

/** Standard normal quantiles of `levels`. */
const normalLevels = [-1.6449, -1.2816, -0.6745, 0, 0.6745, 0.8416, 1.2816, 1.6449];
