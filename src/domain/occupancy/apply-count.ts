import type { CountEvent } from "#domain/event.ts";
import type { ZoneId } from "#domain/ids.ts";
import { crossed } from "#domain/occupancy/fusion/crossed.ts";
import { felt } from "#domain/occupancy/fusion/held.ts";
import { rebuilt, ticketSource, unknownHouse, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import { emptied } from "#domain/occupancy/fusion/emptied.ts";
import { seen } from "#domain/occupancy/fusion/seen.ts";
import { unknownZone, zoneBorders, zonesOf, type ZoneBelief } from "#domain/occupancy/zone-belief.ts";
import type { ClinicSetup, Placement, Sensor } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** People in a clinic, as far as they are known: the belief of the whole house, and what it says of each zone. */
export type Beliefs = { house: HouseBelief; zones: Record<ZoneId, ZoneBelief> };

export function noBeliefs(setup: ClinicSetup): Beliefs {
  return { house: unknownHouse(zoneBorders(setup)), zones: Object.fromEntries(setup.zones.map((zone) => [zone.id, unknownZone(zone.capacity)])) };
}

/** After one count. A count from a sensor that is placed nowhere changes nothing. */
export function applyCount(setup: ClinicSetup, before: Beliefs, event: CountEvent): Beliefs {
  const sensor = setup.sensors.find((s) => s.id === event.sensorId);
  const line = event.count.type === "crossed" ? event.count.line : event.count.area;
  const placement = sensor && placementOf(sensor, line);
  if (!placement) return before;
  // Two sensors of one door each watch a part of it, side by side: what they count adds up.
  const source = sourceId(sensor, placement);
  return placement.at === "door" ? throughDoor(setup, before, placement, source, event) : withinZone(before, placement.zoneId, source, event);
}

/** The placement that names the line, otherwise the one that takes any. */
export function placementOf(sensor: Sensor, line: string): Placement | undefined {
  return sensor.placements.find((p) => p.line === line) ?? sensor.placements.find((p) => p.line === undefined);
}

/**
 * So many tickets are in the house. They speak of all zones together: which service waits where is not in the setup,
 * and wherever its people walk in between, a ticket stays in the house until it ends.
 */
export function applyTickets(before: Beliefs, inTheHouse: number, at: EpochMs): Beliefs {
  const house = seen(before.house, ticketSource, Object.keys(before.house.zones), inTheHouse, at);
  return house === before.house ? before : { house, zones: zonesOf(house, before.zones) };
}

/** A new day begins: counts start again, and zones are empty where the evidence says so. */
export function applyNight(before: Beliefs, at: EpochMs): Beliefs {
  const house = emptied(before.house, at);
  const zones = Object.fromEntries(Object.entries(before.zones).map(([id, z]) => [id, { ...z, enteredToday: 0, leftToday: 0 }]));
  return { house, zones: zonesOf(house, zones) };
}

/** After a change of the setup: zones, lines and cameras that remain keep what was learned of them. */
export function applySetup(before: Beliefs, setup: ClinicSetup): Beliefs {
  const sources = setup.sensors.flatMap((sensor) => sensor.placements.map((p) => sourceId(sensor, p)));
  const house = rebuilt(before.house, zoneBorders(setup), sources, sources);
  return { house, zones: zonesOf(house, before.zones) };
}

/** One line or area of a sensor has faults of its own. */
export function sourceId(sensor: Sensor, placement: Placement): string {
  return placement.line === undefined ? sensor.id : `${sensor.id}/${placement.line}`;
}

function throughDoor(setup: ClinicSetup, before: Beliefs, placement: Extract<Placement, { at: "door" }>, line: string, event: CountEvent): Beliefs {
  const door = setup.doors.find((d) => d.id === placement.doorId);
  if (!door || event.count.type !== "crossed") return before;
  const { at } = event.count;
  const forward = placement.reversed ? event.count.out : event.count.in;
  const backward = placement.reversed ? event.count.in : event.count.out;
  const house = crossed(before.house, { line, from: door.from, to: door.to, forward, backward, at });
  const zones = { ...before.zones };
  tally(zones, door.from, backward, forward, at);
  tally(zones, door.to, forward, backward, at);
  return { house, zones: zonesOf(house, zones) };
}

function withinZone(before: Beliefs, zoneId: ZoneId, source: string, event: CountEvent): Beliefs {
  if (!before.zones[zoneId]) return before;
  const { count } = event;
  const zones = { ...before.zones };
  tally(zones, zoneId, count.type === "crossed" ? count.in : 0, count.type === "crossed" ? count.out : 0, count.at);
  const house = houseAfter(before.house, zoneId, source, count);
  return { house, zones: zonesOf(house, zones) };
}

function houseAfter(before: HouseBelief, zoneId: ZoneId, source: string, count: CountEvent["count"]): HouseBelief {
  switch (count.type) {
    case "crossed": {
      // A counter at the only way into a zone may be placed in the zone itself: in is in, and nobody passes it unseen.
      const zones = { ...before.zones, [zoneId]: { capacity: before.zones[zoneId]?.capacity ?? 1, isOpen: false } };
      return crossed({ ...before, zones }, { line: source, from: null, to: zoneId, forward: count.in, backward: count.out, at: count.at });
    }
    case "level":
      return seen(before, source, [zoneId], count.people, count.at);
    case "presence":
      return felt(before, zoneId, count.occupied, count.at);
  }
}

function tally(zones: Record<ZoneId, ZoneBelief>, zoneId: ZoneId | null, entered: number, left: number, at: EpochMs): void {
  const zone = zoneId === null ? undefined : zones[zoneId];
  if (zoneId === null || !zone) return;
  zones[zoneId] = { ...zone, heardAt: Math.max(at, zone.heardAt ?? at), enteredToday: zone.enteredToday + entered, leftToday: zone.leftToday + left };
}
