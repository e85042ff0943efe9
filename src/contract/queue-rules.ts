import { z } from "zod";
import { openingHours, queuePolicy } from "#contract/setup.ts";
import { listedParts, type SetupItem } from "#domain/setup-edits.ts";

const moment = z.number().int();
const id = z.string().min(1).max(80);
const name = z.string({ error: "Enter a name." }).trim().min(1, "Enter a name.").max(120, "Enter at most 120 characters.");
const minutes = (says: string) => z.number({ error: says }).int(says).min(1, says).max(1_440, says);
const urgency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const ids = z.array(id).max(200);

const visitType = z.object({ name, journey: z.array(z.array(id).min(1, "Each stage needs a service.").max(10)).min(1, "Choose at least one service.").max(10), urgency, atKiosk: z.boolean() });
const service = z.object({
  name,
  prefix: z.string().regex(/^[A-Z]$/, "Enter one capital letter, A to Z."),
  typicalMinutes: minutes("Enter how long a visit usually takes: whole minutes from 1 to 1,440."),
  targetWaitMinutes: minutes("Enter the wait that is promised: whole minutes from 1 to 1,440."),
});
const room = z.object({ name, zoneId: id.nullable(), serviceIds: ids });
const staffMember = z.object({ name, skills: ids });
const board = z.object({ name, serviceIds: ids, theme: z.enum(["light", "dark"]) });

export const listedPart = z.enum(listedParts);

/** PUT /api/admin/queue-rules/items: something new without an id, a change with it. */
export const saveItem = z.discriminatedUnion("part", [
  z.object({ part: z.literal("visitTypes"), id: id.optional(), item: visitType }),
  z.object({ part: z.literal("services"), id: id.optional(), item: service }),
  z.object({ part: z.literal("rooms"), id: id.optional(), item: room }),
  z.object({ part: z.literal("staff"), id: id.optional(), item: staffMember }),
  z.object({ part: z.literal("boards"), id: id.optional(), item: board }),
]) satisfies z.ZodType<SetupItem>;
export type SaveItem = z.infer<typeof saveItem>;

/** PUT /api/admin/queue-rules/order */
export const saveOrder = z.object({ part: listedPart, ids: z.array(id).max(500) });

/** PUT /api/admin/queue-rules/clinic */
export const saveClinicBasics = z.object({
  name,
  /** Null: clocks of 24 hours, and weeks from Monday. */
  region: z.string().regex(/^[A-Z]{2}$/, "Enter the two capital letters of a country, such as CH.").nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2}$/, "is the two letters of a language, such as en")).min(1, "Choose at least one language.").max(20),
  /** Null: always open. */
  openingHours: openingHours
    .superRefine((days, context) =>
      days.forEach((day, i) => {
        const sorted = [...day].sort((a, b) => a.fromMinute - b.fromMinute);
        if (sorted.some((hours, j) => j > 0 && hours.fromMinute < (sorted[j - 1]?.toMinute ?? 0))) context.addIssue({ code: "custom", path: [i], message: "Two opening times of one day overlap." });
      }),
    )
    .nullable(),
});
export type SaveClinicBasics = z.infer<typeof saveClinicBasics>;

/** PUT /api/admin/queue-rules/policy */
export const savePolicy = queuePolicy.refine((p) => new Set(p.ratio?.urgencies ?? []).size === (p.ratio?.urgencies.length ?? 0), { path: ["ratio", "urgencies"], message: "A class is named twice." });

/** POST /api/admin/queue-rules/undo: takes one change of the history back. */
export const undoChange = z.object({ seq: z.number().int().positive() });

const change = z.object({ part: z.string(), what: z.enum(["added", "removed", "changed", "reordered"]), name: z.string().nullable(), fields: z.array(z.string()) });

/** GET /api/admin/queue-rules, and the answer to every change. */
export const queueRules = z.object({
  clinic: z.object({ name: z.string(), timeZone: z.string(), region: z.string().nullable(), languages: z.array(z.string()), openingHours: openingHours.nullable() }),
  policy: queuePolicy,
  /** Nobody has chosen it yet: the one that every clinic begins with. */
  isUsualPolicy: z.boolean(),
  services: z.array(service.extend({ id: z.string() })),
  rooms: z.array(room.extend({ id: z.string() })),
  staff: z.array(staffMember.extend({ id: z.string() })),
  boards: z.array(board.extend({ id: z.string() })),
  zones: z.array(z.object({ id: z.string(), name: z.string() })),
  visitTypes: z.array(visitType.extend({ id: z.string() })),
  /** Newest first. */
  history: z.array(z.object({ seq: z.number().int(), at: moment, /** Null: the house itself. */ by: z.string().nullable(), changes: z.array(change) })),
  /** The event that this answer's change has become; null when it answers a question. */
  changedBy: z.number().int().nullable(),
});
export type QueueRules = z.infer<typeof queueRules>;

/** POST /api/admin/queue-rules/replay: one day under another policy. */
export const replayRequest = z.object({ day: z.enum(["today", "yesterday"]), policy: savePolicy });
export type ReplayRequest = z.infer<typeof replayRequest>;

const classWaits = z.object({ urgency, visits: z.number().int(), medianMinutes: z.number(), worstMinutes: z.number(), notCalled: z.number().int() });
const replayedDay = z.object({ byUrgency: z.array(classWaits), guessedVisits: z.number().int(), extraCalls: z.number().int() });

export const replayAnswer = z.object({
  /** Null: the log has no such day. */
  day: z.string().nullable(),
  from: moment.nullable(),
  until: moment.nullable(),
  real: replayedDay,
  before: replayedDay,
  after: replayedDay,
  /** Calls that the two policies make at different minutes, those that move most first; numbers of tickets, never names. */
  moved: z.array(z.object({ number: z.string(), serviceId: z.string(), urgency, beforeAt: moment.nullable(), afterAt: moment.nullable(), waitedBefore: z.number().nullable(), waitedAfter: z.number().nullable() })),
  /** How many calls there are in all, so that "12 of 300" can be said. */
  calls: z.number().int(),
  movedCalls: z.number().int(),
});
export type ReplayAnswer = z.infer<typeof replayAnswer>;
