import type { ZoneId } from "#domain/ids.ts";
import { trafficAt } from "#domain/occupancy/fusion/crossed.ts";
import type { HouseBelief, Zones } from "#domain/occupancy/fusion/house-belief.ts";
import { peopleIn } from "#domain/occupancy/fusion/people-in.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** What is believed of one zone: what is said of it, taken from the belief of the whole house, and what was counted. */
export type ZoneBelief = {
  /** The likeliest number, whole. May be below zero, when doors have miscounted; only pictures are clipped. */
  people: number;
  mean: number;
  variance: number;
  /** Latest count that spoke of this zone; `undefined` until one has. */
  heardAt?: EpochMs;
  /** As counted, uncorrected. */
  enteredToday: number;
  leftToday: number;
  /** People who have crossed a border of the zone within the last hour or so. */
  crossedOfLate: number;
};

/** Nobody has counted here yet: anything up to the capacity is possible. */
export function unknownZone(capacity: number): ZoneBelief {
  return { people: 0, mean: 0, variance: (capacity / 2) ** 2, enteredToday: 0, leftToday: 0, crossedOfLate: 0 };
}

/** The zones as the house is believed to be now. What was counted stays as it was. */
export function zonesOf(house: HouseBelief, before: Record<ZoneId, ZoneBelief>): Record<ZoneId, ZoneBelief> {
  return Object.fromEntries(
    Object.entries(house.zones).map(([id, { capacity }]) => {
      const { mean, variance } = peopleIn(house, [id]);
      const { lastHour } = trafficAt(house, id, house.at ?? 0);
      // A zero that has come down from below is still a plain zero.
      return [id, { ...(before[id] ?? unknownZone(capacity)), people: Math.round(mean) + 0, mean, variance, crossedOfLate: lastHour }];
    }),
  );
}

/** What a setup says of the borders of its zones: one that some sensor watches at every door lets nobody pass unseen. */
export function zoneBorders(setup: ClinicSetup): Zones {
  const watched = new Set(setup.sensors.flatMap((s) => s.placements.flatMap((p) => (p.at === "door" ? [p.doorId] : []))));
  return Object.fromEntries(
    setup.zones.map(({ id, capacity }) => {
      const doors = setup.doors.filter((d) => d.from === id || d.to === id);
      return [id, { capacity, isOpen: doors.length === 0 || doors.some((d) => !watched.has(d.id)) }];
    }),
  );
}
