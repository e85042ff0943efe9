import { boolean, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

export const clinics = pgTable("clinics", {
  id: text("id").primaryKey(),
  /** Short name in addresses and MQTT topics. */
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  languages: text("languages").array().notNull(),
  /** Played by the simulator. Nothing is ever learned from it for a real clinic. */
  isDemo: boolean("is_demo").notNull().default(false),
  /** {policy, visitTypes, openingHours}, each where the clinic has its own. */
  queueRules: jsonb("queue_rules").notNull().default({}),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** Every row belongs to a clinic, and its key says so: no query can reach across by an id alone. */
export const clinicId = () =>
  text("clinic_id")
    .notNull()
    .references(() => clinics.id, { onDelete: "cascade" });
