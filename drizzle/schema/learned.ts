import { boolean, date, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

/**
 * What a clinic's own past days have taught its forecaster, so that a start forecasts as before. Of numbers alone: nobody's
 * visit can be read out of it. Made again from the clinic's tickets every night.
 */
export const learned = pgTable(
  "learned",
  {
    clinicId: clinicId(),
    learnedAt: moment("learned_at").notNull(),
    /** The last day that was looked at, whether anybody came or not. */
    untilDay: date("until_day", { mode: "string" }).notNull(),
    days: integer("days").notNull(),
    /** Whether the simulator played those days: for a clinic that it does not play they do not count. */
    isDemo: boolean("is_demo").notNull(),
    /** Of the shape of what follows. */
    version: integer("version").notNull(),
    lessons: jsonb("lessons").notNull(),
    /** How far what was said has missed, until the same day. */
    calibration: jsonb("calibration").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId] })],
);
