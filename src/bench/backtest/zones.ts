import { openBook } from "#domain/forecast/back-test/book.ts";
import { inOrder } from "#domain/forecast/back-test/in-order.ts";
import { learnedLine } from "#domain/forecast/back-test/learned-line.ts";
import { arrive, end, leave, moveOn, openLine, start, type InRoom, type Patient } from "#domain/forecast/back-test/line.ts";
import { quantileOfSorted } from "#domain/forecast/boosted/quantile-trees.ts";
import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";
import { heading, line as row, tally } from "./scores.ts";
import { simulatedClinic, type Kind } from "./simulated-clinic.ts";

/*
 * How many patients are in the house, waiting or in a room, one hour from now: asked at every quarter from 8:00 to 16:00,
 * of the look-ahead with what was learned, of the same with the true parameters, and of persistence ("as many as now").
 *
 *   node --import tsx src/bench/backtest/zones.ts [days after the 40th] [lognormal | gamma | drift] [seed]
 */
const [judgedDays, family, seed] = [Number(process.argv[2] ?? 10), process.argv[3] ?? "lognormal", Number(process.argv[4] ?? 1)];
const kind: Kind = { name: family, service: family === "gamma" ? "gamma" : "lognormal", unloggedBreaks: false, ...(family === "drift" ? { slowerFromDay: { day: 40, by: 1.12 } } : {}) };
const draws = { seed: 1, paths: 400 };
const horizonMs = hourMs;

const clock = wallClock("UTC");
const { visits, shifts, appointments, truthAt } = simulatedClinic(kind, 40 + judgedDays, seed);
const book = openBook(clock, shifts, appointments);
const line = openLine("gp", 12);
const learned = learnedLine(line, book, clock);
const guests = new Map<string, { patient: Patient; guest?: InRoom }>();
const parts = { "days 11 to 20": tally(), [`days 41 to ${40 + judgedDays}`]: tally() };
const events = inOrder(visits);
const firstMidnight = clock.dayNumber(visits[0]?.arrivedAt ?? 0) * dayMs;
let today: number | undefined;
let asked = firstMidnight;

events.forEach(({ at, kind: happened, visit }, e) => {
  for (; asked < at; asked += 15 * minuteMs) ask(asked);
  const day = clock.dayNumber(at);
  if (day !== today && today !== undefined) learned.endDay((events[e - 1] as (typeof events)[number]).at);
  today = day;
  moveOn(line, at, day);
  const key = `${visit.visitId}@${visit.arrivedAt}`;
  if (happened === "arrive") {
    const appointmentAt = visit.appointmentAt ?? book.appointmentOf(visit.visitId, visit.service)?.scheduledAt;
    const patient: Patient = { visitId: visit.visitId, class: visit.class, arrivedAt: visit.arrivedAt, ...(appointmentAt === undefined ? {} : { appointmentAt }) };
    guests.set(key, { patient });
    arrive(line, patient, at);
    learned.arrived(patient, at);
    return;
  }
  const known = guests.get(key);
  if (!known) return;
  if (happened === "start") {
    learned.called(known.patient, at, visit.serverId);
    known.guest = start(line, key, known.patient, at, visit.serverId);
  } else if (happened === "leave") {
    learned.left(known.patient, at);
    leave(line, known.patient, at);
  } else if (known.guest) {
    learned.ended(known.guest, at);
    end(line, known.guest, at);
  }
});

for (const [name, part] of Object.entries(parts)) {
  const scores = part.scores();
  const maeOf = (method: string) => scores.find(([one]) => one === method)?.[1].mae ?? NaN;
  console.log(`\n${kind.name}, ${name}, patients in the house one hour ahead\n${heading}`);
  for (const [method, s] of scores) console.log(row(method, s));
  console.log(`ours by the oracle's error: ${(maeOf("ours") / maeOf("oracle")).toFixed(3)}; by persistence's: ${(maeOf("ours") / maeOf("persistence")).toFixed(3)}`);
}

function ask(at: EpochMs): void {
  const day = Math.floor((at - firstMidnight) / dayMs);
  const sinceMidnight = (at - firstMidnight) % dayMs;
  const part = day >= 40 ? parts[`days 41 to ${40 + judgedDays}`] : day >= 10 && day < 20 ? parts["days 11 to 20"] : undefined;
  if (!part || sinceMidnight < 8 * hourMs || sinceMidnight > 16 * hourMs) return;
  const now = inTheHouse(at);
  part.add({
    actualMinutes: inTheHouse(at + horizonMs),
    answers: new Map([["ours", ahead(learned.situation(at))], ["oracle", ahead(truthAt(at))], ["persistence", Float64Array.from(levels, () => now)]]),
  });
}

function ahead(situation: Situation): LevelQuantiles {
  const [counts] = lookAhead(situation, { horizonsMinutes: [horizonMs / minuteMs] }, draws).horizons;
  const waiting = counts?.waiting.gp ?? new Uint16Array();
  const people = Float64Array.from(waiting, (n, path) => n + (counts?.inService.gp?.[path] ?? 0)).sort();
  return Float64Array.from(levels, (level) => quantileOfSorted(people, level));
}

function inTheHouse(at: EpochMs): number {
  return visits.filter((v) => v.arrivedAt <= at && at < (v.endedAt ?? v.leftAt ?? v.startedAt ?? Infinity)).length;
}
