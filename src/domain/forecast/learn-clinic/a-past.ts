import { seededNormals, seededUniforms } from "#domain/forecast/learn/seeded.ts";
import type { PastDay, PastVisit } from "#domain/forecast/learn-clinic/past-day.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** The Monday on which the past of a test begins. */
export const firstMonday: EpochMs = Date.parse("2026-01-05T00:00:00Z");

export type PastSketch = {
  days: number;
  seed?: number;
  /** Of a visit, by day. */
  minutes?: (day: number) => number;
  logSd?: number;
  /** Unannounced patients an hour, from eight to four. */
  perHour?: number;
  /** Takes so many times as long with this clinician. */
  slow?: Record<string, number>;
};

/** Days of a clinic with one service, "gp", and two clinicians who take turns; nobody waits longer than five minutes. For tests. */
export function aPast({ days, seed = 1, minutes = () => 12, logSd = 0.5, perHour = 6, slow = {} }: PastSketch): PastDay[] {
  const [uniform, normal] = [seededUniforms(seed), seededNormals(seed + 1)];
  return Array.from({ length: days }, (_, d) => {
    const midnight = firstMonday + d * dayMs;
    const visits: PastVisit[] = [];
    for (let at = midnight + 8 * hourMs; ; ) {
      at += (-Math.log(1 - uniform()) / perHour) * hourMs;
      if (at >= midnight + 16 * hourMs) break;
      const staffId = visits.length % 2 === 0 ? "ito" : "weber";
      const [arrivedAt, calledAt, startedAt] = [at, at + 5 * minuteMs, at + 6 * minuteMs].map(Math.round) as [EpochMs, EpochMs, EpochMs];
      const lasted = minutes(d) * (slow[staffId] ?? 1) * Math.exp(logSd * normal() - logSd ** 2 / 2);
      visits.push({ urgency: 4, arrivedAt, legs: [{ serviceId: "gp", waitingSince: arrivedAt, calledAt, calls: 1, startedAt, endedAt: Math.round(startedAt + lasted * minuteMs), roomId: `room-${staffId}`, staffId }] });
    }
    return { day: new Date(midnight).toISOString().slice(0, 10), visits, stayedAway: 0 };
  });
}
