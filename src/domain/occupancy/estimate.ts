import type { ClinicSetup, Sensor, Zone } from "#domain/setup.ts";
import type { SensorId, ZoneId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";
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

const ninetyPercent = 1.645;

export function estimate(
  setup: ClinicSetup,
  beliefs: Record<ZoneId, ZoneBelief>,
  health: Record<SensorId, SensorHealth>,
  at: EpochMs,
): Occupancy[] {
  return setup.zones.map((zone) => {
    const watching = setup.sensors.filter((sensor) => watches(setup, sensor, zone.id));
    const silent = watching.filter((sensor) => silenceOf(sensor, health[sensor.id], at) !== "speaking");
    return { zoneId: zone.id, people: range(zone, beliefs[zone.id], silent.length, watching.length), silentSensorIds: silent.map((s) => s.id) };
  });
}

function range(zone: Zone, belief: ZoneBelief | undefined, silent: number, watching: number): Occupancy["people"] {
  if (!belief || belief.heardAt === undefined) return undefined;
  // Behind a silent door people come and go unseen: for each, a tenth of the zone may have changed.
  const unseen = silent * (Math.max(1, 0.1 * zone.capacity) ** 2) + (watching > 0 && silent === watching ? (zone.capacity / 4) ** 2 : 0);
  const spread = ninetyPercent * Math.sqrt(belief.variance + unseen);
  const likely = Math.max(0, Math.round(belief.people));
  return { likely, low: Math.max(0, Math.floor(belief.people - spread + 0.5)), high: Math.max(likely, Math.ceil(belief.people + spread - 0.5)) };
}

/** Whether any line or area of the sensor says something about the zone. */
export function watches(setup: ClinicSetup, sensor: Sensor, zoneId: ZoneId): boolean {
  return sensor.placements.some((placement) => {
    if (placement.at === "zone") return placement.zoneId === zoneId;
    const door = setup.doors.find((d) => d.id === placement.doorId);
    return door?.from === zoneId || door?.to === zoneId;
  });
}
