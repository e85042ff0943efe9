import { z } from "zod";
import { clinicSetup } from "#contract/setup.ts";
import type { ClinicSetup } from "#domain/setup.ts";

const { zones, doors, sensors, timeZone } = clinicSetup.shape;

/**
 * What a replay must know of a house: the parts of a clinic's setup that have to do with counting, the rest left out
 * or at its usual value. A whole setup file will do as well.
 */
const layoutFile = z.object({
  timeZone: timeZone.default("UTC"),
  zones: z.array(zones.element.extend({ name: z.string().optional(), kind: zones.element.shape.kind.default("waiting") })).min(1),
  doors: z.array(doors.element.extend({ name: z.string().optional(), from: doors.element.shape.from.default(null), to: doors.element.shape.to.default(null) })).default([]),
  sensors: z.array(sensors.element.extend({ name: z.string().optional(), adapter: z.string().default("file"), expectedEverySeconds: sensors.element.shape.expectedEverySeconds.optional() })),
});

/** Without `expectedEverySeconds` nobody can say that a sensor is silent. */
export const neverSilentSeconds = 1e9;

export const layout = layoutFile
  .transform((file): z.input<typeof clinicSetup> => ({
    id: "replay",
    slug: "replay",
    name: "Replay",
    timeZone: file.timeZone,
    languages: ["en"],
    zones: file.zones.map((zone) => ({ ...zone, name: zone.name ?? zone.id })),
    doors: file.doors.map((door) => ({ ...door, name: door.name ?? door.id })),
    sensors: file.sensors.map((sensor) => ({ ...sensor, name: sensor.name ?? sensor.id, expectedEverySeconds: sensor.expectedEverySeconds ?? neverSilentSeconds })),
    services: [],
    rooms: [],
    staff: [],
    boards: [],
  }))
  .pipe(clinicSetup as z.ZodType<ClinicSetup, z.input<typeof clinicSetup>>);
