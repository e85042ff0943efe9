import type { ZoneId } from "#domain/ids.ts";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import type { Sparse } from "#domain/occupancy/fusion/covariance.ts";
import { trafficAt } from "#domain/occupancy/fusion/crossed.ts";
import { peopleOf, ticketSource, todayVariance, unevenVariance, type HouseBelief, type Hypothesis } from "#domain/occupancy/fusion/house-belief.ts";
import { correct, logLikelihood, weigh } from "#domain/occupancy/fusion/hypothesis.ts";
import { forgotten, passTime } from "#domain/occupancy/fusion/pass-time.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";
import { dayMs, hourMs, type EpochMs } from "#domain/time.ts";

/**
 * The house at an hour at which it is usually empty: each zone is set to nobody where the evidence agrees, and left as
 * it is where it does not. The people who were left over by then are what the doors' faults are learned from.
 */
export function emptied(before: HouseBelief, at: EpochMs): HouseBelief {
  const empty = Object.keys(before.zones).filter((id) => looksEmpty(before, id, at));
  if (empty.length === 0) return before;
  const house = passTime(before, at);
  const strays = (id: ZoneId) => surelyEmpty + trafficAt(house, id, at).lastHour;
  if (empty.length === Object.keys(house.zones).length) {
    learnQuality(house, empty.reduce((sum, id) => sum + strays(id), 0));
    house.sinceEmpty = { entered: 0, left: 0 };
  } else delete house.sinceEmpty;
  for (const id of empty) {
    const zone = peopleOf(house, [id]);
    for (const h of house.hypotheses) setToNobody(h, zone, strays(id));
  }
  return house;
}

/** A day that leaves over more than any door could have miscounted was an accident: nothing is learned from it but the zero. */
function setToNobody(h: Hypothesis, zone: Sparse, strays: number): void {
  const [place] = zone[0] as readonly [number, number];
  const leftOver = h.mean[place] as number;
  if (leftOver ** 2 < accident ** 2 * (covariance.at(h.spread, place, place) + strays)) correct(h, zone, -leftOver, strays);
  else {
    h.mean[place] = 0;
    covariance.fade(h.spread, h.mean.length, place, 0, strays);
  }
}

const accident = 4;

/** Variance of "nobody". */
const surelyEmpty = 0.25;

/**
 * Nobody has walked for a while, measured by the zone's own days, and no camera sees more than it may imagine. A house
 * that never sleeps never looks empty.
 */
export function looksEmpty(house: HouseBelief, zoneId: ZoneId, at: EpochMs): boolean {
  const { lastHour, lastDay } = trafficAt(house, zoneId, at);
  if (lastHour > quietShare * (lastDay / 24) + 0.5) return false;
  return !Object.entries(house.sources).some(([id, s]) => id !== ticketSource && s.zoneIds.includes(zoneId) && at - s.at < hourMs && s.latest > 1);
}

/** An hour is quiet with less than this share of what an hour brings over day and night. */
const quietShare = 0.25;

/**
 * So many came in, so many went out, and nobody stayed: what was uneven, day after day, tells good doors from poor
 * ones. Cameras and tickets have no part in this: their scatter is learned too, and would take the blame.
 */
function learnQuality(house: HouseBelief, strays: number): void {
  const { entered, left } = house.sinceEmpty ?? { entered: 0, left: 0 };
  if (entered + left <= 0) return;
  const n = (entered + left) / 2;
  const logs = house.hypotheses.map((h) => {
    const { mean } = h.uneven;
    const variance = h.uneven.variance + forgotten(dayMs, priors.doors.memoryMs) * Math.max(0, unevenVariance(h.missShare) - h.uneven.variance);
    const s = n * n * (variance + todayVariance(h.missShare)) + 2 * n * h.missShare + 2 * strays;
    const innovation = entered - left - n * mean;
    h.uneven = innovation ** 2 > accident ** 2 * s ? { mean, variance } : { mean: mean + (n * variance * innovation) / s, variance: variance - (n * variance) ** 2 / s };
    return logLikelihood(innovation, s);
  });
  weigh(house, logs);
}
