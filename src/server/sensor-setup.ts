import type { PlacementInput, SensorChange, SensorInput } from "#contract/sensors.ts";
import type { SensorId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { ClinicSetup, Placement, Sensor } from "#domain/setup.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { plainName } from "#server/transports/sender-of.ts";

/** A setup, or what is wrong with the wish; the code of a refusal is the field that is wrong. */
export type SetupOutcome = Outcome<ClinicSetup, string>;

export function withSensor(setup: ClinicSetup, id: SensorId, { adapter, ...input }: SensorInput, adapters: Map<string, SensorAdapter>): SetupOutcome {
  if (!adapters.has(adapter)) return refuse("adapter", `there is no kind of sensor "${adapter}"`);
  const wrong = wrongIn(setup, id, input);
  return wrong ?? accept({ ...setup, sensors: [...setup.sensors, sensorFrom(id, adapter, input)] });
}

/** The same sensor as it is wished now; its kind never changes, since what is remembered of its totals would not fit. */
export function withChangedSensor(setup: ClinicSetup, id: SensorId, input: SensorChange): SetupOutcome {
  const wrong = wrongIn(setup, id, input);
  return wrong ?? accept({ ...setup, sensors: setup.sensors.map((s) => (s.id === id ? sensorFrom(id, s.adapter, input) : s)) });
}

export function withoutSensor(setup: ClinicSetup, id: SensorId): ClinicSetup {
  return { ...setup, sensors: setup.sensors.filter((s) => s.id !== id) };
}

/** A sensor that was removed, where it stood. Doors and zones that have gone meanwhile are left out. */
export function withRestoredSensor(setup: ClinicSetup, sensor: Sensor): SetupOutcome {
  const placements = sensor.placements.filter((p) => !noSuchPlace(setup, p));
  if (setup.sensors.some((s) => s.id === sensor.id)) return refuse("id", "this sensor is here already");
  const taken = whoHas(setup, sensor.id, sensor.externalId);
  if (taken) return refuse("externalId", `meanwhile "${taken.name}" has the same external id`);
  return accept({ ...setup, sensors: [...setup.sensors, { ...sensor, placements }] });
}

function wrongIn(setup: ClinicSetup, id: SensorId, { externalId, placements }: SensorChange): SetupOutcome | undefined {
  const taken = whoHas(setup, id, externalId ?? undefined);
  if (taken) return refuse("externalId", `"${taken.name}" has the same external id`);
  for (const [i, placement] of placements.entries()) {
    const missing = noSuchPlace(setup, placement);
    if (missing) return refuse(`placements.${i}.${missing.field}`, missing.says);
    if (placements.slice(0, i).some((p) => lineOf(p) === lineOf(placement))) return refuse(`placements.${i}.line`, "two places are for the same line: name the line of each");
  }
  return undefined;
}

function whoHas(setup: ClinicSetup, id: SensorId, externalId: string | undefined): Sensor | undefined {
  if (externalId === undefined) return undefined;
  return setup.sensors.find((s) => s.id !== id && s.externalId !== undefined && plainName(s.externalId) === plainName(externalId));
}

function noSuchPlace(setup: ClinicSetup, placement: PlacementInput | Placement): { field: string; says: string } | undefined {
  if (placement.at === "door") return setup.doors.some((d) => d.id === placement.doorId) ? undefined : { field: "doorId", says: `there is no door "${placement.doorId}"` };
  return setup.zones.some((z) => z.id === placement.zoneId) ? undefined : { field: "zoneId", says: `there is no zone "${placement.zoneId}"` };
}

function sensorFrom(id: SensorId, adapter: string, { name, externalId, timeZone, expectedEverySeconds, placements }: SensorChange): Sensor {
  return {
    id,
    name,
    adapter,
    ...(externalId === null ? {} : { externalId }),
    ...(timeZone === null ? {} : { timeZone }),
    expectedEverySeconds,
    placements: placements.map((p): Placement => ({ ...p, line: lineOf(p) })).map(({ line, ...place }) => (line === undefined ? place : { ...place, line })),
  };
}

/** An empty name of a line is any line. */
function lineOf(placement: PlacementInput): string | undefined {
  return placement.line?.trim() === "" ? undefined : placement.line;
}
