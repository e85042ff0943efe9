import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

/**
 * What the planner proposed, what people decided and what came of it. The moves themselves are in the log, with who made them; this is
 * the record of the advice, as `forecasts` is of what was said of waits. Ids of staff and rooms, never of a patient's name.
 */
export const proposals = pgTable(
  "proposals",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    /** "move", or "return" when the time of a move has come. */
    kind: text("kind").notNull(),
    /** open, accepted, edited, rejected, expired, withdrawn, undone. */
    state: text("state").notNull(),
    proposedAt: moment("proposed_at").notNull(),
    /** When the planner last came to the same. */
    confirmedAt: moment("confirmed_at").notNull(),
    validUntil: moment("valid_until").notNull(),
    /** As proposed; what was made of it where somebody changed it. */
    moves: jsonb("moves").notNull(),
    made: jsonb("made"),
    worth: jsonb("worth"),
    mind: jsonb("mind"),
    report: jsonb("report"),
    /** The best first, 0. */
    rank: integer("rank").notNull().default(0),
    /** Of a way back: the proposal that it ends. */
    returnsOf: text("returns_of"),
    /** Made by itself, within what administrators allow. */
    isAuto: boolean("is_auto").notNull().default(false),
    decidedAt: moment("decided_at"),
    decidedBy: text("decided_by"),
    decidedById: text("decided_by_id"),
    /** Why not, or why it stands no longer: a code with what it is about, and what somebody wrote. */
    because: jsonb("because"),
    /** Of the decision, so that the same request counts once. */
    decisionKey: text("decision_key"),
    undoneAt: moment("undone_at"),
    undoneBy: text("undone_by"),
    /** The clinic as the planner saw it, for measuring afterwards. */
    situation: jsonb("situation"),
    measureAt: moment("measure_at"),
    measured: jsonb("measured"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), index("proposals_by_time").on(t.clinicId, t.proposedAt), index("proposals_by_state").on(t.clinicId, t.state)],
);

/** When a clinic was last planned, and how it went: several processes share one row, and whoever takes the turn plans. */
export const planningTurns = pgTable("planning_turns", {
  clinicId: clinicId().primaryKey(),
  takenAt: moment("taken_at").notNull(),
  doneAt: moment("done_at"),
  report: jsonb("report"),
});
