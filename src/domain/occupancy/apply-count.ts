import type { CountEvent } from "#domain/event.ts";
import type { ZoneId } from "#domain/ids.ts";
import { afterCrossing, afterLevel, afterPresence, type ZoneBelief } from "#domain/occupancy/zone-belief.ts";
import type { ClinicSetup, Placement, Sensor } from "#domain/setup.ts";

type Zones = Record<ZoneId, ZoneBelief>;

/** The zones after one count. A count from a sensor that is placed nowhere changes nothing. */
export function applyCount(setup: ClinicSetup, zones: Zones, event: CountEvent): Zones {
  const sensor = setup.sensors.find((s) => s.id === event.sensorId);
  const line = event.count.type === "crossed" ? event.count.line : event.count.area;
  const placement = sensor && placementOf(sensor, line);
  if (!placement) return zones;
  return placement.at === "door" ? throughDoor(setup, zones, placement, event) : withinZone(zones, placement.zoneId, event);
}

/** The placement that names the line, otherwise the one that takes any. */
export function placementOf(sensor: Sensor, line: string): Placement | undefined {
  return sensor.placements.find((p) => p.line === line) ?? sensor.placements.find((p) => p.line === undefined);
}

function throughDoor(setup: ClinicSetup, zones: Zones, placement: Extract<Placement, { at: "door" }>, event: CountEvent): Zones {
  const door = setup.doors.find((d) => d.id === placement.doorId);
  if (!door || event.count.type !== "crossed") return zones;
  const { at } = event.count;
  const forward = placement.reversed ? event.count.out : event.count.in;
  const backward = placement.reversed ? event.count.in : event.count.out;
  const after = { ...zones };
  // Whoever leaves one side of a door arrives on the other: people are conserved.
  if (door.from && after[door.from]) after[door.from] = afterCrossing(after[door.from] as ZoneBelief, backward, forward, at);
  if (door.to && after[door.to]) after[door.to] = afterCrossing(after[door.to] as ZoneBelief, forward, backward, at);
  return after;
}

function withinZone(zones: Zones, zoneId: ZoneId, event: CountEvent): Zones {
  const belief = zones[zoneId];
  if (!belief) return zones;
  const { count } = event;
  switch (count.type) {
    case "crossed":
      // A counter at the only way into a zone may be placed in the zone itself: in is in.
      return { ...zones, [zoneId]: afterCrossing(belief, count.in, count.out, count.at) };
    case "level":
      return { ...zones, [zoneId]: afterLevel(belief, count.people, count.at) };
    case "presence":
      return { ...zones, [zoneId]: afterPresence(belief, count.occupied, count.at) };
  }
}
