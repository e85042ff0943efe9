import { z } from "zod";

const id = z.string().min(1, "missing").max(80, "missing");
/** "14:05" on the clinic's wall: the next one, or today's while it is less than twelve hours ago. Absent: now, or for the rest of the day. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not-a-time");
const count = (most: number) => z.number("not-a-count").int("not-a-count").min(1, "not-a-count").max(most, "not-a-count");

/** Something that might be done, or might happen. */
export const whatIfChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("add-staff"), skills: z.array(id).min(1, "no-skills").max(40), from: time.optional(), to: time.optional(), /** Absent: any free room that fits. */ roomId: id.optional() }),
  /** Without `to` for the rest of the day. */
  z.object({ type: z.literal("staff-away"), staffId: id, from: time.optional(), to: time.optional() }),
  z.object({ type: z.literal("close-room"), roomId: id, from: time.optional(), to: time.optional() }),
  z.object({ type: z.literal("walk-ins"), serviceId: id, count: count(200), withinMinutes: count(720) }),
  z.object({ type: z.literal("urgent"), serviceId: id, at: time.optional() }),
]);
export type WhatIfChange = z.infer<typeof whatIfChange>;

/** POST /api/what-if: nothing is done; a question costs a second of calculation. */
export const whatIfRequest = z.object({ changes: z.array(whatIfChange).min(1, "no-changes").max(8, "too-many-changes") });
export type WhatIfRequest = z.infer<typeof whatIfRequest>;

const effect = z.object({
  /** As things stand, and as they would be. */
  before: z.number(),
  after: z.number(),
  difference: z.number(),
  /** Nine times in ten the true difference lies between these. */
  low: z.number(),
  high: z.number(),
  /** More than the luck of the imagined days. */
  isClear: z.boolean(),
  /** On nine imagined days of ten the difference of that day lies between these. */
  dayLow: z.number().optional(),
  dayHigh: z.number().optional(),
});
export type Effect = z.infer<typeof effect>;

const group = z.object({ meanWaitMinutes: effect.optional(), p90WaitMinutes: effect.optional(), /** Called within their target. Of those who would come anyhow, as the waits are. */ onTimeShare: effect.optional() });

export const whatIfAnswer = z.object({
  asOf: z.number().int(),
  timeZone: z.string(),
  /** Imagined days. */
  paths: z.number().int(),
  tookMs: z.number(),
  /** Where the look ends: closing, or four hours from now. */
  until: z.number().int(),
  closesAt: z.number().int().nullable(),
  /** Positions of the changes that add somebody while every room that they could work in has somebody in it. */
  withoutRoom: z.array(z.number().int()),
  overall: group,
  services: z.array(group.extend({ serviceId: z.string(), name: z.string() })),
  overtimeMinutes: effect,
  /** Patients in line when the look ends; after closing they would not be served at all. */
  stillInLine: effect,
  /** Minutes from now until the last patient is done; absent where that cannot be said. */
  emptyAfterMinutes: effect.optional(),
  /** Share of the imagined days on which patients wait less, and more. */
  shorterDays: z.number(),
  longerDays: z.number(),
});
export type WhatIfAnswer = z.infer<typeof whatIfAnswer>;
