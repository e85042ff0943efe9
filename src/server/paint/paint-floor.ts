import type { FloorView, Level } from "#contract/views.ts";
import { thresholdsOf, type Crowding } from "#domain/occupancy/crowding.ts";
import { isHeard, watches, type Occupancy } from "#domain/occupancy/estimate.ts";
import { silenceOf } from "#domain/occupancy/sensor-health.ts";
import type { ZoneId } from "#domain/ids.ts";
import type { ClinicSetup, Sensor, Zone } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { clinicLine, paintServices } from "#server/paint/clinic-line.ts";
import { paintHeads } from "#server/paint/paint-heads.ts";
import type { Picture } from "#server/picture.ts";

export function paintFloor(
  picture: Picture,
  from: { isDemo: boolean; adapters: Map<string, SensorAdapter>; trails: Map<ZoneId, { at: EpochMs; likely: number }[]> },
): FloorView {
  const { state, health, occupancy, at } = picture;
  const { setup } = state;
  return {
    asOf: at,
    clinic: clinicLine(picture, from.isDemo),
    zones: setup.zones.map((zone) => {
      const seen = occupancy.find((o) => o.zoneId === zone.id);
      const belief = state.zones[zone.id];
      return {
        id: zone.id,
        name: zone.name,
        kind: zone.kind,
        capacity: zone.capacity,
        people: seen?.people ?? null,
        ...zoneStatus(zone, seen, setup, state.crowding?.[zone.id]),
        ...thresholdsOf(zone),
        crowdedSince: state.crowding?.[zone.id]?.since ?? null,
        enteredToday: Math.max(0, belief?.enteredToday ?? 0),
        leftToday: Math.max(0, belief?.leftToday ?? 0),
        trail: withNow(from.trails.get(zone.id) ?? [], seen, at),
        sensorIds: setup.sensors.filter((s) => watches(setup, s, zone.id)).map((s) => s.id),
      };
    }),
    sensors: setup.sensors.map((sensor) => {
      const h = health[sensor.id];
      return {
        id: sensor.id,
        name: sensor.name,
        vendor: from.adapters.get(sensor.adapter)?.vendor ?? sensor.adapter,
        place: placeOf(setup, sensor),
        silence: silenceOf(sensor, h, at),
        heardAt: h?.heardAt ?? null,
        batteryPercent: h?.batteryPercent ?? null,
        trouble: h?.trouble?.says ?? null,
        clockSkewed: h?.clockSkewed ?? false,
      };
    }),
    heads: paintHeads(picture),
    services: paintServices(picture),
  };
}

/** As crowded as has been told, so that no card says other than the alert; nothing of a zone that is not heard. */
function zoneStatus(zone: Zone, seen: Occupancy | undefined, setup: ClinicSetup, crowding: Crowding | undefined): { level: Level; word: string } {
  const watching = setup.sensors.filter((s) => watches(setup, s, zone.id)).length;
  if (watching === 0) return { level: "off", word: "No sensor" };
  if (!seen?.people) return { level: "off", word: "Not heard yet" };
  if (!isHeard(setup, seen)) return { level: "off", word: "No signal" };
  if (crowding?.level === "full") return { level: "late", word: "Full" };
  if (crowding?.level === "watch") return { level: "watch", word: "Filling up" };
  return { level: "ok", word: "Room to spare" };
}

function withNow(trail: { at: EpochMs; likely: number }[], seen: Occupancy | undefined, at: EpochMs): { at: EpochMs; likely: number }[] {
  return seen?.people ? [...trail, { at, likely: seen.people.likely }] : trail;
}

export function placeOf(setup: ClinicSetup, sensor: Sensor): string {
  const places = sensor.placements.map((p) =>
    p.at === "door" ? setup.doors.find((d) => d.id === p.doorId)?.name : setup.zones.find((z) => z.id === p.zoneId)?.name,
  );
  return [...new Set(places.filter((p) => p !== undefined))].join(", ") || "Not placed yet";
}
