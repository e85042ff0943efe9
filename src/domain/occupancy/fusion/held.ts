import type { ZoneId } from "#domain/ids.ts";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import { peopleOf, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import { correct } from "#domain/occupancy/fusion/hypothesis.ts";
import { passTime } from "#domain/occupancy/fusion/pass-time.ts";
import { peopleIn } from "#domain/occupancy/fusion/people-in.ts";
import type { EpochMs } from "#domain/time.ts";

/** The zone holds so many, give or take: said by something that has no fault of its own to learn. */
export function held(before: HouseBelief, zoneId: ZoneId, people: number, variance: number, at: EpochMs): HouseBelief {
  const zone = peopleOf(before, [zoneId]);
  if (zone.length === 0) return before;
  const house = passTime(before, at);
  for (const h of house.hypotheses) correct(h, zone, people - covariance.dot(zone, h.mean), variance);
  return house;
}

/** Somebody is there, or nobody moves: presence cannot count, but it can contradict. Who sits still is not always felt. */
export function felt(before: HouseBelief, zoneId: ZoneId, isOccupied: boolean, at: EpochMs): HouseBelief {
  const { mean } = peopleIn(before, [zoneId]);
  const isContradicted = isOccupied ? mean < 0.5 : mean > 0.5;
  if (!isContradicted) return passTime(before, at);
  return isOccupied ? held(before, zoneId, 1, 1, at) : held(before, zoneId, 0, 4, at);
}
