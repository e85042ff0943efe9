import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/**
 * Some days of a clinic with two clinicians, from eight to four, first come first served: exponential gaps of 7 minutes,
 * services of 12, and a patience of 90. For tests.
 */
export function aLog(days: number, seed = 1): LoggedVisit[] {
  const next = seededUniforms(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - next()) * minuteMs;
  const visits: LoggedVisit[] = [];
  for (let day = 0; day < days; day++) {
    const opens = Date.parse("2026-01-05T08:00:00Z") + day * dayMs;
    const freeAt: EpochMs[] = [opens, opens];
    for (let at = opens; at < opens + 8 * hourMs; at += exponential(7)) {
      const arrivedAt = Math.round(at / 1000) * 1000;
      const server = (freeAt[0] as number) <= (freeAt[1] as number) ? 0 : 1;
      const startedAt = Math.max(arrivedAt, freeAt[server] as number);
      const [service, patience] = [exponential(12), exponential(90)];
      const visit = { visitId: `v${visits.length}`, service: "gp", class: next() < 0.3 ? "short" : "long", arrivedAt };
      if (startedAt - arrivedAt > patience) {
        visits.push({ ...visit, leftAt: arrivedAt + Math.ceil(patience / 1000) * 1000 });
        continue;
      }
      const endedAt = startedAt + Math.ceil(service / 1000) * 1000;
      freeAt[server] = endedAt;
      visits.push({ ...visit, startedAt, endedAt, serverId: `d${server}` });
    }
  }
  return visits;
}
