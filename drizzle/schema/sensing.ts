import { boolean, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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
