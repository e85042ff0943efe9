import { z } from "zod";
import { accessList, issuedToken } from "#contract/admin.ts";

const moment = z.number().int();
const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, "may hold letters, digits, - and _ only");
const bothLanguages = z.object({ en: z.array(z.string()), es: z.array(z.string()) });

/** How to connect one on the vendor's own settings page; address, token and the like are filled in once there is a sensor. */
export const connectGuide = z.object({ via: z.enum(["http", "mqtt", "lorawan", "camera-page"]), steps: bothLanguages, paste: z.string().nullable() });
export type ConnectGuide = z.infer<typeof connectGuide>;

/** GET /api/admin/sensor-kinds: everything that can be added. */
export const sensorKinds = z.object({
  kinds: z.array(z.object({ id: z.string(), vendor: z.string(), models: z.array(z.string()), says: z.string(), source: z.string(), usualEverySeconds: z.number().int(), connect: z.array(connectGuide) })),
});
export type SensorKinds = z.infer<typeof sensorKinds>;

export const placementInput = z.discriminatedUnion("at", [
  z.object({ at: z.literal("door"), doorId: id, reversed: z.boolean(), line: z.string().max(200).optional() }),
  z.object({ at: z.literal("zone"), zoneId: id, line: z.string().max(200).optional() }),
]);
export type PlacementInput = z.infer<typeof placementInput>;

/** POST /api/admin/sensors adds one and issues its token; PUT /api/admin/sensors/:id changes one (without its adapter). */
export const sensorInput = z.object({
  name: z.string().trim().min(1).max(120),
  adapter: z.string().min(1).max(80),
  externalId: z.string().trim().min(1).max(200).nullable(),
  timeZone: z.string().max(80).nullable(),
  expectedEverySeconds: z.number().int().min(1).max(7 * 24 * 3600),
  placements: z.array(placementInput).max(32),
});
export type SensorInput = z.infer<typeof sensorInput>;

/** Answer of adding: what to do next on the vendor's page. */
export const addedSensor = z.object({ id: z.string(), issued: issuedToken, connect: z.array(connectGuide) });
export type AddedSensor = z.infer<typeof addedSensor>;

const sensorHealth = z.object({
  silence: z.enum(["speaking", "silent", "never", "troubled"]),
  heardAt: moment.nullable(),
  batteryPercent: z.number().nullable(),
  trouble: z.string().nullable(),
  clockSkewed: z.boolean(),
});

/** GET /api/admin/sensors */
export const sensorList = z.object({
  clinicSlug: z.string(),
  mqtt: accessList.shape.mqtt,
  sensors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      adapter: z.string(),
      vendor: z.string(),
      place: z.string(),
      expectedEverySeconds: z.number().int(),
      health: sensorHealth,
      token: z.object({ issuedAt: moment.nullable(), lastUsedAt: moment.nullable(), revoked: z.boolean() }),
    }),
  ),
  gateways: z.array(z.object({ id: z.string(), name: z.string(), token: z.object({ issuedAt: moment.nullable(), lastUsedAt: moment.nullable(), revoked: z.boolean() }) })),
  /** Senders that nobody has added yet, latest first. */
  quarantine: z.array(
    z.object({
      sender: z.string(),
      via: z.string(),
      reason: z.enum(["unknown-sender", "wrong-token"]),
      firstSeenAt: moment,
      lastSeenAt: moment,
      messages: z.number().int(),
      lastPayload: z.string(),
      /** Adapters that can read the last message, the best guess first. */
      looksLike: z.array(z.object({ adapter: z.string(), vendor: z.string() })),
    }),
  ),
  doors: z.array(z.object({ id: z.string(), name: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  zones: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SensorList = z.infer<typeof sensorList>;

/** A reading as the domain has it: shown as it is, field by field. */
const reading = z.looseObject({ kind: z.string(), at: moment });

/** GET /api/admin/sensors/:id */
export const sensorPage = z.object({
  id: z.string(),
  name: z.string(),
  adapter: z.string(),
  vendor: z.string(),
  externalId: z.string().nullable(),
  timeZone: z.string().nullable(),
  expectedEverySeconds: z.number().int(),
  placements: z.array(placementInput),
  /** Lines and areas that it has spoken of within the last week. */
  linesHeard: z.array(z.object({ line: z.string(), kind: z.enum(["line", "area"]) })),
  health: sensorHealth,
  /** What the fusion has learned of each door that it watches: people missed for each hundred who cross. */
  drift: z.array(z.object({ door: z.string(), missedInPercent: z.number(), missedOutPercent: z.number(), /** How sure: one standard deviation. */ spreadPercent: z.number() })),
  /** Hour by hour over the last three days, oldest first. */
  history: z.array(z.object({ at: moment, readings: z.number().int(), in: z.number().int(), out: z.number().int(), /** Share of the hour in which it was heard as often as expected. */ heard: z.number().min(0).max(1) })),
  /** The last messages, newest first. */
  messages: z.array(z.object({ receivedAt: moment, via: z.string(), topic: z.string().nullable(), payload: z.string(), readings: z.array(reading), problem: z.string().nullable() })),
  connect: z.array(connectGuide),
  token: z.object({ issuedAt: moment.nullable(), lastUsedAt: moment.nullable(), revoked: z.boolean() }),
  /** The sensor's codec, when it is one of those that bring their own. */
  codec: z.object({ source: z.string(), mapping: z.unknown() }).nullable(),
});
export type SensorPage = z.infer<typeof sensorPage>;

/** POST /api/admin/sensors/:id/test: what would be read from a message; nothing is counted. */
export const testPayload = z.object({ payload: z.string().max(64 * 1024), topic: z.string().max(500).optional() });
export const testAnswer = z.object({ readings: z.array(reading), problem: z.object({ field: z.string(), says: z.string() }).nullable() });
export type TestAnswer = z.infer<typeof testAnswer>;

/** POST /api/admin/gateways */
export const gatewayInput = z.object({ name: z.string().trim().min(1).max(120) });
