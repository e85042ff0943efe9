import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import { ticketSource, todayVariance, unevenVariance, type HouseBelief, type ZoneBorders } from "#domain/occupancy/fusion/house-belief.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";

/** A copy that may be changed, moved on to `at`: nothing is known better for having waited. What comes late finds it as it is. */
export function passTime(before: HouseBelief, at: EpochMs): HouseBelief {
  const house: HouseBelief = {
    ...before,
    parts: [...before.parts],
    hypotheses: before.hypotheses.map((h) => ({ ...h, mean: h.mean.slice(), spread: h.spread.slice() })),
    at: Math.max(at, before.at ?? at),
    driftedAt: before.driftedAt ?? at,
  };
  const hours = before.at === undefined ? 0 : Math.max(0, at - before.at) / hourMs;
  if (hours > 0) walk(house, hours);
  if (at - (house.driftedAt as EpochMs) >= hourMs) drift(house, at);
  return house;
}

/** People who pass unseen: a few where every border is counted, and anybody where one is not. */
function walk(house: HouseBelief, hours: number): void {
  for (const zoneId in house.zones) {
    const { capacity, isOpen } = house.zones[zoneId] as ZoneBorders;
    const i = house.parts.indexOf(`people/${zoneId}`);
    const unseen = (isOpen ? priors.unseen.openAnHour * capacity ** 2 : priors.unseen.watchedAnHour) * hours;
    for (const h of house.hypotheses) {
      const room = capacity ** 2 - covariance.at(h.spread, i, i);
      if (room > 0) covariance.addVariance(h.spread, i, Math.min(unseen, room));
    }
  }
}

/**
 * Once an hour, the faults of sensors may have changed a little: up to where nothing is known of them but what was
 * believed at first. The means stay, for a counter that hangs askew hangs askew tomorrow.
 */
function drift(house: HouseBelief, at: EpochMs): void {
  const passed = at - (house.driftedAt as EpochMs);
  house.driftedAt = at;
  house.parts.forEach((part, i) => {
    if (part.startsWith("people/")) return;
    if (part.startsWith("today/")) return anotherDay(house, i, passed);
    const look = part === `gain/${ticketSource}` ? priors.tickets : part.startsWith("gain/") ? priors.camera : undefined;
    for (const h of house.hypotheses) {
      const now = covariance.at(h.spread, i, i);
      const first = look ? look.gainSd ** 2 : unevenVariance(h.missShare);
      covariance.addVariance(h.spread, i, forgotten(passed, look?.gainMemoryMs ?? priors.doors.memoryMs) * Math.max(0, first - now));
    }
  });
}

/** What was of today is nothing to tomorrow, mean and all. */
function anotherDay(house: HouseBelief, i: number, passed: number): void {
  const lost = forgotten(passed, priors.doors.todayMemoryMs);
  const kept = Math.sqrt(1 - lost);
  for (const h of house.hypotheses) {
    h.mean[i] = kept * (h.mean[i] as number);
    covariance.fade(h.spread, h.mean.length, i, kept, lost * todayVariance(h.missShare));
  }
}

/** The share of what is known that is no longer known after so long. */
export function forgotten(passedMs: number, memoryMs: number): number {
  return 1 - Math.exp((-2 * passedMs) / memoryMs);
}
