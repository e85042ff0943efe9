import { bigint, boolean, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { sensors, zones } from "./clinic.ts";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

/**
 * Everything sensors said. Partitioned by month (`claimed_at`), and idempotent: the key is what makes two readings the
 * same one, with the sensor's own time, however wrong its clock.
 */
export const readings = pgTable(
  "readings",
  {
    clinicId: text("clinic_id").notNull(),
    sensorId: text("sensor_id").notNull(),
    claimedAt: moment("claimed_at").notNull(),
    key: text("key").notNull(),
    /** When it is counted: `claimed_at`, unless that clock cannot be believed. */
    at: moment("at").notNull(),
    receivedAt: moment("received_at").notNull(),
    reading: jsonb("reading").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.sensorId, t.claimedAt, t.key] })],
);

/** What is remembered of each sensor between its messages, and how it is. */
export const sensorStatus = pgTable(
  "sensor_status",
  {
    clinicId: clinicId(),
    sensorId: text("sensor_id").notNull(),
    counter: jsonb("counter").notNull(),
    heardAt: moment("heard_at"),
    batteryPercent: doublePrecision("battery_percent"),
    troubleAt: moment("trouble_at"),
    troubleSays: text("trouble_says"),
    troubleFrom: text("trouble_from"),
    isClockSkewed: boolean("is_clock_skewed").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.sensorId] }), foreignKey({ columns: [t.clinicId, t.sensorId], foreignColumns: [sensors.clinicId, sensors.id] }).onDelete("cascade")],
);

/** How many people each zone was believed to hold, minute by minute: what reports and trails are drawn from. */
export const occupancySamples = pgTable(
  "occupancy_samples",
  {
    clinicId: clinicId(),
    zoneId: text("zone_id").notNull(),
    at: moment("at").notNull(),
    likelyPeople: integer("likely_people").notNull(),
    lowPeople: integer("low_people").notNull(),
    highPeople: integer("high_people").notNull(),
    enteredToday: integer("entered_today").notNull(),
    leftToday: integer("left_today").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.zoneId, t.at] }),
    foreignKey({ columns: [t.clinicId, t.zoneId], foreignColumns: [zones.clinicId, zones.id] }).onDelete("cascade"),
    index("occupancy_samples_by_time").on(t.clinicId, t.at),
  ],
);

/** The last few messages of each sensor as they came, for whoever sets it up. Fields that an adapter calls private are cut out before. */
export const sensorMessages = pgTable(
  "sensor_messages",
  {
    clinicId: clinicId(),
    sensorId: text("sensor_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    receivedAt: moment("received_at").notNull(),
    /** "http", "mqtt", "gateway". */
    via: text("via").notNull(),
    topic: text("topic"),
    payload: text("payload").notNull(),
    readings: jsonb("readings").notNull(),
    /** Why it could not be read; null when it could. */
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.sensorId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.sensorId], foreignColumns: [sensors.clinicId, sensors.id] }).onDelete("cascade"),
  ],
);

/** Senders that nobody has added yet, each with its last message, until somebody adds or dismisses them. */
export const quarantine = pgTable(
  "quarantine",
  {
    clinicId: clinicId(),
    /** The name that the sender gave: a DevEUI, a topic, a sensor's id with a wrong token. */
    sender: text("sender").notNull(),
    via: text("via").notNull(),
    reason: text("reason").notNull(),
    firstSeenAt: moment("first_seen_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    messages: integer("messages").notNull(),
    lastTopic: text("last_topic"),
    lastPayload: text("last_payload").notNull(),
    dismissedAt: moment("dismissed_at"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.sender] })],
);

/** Senders that speak for many sensors: LoRaWAN network servers, brokers, building hubs. */
export const gateways = pgTable(
  "gateways",
  { clinicId: clinicId(), id: text("id").notNull(), name: text("name").notNull(), addedAt: moment("added_at").notNull() },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);

/** A codec that an administrator brought for a sensor that no adapter knows, and what its fields mean. */
export const sensorCodecs = pgTable(
  "sensor_codecs",
  {
    clinicId: clinicId(),
    sensorId: text("sensor_id").notNull(),
    source: text("source").notNull(),
    mapping: jsonb("mapping").notNull(),
    savedAt: moment("saved_at").notNull(),
    savedBy: text("saved_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.sensorId] }),
    foreignKey({ columns: [t.clinicId, t.sensorId], foreignColumns: [sensors.clinicId, sensors.id] }).onDelete("cascade"),
  ],
);

/** Lines and areas as they were drawn on a camera's picture, and where that picture comes from. Never the picture. */
export const cameraDrawings = pgTable(
  "camera_drawings",
  {
    clinicId: clinicId(),
    sensorId: text("sensor_id").notNull(),
    version: integer("version").notNull(),
    drawing: jsonb("drawing").notNull(),
    savedAt: moment("saved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.sensorId] }),
    foreignKey({ columns: [t.clinicId, t.sensorId], foreignColumns: [sensors.clinicId, sensors.id] }).onDelete("cascade"),
  ],
);
