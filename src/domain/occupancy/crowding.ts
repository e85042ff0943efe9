import type { Occupancy } from "#domain/occupancy/estimate.ts";
import type { Zone } from "#domain/setup.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

/** How crowded a zone has been told to be. It rises and falls late, so that one crowd is one alert. */
export type CrowdLevel = "ok" | "watch" | "full";

/** What stands in a clinic's state of a zone that is crowded; a zone with room to spare has none. */
export type Crowding = {
  level: Exclude<CrowdLevel, "ok">;
  since: EpochMs;
  /** The likely number when it was told. */
  people: number;
  /** Who of the staff has said that they know. */
  seen?: { by: string; at: EpochMs };
};

/** Since when a zone has been on its way over a threshold, or back. Lost in a restart, which then takes a hold time longer. */
export type Leaning = { watch?: EpochMs; full?: EpochMs };

export type Thresholds = { watchPeople: number; fullPeople: number };

const usualWatchPercent = 85;
/** The likely number must have stayed so long, for one count may be wrong. */
export const raiseAfterMs = 30 * secondMs;
/** Whoever steps out for a moment comes back: a zone is cleared late. */
export const clearAfterMs = 2 * minuteMs;

/** From how many people on a zone is filling up, and full. The one owner of this for alerts, cards and forms. */
export function thresholdsOf({ capacity, crowding }: Pick<Zone, "capacity" | "crowding">): Thresholds {
  return crowding ?? { watchPeople: Math.ceil((usualWatchPercent * capacity) / 100), fullPeople: capacity };
}

/**
 * The level of a zone after one look at it. It rises when the likely number has reached a threshold for a while, at
 * once when even the low end has; it falls when the zone has been clear of it for longer. A zone from which nothing is
 * heard keeps its level: silence neither fills nor empties a room.
 */
export function crowded(zone: Zone, level: CrowdLevel, leaning: Leaning, seen: Seen | undefined, at: EpochMs): { level: CrowdLevel; leaning: Leaning } {
  if (!seen?.people || !seen.isHeard) return { level, leaning: {} };
  const { watchPeople, fullPeople } = thresholdsOf(zone);
  const watch = threshold(watchPeople, level !== "ok", leaning.watch, seen, at);
  const full = threshold(fullPeople, level === "full", leaning.full, seen, at);
  return {
    level: full.isOver ? "full" : watch.isOver ? "watch" : "ok",
    leaning: { ...(watch.since === undefined ? {} : { watch: watch.since }), ...(full.since === undefined ? {} : { full: full.since }) },
  };
}

/** What `crowded` wants to know of a zone. `isHeard` is false when all of its sensors are silent. */
export type Seen = Pick<Occupancy, "people" | "silentSensorIds"> & { isHeard: boolean };

/** One threshold with two edges: between them nothing begins and nothing is forgotten. */
function threshold(people: number, isOver: boolean, since: EpochMs | undefined, seen: Seen, at: EpochMs): { isOver: boolean; since?: EpochMs } {
  const { likely, low, high } = seen.people as NonNullable<Seen["people"]>;
  const clear = people - Math.max(1, people / 10);
  // With one sensor silent people may be there whom the others do not see, so only the high end can clear.
  const most = seen.silentSensorIds.length > 0 ? high : likely;
  const isReached = likely >= people;
  const isClear = most <= clear;
  if (isOver) {
    if (isReached) return { isOver };
    const from = since ?? (isClear ? at : undefined);
    if (from === undefined) return { isOver };
    return isClear && at - from >= clearAfterMs ? { isOver: false } : { isOver, since: from };
  }
  if (low >= people) return { isOver: true };
  if (likely <= clear) return { isOver };
  const from = since ?? (isReached ? at : undefined);
  if (from === undefined) return { isOver };
  return isReached && at - from >= raiseAfterMs ? { isOver: true } : { isOver, since: from };
}
