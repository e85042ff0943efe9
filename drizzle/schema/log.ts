import { bigint, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

/** How far each of a clinic's two streams has come. Updating the row is also the lock that puts its writers in order. */
export const streams = pgTable(
  "streams",
  { clinicId: clinicId(), name: text("name").notNull(), lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0) },
  (t) => [primaryKey({ columns: [t.clinicId, t.name] })],
);

/** The log: what happened, when, by whom. Rows are added, never changed, never removed. */
export const events = pgTable(
  "events",
  {
    clinicId: clinicId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    actor: jsonb("actor").notNull(),
    type: text("type").notNull(),
    body: jsonb("body").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.seq] })],
);

/** What sensors saw people do. */
export const countEvents = pgTable(
  "count_events",
  {
    clinicId: clinicId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** The end of the log when this was written: the order between the two streams. */
    afterSeq: bigint("after_seq", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    sensorId: text("sensor_id").notNull(),
    count: jsonb("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.seq] })],
);

/** The clinic as it stood after `seq` and `count_seq`: where recovery begins. */
export const snapshots = pgTable(
  "snapshots",
  {
    clinicId: clinicId(),
    takenAt: moment("taken_at").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    countSeq: bigint("count_seq", { mode: "number" }).notNull(),
    state: jsonb("state").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.seq, t.countSeq] })],
);

/** Answers already given: a command sent twice is answered twice and done once. */
export const commandAnswers = pgTable(
  "command_answers",
  { clinicId: clinicId(), idempotencyKey: text("idempotency_key").notNull(), answeredAt: moment("answered_at").notNull(), answer: jsonb("answer").notNull() },
  (t) => [primaryKey({ columns: [t.clinicId, t.idempotencyKey] })],
);
