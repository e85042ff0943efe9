import { doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";
import { tickets } from "./queue.ts";

/**
 * What patients were told of their waits, when, and the forecast behind it: what the forecaster is judged by. One row a
 * ticket, leg and moment; never a name. How the wait went on is in the log.
 */
export const forecasts = pgTable(
  "forecasts",
  {
    clinicId: clinicId(),
    ticketId: text("ticket_id").notNull(),
    leg: integer("leg").notNull(),
    saidAt: moment("said_at").notNull(),
    serviceId: text("service_id").notNull(),
    urgency: integer("urgency").notNull(),
    aheadPeople: integer("ahead_people").notNull(),
    method: text("method").notNull(),
    /** Quantiles of the remaining wait; null where the method gives none, all of them when nothing was known. */
    p05Minutes: doublePrecision("p05_minutes"),
    p10Minutes: doublePrecision("p10_minutes"),
    p25Minutes: doublePrecision("p25_minutes"),
    p50Minutes: doublePrecision("p50_minutes"),
    p75Minutes: doublePrecision("p75_minutes"),
    p80Minutes: doublePrecision("p80_minutes"),
    p90Minutes: doublePrecision("p90_minutes"),
    p95Minutes: doublePrecision("p95_minutes"),
    /** The same before past misses corrected them, by column ("p50"); null where nothing did. */
    rawMinutes: jsonb("raw_minutes"),
    /** "About 20 min, at most 35"; null when it was said that nothing is known. */
    aboutMinutes: integer("about_minutes"),
    atMostMinutes: integer("at_most_minutes"),
    /** Why it was said anew, as the patient read it: codes and counts. */
    reasons: jsonb("reasons").notNull().default([]),
    /** Screens that are known to have shown it: "page", "desk". */
    shownOn: text("shown_on").array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.ticketId, t.leg, t.saidAt] }),
    foreignKey({ columns: [t.clinicId, t.ticketId], foreignColumns: [tickets.clinicId, tickets.id] }).onDelete("cascade"),
    index("forecasts_by_time").on(t.clinicId, t.saidAt),
  ],
);
