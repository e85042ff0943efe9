import { z } from "zod";
import { accessList, issuedToken } from "#contract/admin.ts";
import { timeZone } from "#contract/setup.ts";

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
  timeZone: timeZone.nullable(),
  expectedEverySeconds: z.number().int().min(1).max(7 * 24 * 3600),
  placements: z.array(placementInput).max(32),
});
export type SensorInput = z.infer<typeof sensorInput>;

/** PUT /api/admin/sensors/:id */
export const sensorChange = sensorInput.omit({ adapter: true });
export type SensorChange = z.infer<typeof sensorChange>;

/** Answer of adding: what to do next on the vendor's page. */
export const addedSensor = z.object({ id: z.string(), issued: issuedToken, connect: z.array(connectGuide) });
export type AddedSensor = z.infer<typeof addedSensor>;

const tokenState = z.object({ issuedAt: moment.nullable(), lastUsedAt: moment.nullable(), revoked: z.boolean() });

const sensorHealth = z.object({
  silence: z.enum(["speaking", "silent", "never", "troubled"]),
  heardAt: moment.nullable(),
  batteryPercent: z.number().nullable(),
  trouble: z.string().nullable(),
  clockSkewed: z.boolean(),
});

/** GET /api/admin/sensors */
export const sensorList = z.object({
  /** When this was so, by the clinic's clock. */
  asOf: moment,
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
      token: tokenState,
    }),
  ),
  gateways: z.array(z.object({ id: z.string(), name: z.string(), token: tokenState })),
  /** Senders that nobody has added yet, latest first. */
  quarantine: z.array(
    z.object({
      sender: z.string(),
      /** "http", "mqtt", or "gateway <its id>". */
      via: z.string(),
      reason: z.enum(["unknown-sender", "wrong-token"]),
      firstSeenAt: moment,
      lastSeenAt: moment,
      messages: z.number().int(),
      lastTopic: z.string().nullable(),
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
  asOf: moment,
  id: z.string(),
  name: z.string(),
  adapter: z.string(),
  vendor: z.string(),
  /** What the adapter says of itself. */
  says: z.string(),
  externalId: z.string().nullable(),
  timeZone: z.string().nullable(),
  expectedEverySeconds: z.number().int(),
  placements: z.array(placementInput),
  /** Lines and areas that it has spoken of within the last week. */
  linesHeard: z.array(z.object({ line: z.string(), kind: z.enum(["line", "area"]) })),
  health: sensorHealth,
  /**
   * What has been learned of its faults. The belief of the house does not hold how many each door misses: nights without
   * anybody tell how much more a line counts one way than the other, and how good all doors are together.
   */
  drift: z.object({
    lines: z.array(
      z.object({
        door: z.string(),
        line: z.string().nullable(),
        /** People whom it counts too many in the door's direction, for each hundred who walk through each way; below zero: too few. */
        tooManyPercent: z.number(),
        /** One standard deviation. */
        spreadPercent: z.number(),
        /** False while this is hardly more than was assumed of any door. */
        isLearned: z.boolean(),
      }),
    ),
    /** People missed for each hundred who cross, over all doors of the house; null for a sensor that watches none. */
    houseMissedPercent: z.object({ likely: z.number(), spread: z.number(), isLearned: z.boolean() }).nullable(),
  }),
  /** Hour by hour over the last three days, oldest first. */
  history: z.array(z.object({ at: moment, readings: z.number().int(), /** As counted, late corrections included. */ in: z.number().int(), out: z.number().int(), /** Share of the hour in which it was heard as often as expected. */ heard: z.number().min(0).max(1) })),
  /** The last messages, newest first. */
  messages: z.array(z.object({ receivedAt: moment, via: z.string(), topic: z.string().nullable(), payload: z.string(), readings: z.array(reading), problem: z.string().nullable() })),
  connect: z.array(connectGuide),
  address: z.string(),
  mqtt: accessList.shape.mqtt,
  topic: z.string(),
  token: tokenState,
  /** The sensor's codec, when it is one of those that bring their own. */
  codec: z.object({ source: z.string(), mapping: z.unknown() }).nullable(),
});
export type SensorPage = z.infer<typeof sensorPage>;

/** POST /api/admin/sensors/:id/test: what would be read from a message; nothing is counted. */
export const testPayload = z.object({ payload: z.string().max(64 * 1024), topic: z.string().max(500).optional() });
export const testAnswer = z.object({ readings: z.array(reading), problem: z.object({ field: z.string(), says: z.string() }).nullable() });
export type TestAnswer = z.infer<typeof testAnswer>;

/** POST /api/admin/sensors/:id/restore, within a day of its removal. `lost` could not be brought back. */
export const restoredSensor = z.object({ id: z.string(), tokenWorks: z.boolean(), lost: z.array(z.enum(["codec", "drawing"])) });
export type RestoredSensor = z.infer<typeof restoredSensor>;

/** POST /api/admin/gateways adds one, POST /api/admin/gateways/:id/token issues a new token, DELETE /api/admin/gateways/:id removes one. */
export const gatewayInput = z.object({ name: z.string().trim().min(1).max(120) });
export const addedGateway = z.object({ id: z.string(), issued: issuedToken });
export type AddedGateway = z.infer<typeof addedGateway>;

/** POST /api/admin/quarantine/dismiss: hidden until it has been silent for a week and speaks again. */
export const dismissSender = z.object({ sender: z.string().min(1).max(200) });

/** POST /api/gateway/:gatewayId: messages of many sensors, each taken by itself. */
export const gatewayAnswer = z.object({
  accepted: z.number().int(),
  repeated: z.number().int(),
  /** Messages of senders that nobody has added; they wait in quarantine. */
  unknown: z.number().int(),
  /** Messages of known sensors that could not be read; the sensor says why. */
  unreadable: z.number().int(),
});
export type GatewayAnswer = z.infer<typeof gatewayAnswer>;
