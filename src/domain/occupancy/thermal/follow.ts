import { munkres } from "munkres";
import type { WarmSpot } from "#domain/occupancy/thermal/warm-spots.ts";
import type { ThermalOptions } from "#domain/occupancy/thermal/thermal-options.ts";
import { axisAt, corrected, later, type Axis } from "#domain/occupancy/tracking/motion.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** Somebody warm who is followed. Places are shares of the picture. Plain JSON. */
export type WarmTrack = { id: number; x: Axis; y: Axis; celsius: number; firstSeenAt: EpochMs; seenAt: EpochMs; sightings: number };

export type Followed = { tracks: WarmTrack[]; gone: WarmTrack[]; nextId: number };

/** Who of `before` is which of `spots` at `at`, `seconds` after the last frame: the likeliest for all together. Who is left over is new, or gone after a while. */
export function follow(before: WarmTrack[], nextId: number, spots: WarmSpot[], at: EpochMs, seconds: number, options: ThermalOptions): Followed {
  const foretold = before.map((track) => ({ ...track, x: later(track.x, seconds, options.push), y: later(track.y, seconds, options.push) }));
  const gate = Math.min(options.gateMost, options.gate + options.gatePerSecond * seconds);
  const costs = foretold.map((track) => spots.map((spot) => costOf(track, spot, gate)));
  const pairs = costs.length === 0 || spots.length === 0 ? [] : munkres(costs).filter(([i, j]) => (costs[i]?.[j] ?? apart) < apart);
  const found = new Map(pairs);
  const used = new Set(pairs.map(([, j]) => j));

  const kept = foretold.map((track, i) => {
    const spot = spots[found.get(i) ?? -1];
    return spot ? seenAgain(track, spot, at, options) : track;
  });
  const isGone = (track: WarmTrack) => at - track.seenAt > options.keepSeconds * secondMs || (track.seenAt !== at && isOutside(track));
  const newcomers = spots.filter((spot, j) => !used.has(j) && spot.celsius >= options.warmCelsius);
  const born = newcomers.map((spot, i): WarmTrack => ({ id: nextId + i, x: axisAt(spot.x, options.spread, options.rateSpread), y: axisAt(spot.y, options.spread, options.rateSpread), celsius: spot.celsius, firstSeenAt: at, seenAt: at, sightings: 1 }));
  const tracks = [...kept.filter((track) => !isGone(track)), ...born].sort((a, b) => b.seenAt - a.seenAt || a.id - b.id).slice(0, mostTracks);
  return { tracks, gone: kept.filter(isGone), nextId: nextId + born.length };
}

/** In pictures that are nothing but noise, spots come and go; whoever was seen longest ago is let go of first. */
const mostTracks = 32;

/** The cost at which a pair is none. */
const apart = 1;

function costOf(track: WarmTrack, spot: WarmSpot, gate: number): number {
  const distance = Math.hypot(track.x.value - spot.x, track.y.value - spot.y) / gate;
  // People keep their warmth from frame to frame; of two who pass each other it tells who is who.
  return Math.min(apart, distance ** 2 + 0.1 * Math.abs(Math.log(track.celsius / spot.celsius)));
}

function seenAgain(track: WarmTrack, spot: WarmSpot, at: EpochMs, options: ThermalOptions): WarmTrack {
  return { ...track, x: corrected(track.x, spot.x, options.spread), y: corrected(track.y, spot.y, options.spread), celsius: (track.celsius + spot.celsius) / 2, seenAt: at, sightings: track.sightings + 1 };
}

function isOutside({ x, y }: WarmTrack): boolean {
  return Math.min(x.value, y.value) < -outside || Math.max(x.value, y.value) > 1 + outside;
}

const outside = 0.05;
