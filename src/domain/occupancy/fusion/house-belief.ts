import type { ZoneId } from "#domain/ids.ts";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import type { Covariance, Sparse } from "#domain/occupancy/fusion/covariance.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * What is believed of a whole house: people in every zone, the faults of every sensor, and how all of them hang
 * together, as one Gaussian for each answer to "how good are the doors?". Plain JSON.
 *
 * One joint belief, not one a zone: whom an inner door misses is missing on one side and too many on the other, and
 * tickets speak of all zones at once. Both are entries of one covariance, and nothing has to be reconciled by hand.
 *
 * Within, people are counted as the doors count them. Nobody can see how many all doors together miss alike: doors,
 * gains and tickets would all stretch with it. A filter that carries this stretch along believes sooner or later that
 * it has learned it; so it is kept out, and comes in only when people are told (people-in.ts).
 */
export type HouseBelief = {
  zones: Record<ZoneId, ZoneBorders>;
  /** What each place of a hypothesis stands for: "people/<zone>", "uneven/<line>", "today/<line>", "gain/<source>". */
  parts: string[];
  hypotheses: Hypothesis[];
  sources: Record<string, Source>;
  traffic: Record<ZoneId, Traffic>;
  /** Who was seen to come in from the street and go out to it since the house was last empty; absent until it first was. */
  sinceEmpty?: { entered: number; left: number };
  /** Time has passed up to here. */
  at?: EpochMs;
  /** The faults of the sensors have drifted up to here. */
  driftedAt?: EpochMs;
};

/** `isOpen`: people may come and go where no counter looks. */
export type ZoneBorders = { capacity: number; isOpen: boolean };

/** One answer to how good the doors are, how likely it is, and what follows from it. */
export type Hypothesis = {
  missShare: number;
  weight: number;
  mean: number[];
  spread: Covariance;
  /** By how much all outer doors together count more in than out, from nights alone: what the weight is learned from. */
  uneven: { mean: number; variance: number };
};

/** What has been learned of the scatter of one source that looks at people themselves. */
export type Source = {
  /** A multiple of its prior variance, and how much is known of it. */
  noise: number;
  information: number;
  /** The share of that variance which is still there at the next look, as far as time has not washed it out. */
  lingering: number;
  lingeringInformation: number;
  /** The latest look, and how far off it was, in standard deviations. */
  at: EpochMs;
  latest: number;
  /** The first look; absent where it was before this was written down. */
  firstAt?: EpochMs;
  surprise: number;
  zoneIds: ZoneId[];
};

/** People who crossed a border of a zone, fading with an hour and with a day. */
export type Traffic = { at: EpochMs; lastHour: number; lastDay: number };

export type Zones = Record<ZoneId, ZoneBorders>;

/** Tickets are a source like a camera, of the whole house. */
export const ticketSource = "tickets";

/** Before anybody has counted: any number up to the capacity. */
export function unknownHouse(zones: Zones): HouseBelief {
  const house: HouseBelief = {
    zones,
    parts: [],
    hypotheses: priors.doorQualities.map(({ missShare, weight }) => ({ missShare, weight, mean: [], spread: [], uneven: { mean: 0, variance: unevenVariance(missShare) } })),
    sources: {},
    traffic: {},
  };
  for (const id of Object.keys(zones)) addZone(house, id);
  return house;
}

/** The same house after its setup has changed: what remains keeps what is known of it, new zones are unknown. */
export function rebuilt(before: HouseBelief, zones: Zones, lines: string[], sources: string[]): HouseBelief {
  const stays = new Set([...Object.keys(zones).map((id) => `people/${id}`), ...lines.flatMap((l) => [`uneven/${l}`, `today/${l}`]), ...[...sources, ticketSource].map((s) => `gain/${s}`)]);
  const kept = before.parts.flatMap((part, from) => (stays.has(part) ? [{ part, from }] : []));
  const house: HouseBelief = {
    ...before,
    zones,
    parts: kept.map((k) => k.part),
    hypotheses: before.hypotheses.map((h) => ({ ...h, mean: kept.map((k) => h.mean[k.from] as number), spread: covariance.select(h.spread, kept.map((k) => k.from)) })),
    sources: Object.fromEntries(Object.entries(before.sources).filter(([id]) => stays.has(`gain/${id}`))),
    traffic: Object.fromEntries(Object.entries(before.traffic).filter(([id]) => id in zones)),
  };
  for (const id of Object.keys(zones)) if (!house.parts.includes(`people/${id}`)) addZone(house, id);
  return house;
}

function addZone(house: HouseBelief, id: ZoneId): void {
  const { capacity } = house.zones[id] as ZoneBorders;
  placeOf(house, `people/${id}`, { mean: 0, variance: () => (capacity / 2) ** 2 });
}

/** Where the people of these zones stand; zones that are not known are the street. */
export function peopleOf(house: HouseBelief, zoneIds: (ZoneId | null)[], sign = 1): Sparse {
  const places: [number, number][] = [];
  for (const id of zoneIds) {
    const i = id === null ? -1 : house.parts.indexOf(`people/${id}`);
    if (i >= 0) places.push([i, sign]);
  }
  return places;
}

/** Where a part stands. One that has not been met before gets the last place, at its prior: the house is changed. */
export function placeOf(house: HouseBelief, part: string, prior: { mean: number; variance: (missShare: number) => number }): number {
  const i = house.parts.indexOf(part);
  if (i >= 0) return i;
  const size = house.parts.length;
  house.parts.push(part);
  for (const h of house.hypotheses) {
    h.mean.push(prior.mean);
    covariance.append(h.spread, size, prior.variance(h.missShare));
  }
  return size;
}

export function unevenVariance(missShare: number): number {
  return (priors.doors.unevenSd * missShare) ** 2;
}

export function todayVariance(missShare: number): number {
  return (priors.doors.todaySd * missShare) ** 2;
}
