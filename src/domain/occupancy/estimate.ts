import type { ClinicSetup, Sensor, Zone } from "#domain/setup.ts";
import type { SensorId, ZoneId } from "#domain/ids.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";
import { silenceOf, type SensorHealth } from "#domain/occupancy/sensor-health.ts";
import type { ZoneBelief } from "#domain/occupancy/zone-belief.ts";

/** People in a zone: the likeliest number and the range that holds nine times in ten. All whole, never below zero. */
export type Occupancy = {
  zoneId: ZoneId;
  /** `undefined` when no sensor has ever spoken of this zone: no number is better than a wrong one. */
  people?: { likely: number; low: number; high: number };
  /** Sensors of this zone that have gone silent or report trouble: the range is wider for each. */
  silentSensorIds: SensorId[];
};

export function estimate(
  setup: ClinicSetup,
  beliefs: Record<ZoneId, ZoneBelief>,
  health: Record<SensorId, SensorHealth>,
  at: EpochMs,
): Occupancy[] {
  return setup.zones.map((zone) => {
    const belief = beliefs[zone.id];
    const watching = setup.sensors.filter((sensor) => watches(setup, sensor, zone.id));
    const silent = watching.filter((sensor) => silenceOf(sensor, health[sensor.id], at) !== "speaking");
    if (!belief || belief.heardAt === undefined) return { zoneId: zone.id, silentSensorIds: silent.map((s) => s.id) };
    const unseen = silent.reduce((sum, sensor) => sum + unseenVariance(zone, belief, health[sensor.id], watching.length, at), 0);
    const lost = watching.length > 0 && silent.length === watching.length ? (zone.capacity / 4) ** 2 : 0;
    return { zoneId: zone.id, people: pictured(zone.capacity, belief.mean, belief.variance + unseen + lost), silentSensorIds: silent.map((s) => s.id) };
  });
}

const ninetyPercent = 1.645;

/** A belief as it may be shown: whole people, never fewer than none and never more than twice what fits in. */
export function pictured(capacity: number, mean: number, variance: number): { likely: number; low: number; high: number } {
  const { people, low, high } = clipped(capacity, mean, variance);
  const likely = Math.round(people);
  return { likely, low: Math.min(likely, Math.floor(low + 0.5)), high: Math.max(likely, Math.ceil(high - 0.5)) };
}

/** The same, not rounded. */
export function clipped(capacity: number, mean: number, variance: number): { people: number; low: number; high: number } {
  const spread = ninetyPercent * Math.sqrt(variance);
  const within = (n: number) => Math.min(2 * capacity, Math.max(0, n));
  return { people: within(mean), low: within(mean - spread), high: within(mean + spread) };
}

/**
 * Behind a silent sensor people come and go unseen: a tenth of the zone may have changed already, and half of those
 * who would have crossed since may all have gone one way.
 */
function unseenVariance(zone: Zone, belief: ZoneBelief, health: SensorHealth | undefined, watching: number, at: EpochMs): number {
  const since = health?.trouble?.at ?? health?.heardAt ?? at;
  const oneWay = (0.5 * belief.crossedOfLate * Math.max(0, at - since)) / hourMs / watching;
  return Math.min((zone.capacity / 2) ** 2, Math.max(1, 0.1 * zone.capacity) ** 2 + oneWay ** 2);
}

/** Whether any sensor of the zone still speaks. What was last known of one that none watches, or none is heard of, is shown but not acted on. */
export function isHeard(setup: ClinicSetup, { zoneId, silentSensorIds }: Occupancy): boolean {
  return silentSensorIds.length < setup.sensors.filter((s) => watches(setup, s, zoneId)).length;
}

/** Whether any line or area of the sensor says something about the zone. */
export function watches(setup: ClinicSetup, sensor: Sensor, zoneId: ZoneId): boolean {
  return sensor.placements.some((placement) => {
    if (placement.at === "zone") return placement.zoneId === zoneId;
    const door = setup.doors.find((d) => d.id === placement.doorId);
    return door?.from === zoneId || door?.to === zoneId;
  });
}
