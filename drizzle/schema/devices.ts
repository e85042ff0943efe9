import { doublePrecision, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

/** A patient's device. `wearer` is for staff: a name or a bed, erasable. */
export const devices = pgTable(
  "devices",
  { clinicId: clinicId(), id: text("id").notNull(), kind: text("kind").notNull(), wearer: text("wearer").notNull(), addedAt: moment("added_at").notNull() },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);

/** Partitioned by month; a reading sent twice is one row. */
export const deviceReadings = pgTable(
  "device_readings",
  {
    clinicId: text("clinic_id").notNull(),
    deviceId: text("device_id").notNull(),
    at: moment("at").notNull(),
    receivedAt: moment("received_at").notNull(),
    /** By measure id, in the kind's unit. */
    values: jsonb("values").$type<Record<string, number>>().notNull(),
    batteryPercent: doublePrecision("battery_percent"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.deviceId, t.at] })],
);
