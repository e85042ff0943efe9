import type { Sql } from "postgres";
import { calibration, type Calibration } from "#domain/forecast/calibrate/calibration.ts";
import { inOrderOfAsking } from "#domain/forecast/calibrate/in-order-of-asking.ts";
import { lessonsVersion, noLessons, type Lessons } from "#domain/forecast/learn-clinic/lessons.ts";
import { judge, type Judged } from "#domain/forecast/score/judged.ts";
import { dayAfter, dayBegins } from "#domain/day-begins.ts";
import type { ClinicId } from "#domain/ids.ts";
import { dayMs, localDay, minuteMs, type EpochMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";
import type { ClinicKeeper } from "#server/clinic-keeper.ts";
import { learnAside } from "#server/learn-aside.ts";
import { saidBetween, stepsBetween } from "#server/store/forecasts.ts";
import { learnedOf, saveLearned, type LearnedUntil } from "#server/store/learned.ts";
import { pastDays } from "#server/store/past-days.ts";

/**
 * What every clinic has learned from its own past days, and how far what it said has missed. Made each night from its tickets, its log
 * and what patients were told, and written down; with what has become of today's forecasts since. All of it can be made again from
 * the database: after a start the same is said as before.
 */
export type ClinicLessons = {
  of(clinicId: ClinicId): Lessons;
  calibrationOf(clinicId: ClinicId): Calibration;
  /** Takes in what is written down, by this process or another. */
  read(clinicId: ClinicId): Promise<void>;
  /** Hears what has become of today's forecasts, now and then. */
  hear(clinicId: ClinicId, at: EpochMs): Promise<void>;
  /** Learns from the days until yesterday, unless that has been done. */
  learn(clinicId: ClinicId, at: EpochMs): Promise<void>;
};

/** More days than these speak of another season. */
const learnedDays = 90;
const calibratedDays = 30;
const readDays = 7;
const hearEveryMs = 10 * minuteMs;
const writtenWithinMs = minuteMs;

type Kept = { written?: LearnedUntil; calibration: Calibration; /** So many outcomes since then are in it. */ begin?: EpochMs; heard: number; heardUpTo: EpochMs };

export function keepLessons(sql: Sql, keeper: ClinicKeeper): ClinicLessons {
  const kept = new Map<ClinicId, Kept>();
  const of = (clinicId: ClinicId): Kept => kept.get(clinicId) ?? { calibration: calibration(), heard: 0, heardUpTo: -Infinity };
  const clockOf = (clinicId: ClinicId) => wallClock(keeper.state(clinicId).setup.timeZone);

  const lessons: ClinicLessons = {
    of: (clinicId) => of(clinicId).written?.lessons ?? noLessons,
    calibrationOf: (clinicId) => of(clinicId).calibration,

    async read(clinicId) {
      const written = await learnedOf(sql, clinicId);
      kept.set(clinicId, { ...(written ? { written } : {}), calibration: calibration(written?.calibration), heard: 0, heardUpTo: -Infinity });
    },

    async hear(clinicId, at) {
      if (!kept.has(clinicId)) await lessons.read(clinicId);
      const before = of(clinicId);
      // At the same moments in every process, when all that was said until then is written down: none says another range than its neighbour.
      const upTo = Math.floor((at - writtenWithinMs) / hearEveryMs) * hearEveryMs;
      if (upTo === before.heardUpTo) return;
      before.heardUpTo = upTo;
      const clock = clockOf(clinicId);
      const since = before.written ? dayBegins(dayAfter(before.written.untilDay), clock) : -Infinity;
      // Where no night's work has been done for long, today's is all that is heard of.
      const begin = upTo - since < 2 * dayMs ? since : dayBegins(clock.day(upTo), clock);
      const heard = inOrderOfAsking(await judgedBetween(sql, clinicId, begin, upTo, upTo)).filter((one) => one.learnedAt <= upTo);
      // Read anew meanwhile: what that holds already must not be heard twice.
      if (of(clinicId) !== before) return;
      const done = before.begin === begin ? before.heard : 0;
      for (const { serviceId, raw, actualMinutes, pending } of heard.slice(done)) before.calibration.heard(serviceId, raw, actualMinutes, pending);
      [before.begin, before.heard] = [begin, heard.length];
    },

    async learn(clinicId, at) {
      const { setup } = keeper.state(clinicId);
      const clock = clockOf(clinicId);
      const today = localDay(at, setup.timeZone);
      const untilDay = dayAfter(today, -1);
      const before = await learnedOf(sql, clinicId);
      if (before?.untilDay === untilDay && before.lessons.version === lessonsVersion) return;
      const end = dayBegins(today, clock);
      const days = await pastDays(sql, clinicId, setup.timeZone, dayBegins(dayAfter(today, -learnedDays), clock), end);
      const judged: Judged[] = [];
      const since = Math.max(before ? dayBegins(dayAfter(before.untilDay), clock) : 0, dayBegins(dayAfter(today, -calibratedDays), clock));
      for (let from = since; from < end; from += readDays * dayMs) judged.push(...(await judgedBetween(sql, clinicId, from, Math.min(end, from + readDays * dayMs), at)));
      const taught = await learnAside({ setup, days, judged, calibration: before?.calibration ?? {} });
      await saveLearned(sql, clinicId, { untilDay, ...taught }, at);
      await lessons.read(clinicId);
      await sql`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: lessonsStream, process: process.pid })})`;
    },
  };
  return lessons;
}

/** What the other processes are told by. */
export const lessonsStream = "lessons";

async function judgedBetween(sql: Sql, clinicId: ClinicId, from: EpochMs, to: EpochMs, now: EpochMs): Promise<Judged[]> {
  const [{ said }, steps] = await Promise.all([saidBetween(sql, clinicId, from, to), stepsBetween(sql, clinicId, from - dayMs, Math.min(now + 1, to + dayMs))]);
  return judge(said, steps, now);
}
