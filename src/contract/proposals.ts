import { z } from "zod";
import { autoLimits, never, planningMode } from "#contract/planning-settings.ts";
import { proposalStates, rejectionReasons } from "#domain/planning/live/proposal.ts";

const id = z.string().min(1).max(80);
const moment = z.number().int();
const named = z.object({ id: z.string(), name: z.string() });
const range = z.object({ likely: z.number(), low: z.number(), high: z.number() });

const move = z.object({
  staff: named,
  /** Null without a room. */
  from: named.nullable(),
  /** Null: out of the room. */
  to: named.nullable(),
  service: named.nullable(),
  until: moment.nullable(),
});
export type PlanMove = z.infer<typeof move>;

/** Minutes and patients of one service: on average so many minutes less for each, nine futures in ten from low to high; negative is more. */
const effect = z.object({ service: named, patients: z.number().int(), minutesLess: range, targetsKept: z.number().int() });

const worth = z.object({ horizonMinutes: z.number(), savedMinutes: range, targetsKept: z.number().int(), services: z.array(effect) });

const because = z.object({ code: z.string(), note: z.string().optional(), /** The rule's own sentence. */ rule: z.string().optional() });

const planProposal = z.object({
  id: z.string(),
  kind: z.enum(["move", "return"]),
  state: z.enum(proposalStates),
  proposedAt: moment,
  validUntil: moment,
  moves: z.array(move),
  worth: worth.nullable(),
  mind: z.object({ service: named, waitingNow: z.number().int(), leastWaiting: z.number().int(), withoutNewcomers: z.boolean() }).nullable(),
  /** Where the plan came from, and how close the solver was to the best: a share of the cost. */
  from: z.enum(["programme", "index-rule", "look-ahead", "nothing"]).nullable(),
  gap: z.number().nullable(),
  considered: z.number().int().nullable(),
  isAuto: z.boolean(),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
  because: because.nullable(),
  undoneBy: z.string().nullable(),
  /** Null when it cannot be taken back, or no longer. */
  undoUntil: moment.nullable(),
  /** Who else could go, and where; for each move, its own choice first. */
  choices: z.array(z.object({ staff: z.array(named), rooms: z.array(named) })),
});
export type PlanProposal = z.infer<typeof planProposal>;

/** Proposals of who should work where, and what became of the latest. */
export const planView = z.object({
  asOf: moment,
  timeZone: z.string(),
  mode: planningMode,
  plannedAt: moment.nullable(),
  /** Open ones, best first; then what was decided within the time to undo. */
  proposals: z.array(planProposal),
  /** Where no move helps: what is missing there is people. */
  shortOf: z.array(z.object({ service: named, patients: z.number().int(), minutes: z.number().int() })),
  /** Today, room by room: who was where, who is, until when, and who is proposed to be. */
  rooms: z.array(z.object({ id: z.string(), name: z.string(), spans: z.array(z.object({ staff: named, from: moment, to: moment, /** "was" and "is" by the log, "agreed" from now to the end that was agreed, "roster" as rostered, "proposed" the ghost of an open proposal. */ kind: z.enum(["was", "is", "agreed", "roster", "proposed"]), proposalId: z.string().nullable() })) })),
  /** Who is where, until when as far as that is agreed. */
  people: z.array(z.object({ staff: named, room: named.nullable(), until: moment.nullable(), then: named.nullable() })),
  day: z.object({ from: moment, to: moment }),
});
export type PlanView = z.infer<typeof planView>;

/** POST /api/proposals/{proposal} */
export const decisionRequest = z.object({
  idempotencyKey: z.string().min(8).max(100),
  decision: z.discriminatedUnion("type", [
    z.object({ type: z.literal("accept"), changes: z.array(z.object({ staffId: id, roomId: id, until: moment.nullable() })).min(1).max(10).optional() }),
    z.object({ type: z.literal("reject"), reason: z.enum(rejectionReasons), note: z.string().trim().max(300).optional(), when: z.enum(["today", "weekday", "never"]).optional() }),
    z.object({ type: z.literal("undo") }),
  ]),
});
export type DecisionRequest = z.infer<typeof decisionRequest>;
export const decisionAnswer = z.object({ id: z.string(), state: z.enum(proposalStates) });

const measured = z.object({ minutes: z.number(), patients: z.number().int(), stoodMinutes: z.number(), without: range, withMove: range, saved: range, otherChanges: z.number().int() });

export const ledgerQuery = z.object({ from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "is a day such as 2026-11-22").optional(), to: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "is a day such as 2026-11-22").optional() });

/** Every proposal with what was decided and what came of it. */
export const ledger = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  demo: z.boolean(),
  rows: z.array(planProposal.omit({ choices: true, undoUntil: true }).extend({ undoneAt: moment.nullable(), measureAt: moment.nullable(), measured: measured.nullable() })),
  totals: z.object({ proposed: z.number().int(), taken: z.number().int(), rejected: z.number().int(), measured: z.number().int(), /** Of those that are measured. */ predictedMinutes: z.number(), savedMinutes: z.number(), /** How many of them saved what lay within the predicted range. */ within: z.number().int() }),
});
export type Ledger = z.infer<typeof ledger>;

/** GET and PUT /api/admin/planning */
export const planningState = z.object({
  mode: planningMode,
  auto: autoLimits,
  never: z.array(never.extend({ staff: z.string(), service: z.string() })),
  services: z.array(named),
  /** Moves that were made by themselves in the last hour. */
  madeLastHour: z.number().int(),
});
export type PlanningState = z.infer<typeof planningState>;
export const savePlanning = z.object({ mode: planningMode, auto: autoLimits });
export const saveLesson = z.object({ what: z.enum(["keep", "remove"]) });
