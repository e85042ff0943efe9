import type { ZoneId } from "#domain/ids.ts";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import type { Sparse } from "#domain/occupancy/fusion/covariance.ts";
import { peopleOf, placeOf, todayVariance, unevenVariance, type HouseBelief, type Traffic } from "#domain/occupancy/fusion/house-belief.ts";
import { passTime } from "#domain/occupancy/fusion/pass-time.ts";
import { dayMs, hourMs, type EpochMs } from "#domain/time.ts";

/** People between zones, as one line of a counter saw them; `null` is the street. */
export type Crossing = { line: string; from: ZoneId | null; to: ZoneId | null; forward: number; backward: number; at: EpochMs };

/**
 * People have crossed a line. Whoever leaves one side arrives on the other, and so does every error: the sum of both
 * sides is as sure as it was. Of n who came and n who left, n x uneven were not really more.
 */
export function crossed(before: HouseBelief, { line, from, to, forward, backward, at }: Crossing): HouseBelief {
  const borders: Sparse = [...peopleOf(before, [to], 1), ...peopleOf(before, [from], -1)];
  if (borders.length === 0) return before;
  const house = passTime(before, at);
  const people = Math.abs(forward) + Math.abs(backward);
  const uneven = placeOf(house, `uneven/${line}`, { mean: 0, variance: unevenVariance });
  const today = placeOf(house, `today/${line}`, { mean: 0, variance: todayVariance });
  const correction: Sparse = [uneven, today].map((place) => [place, -(forward + backward) / 2] as const);
  for (const h of house.hypotheses) {
    const net = forward - backward + covariance.dot(correction, h.mean);
    covariance.couple(h.spread, h.mean.length, borders, correction);
    covariance.addOuter(h.spread, borders, h.missShare * people);
    for (const [i, sign] of borders) h.mean[i] = (h.mean[i] as number) + sign * net;
  }
  const isInwards = (borders[0] as readonly [number, number])[1] > 0;
  if (house.sinceEmpty && borders.length === 1) {
    const { entered, left } = house.sinceEmpty;
    house.sinceEmpty = { entered: entered + (isInwards ? forward : backward), left: left + (isInwards ? backward : forward) };
  }
  house.traffic = { ...house.traffic };
  for (const zoneId of [from, to]) {
    if (zoneId === null || !(zoneId in house.zones)) continue;
    const so = trafficAt(house, zoneId, at);
    house.traffic[zoneId] = { at: so.at, lastHour: so.lastHour + people, lastDay: so.lastDay + people };
  }
  return house;
}

/** How much a zone has been walked through of late. */
export function trafficAt(house: HouseBelief, zoneId: ZoneId, at: EpochMs): Traffic {
  const so = house.traffic[zoneId] ?? { at, lastHour: 0, lastDay: 0 };
  const passed = Math.max(0, at - so.at);
  return { at: Math.max(at, so.at), lastHour: so.lastHour * Math.exp(-passed / hourMs), lastDay: so.lastDay * Math.exp(-passed / dayMs) };
}
