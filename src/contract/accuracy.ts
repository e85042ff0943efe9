import { z } from "zod";
import { changeCodes } from "#contract/views.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { comparedRules } from "#domain/forecast/score/compared-rules.ts";

export const accuracyQuery = z.object({
  /** Clinic-local days on which something was said, both included; today when absent. At most 31 days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Only what was said of waits for this service. */
  serviceId: z.string().min(1).max(80).optional(),
});

const count = z.number().int().min(0);
/** A share of a count with its 95 % range, after Wilson. */
const share = z.object({ count, of: count, share: z.number(), low: z.number(), high: z.number() });

const errors = z.object({
  waits: count,
  maeMinutes: z.number(),
  medianMinutes: z.number(),
  /** Said minus waited: above zero, too much was said. */
  biasMinutes: z.number(),
});

const score = errors.extend({
  /** Mean pinball loss of each stated quantile, minutes. */
  pinball: z.array(z.object({ level: z.enum(levelColumns), minutes: z.number() })),
  /** Waits within P10 to P90 and within P05 to P95, where they are stated. */
  within80: share.optional(),
  within90: share.optional(),
});

const against = z.object({
  rule: z.enum(comparedRules),
  /** On which both the rule and the forecaster said something. */
  waits: count,
  maeMinutes: z.number(),
  /** The rule's error over the forecaster's: above 1, the forecaster's is smaller. */
  ratio: z.number().optional(),
});

/** GET /api/reports/accuracy: how well waits were told. Minutes throughout. */
export const accuracyReport = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string(),
  /** Played by the simulator: the figures are of no real patients. */
  demo: z.boolean(),
  /** The clinic's own past days that forecasts are learned from now: those with visits, and the last of them. */
  learned: z.object({ days: count, until: z.iso.date().optional() }),
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Ranges that patients were told, each time another one was said. */
  promises: z.object({
    total: count,
    /** Known to have been read on the patient's own page. */
    onPage: count,
    /** Called within "at most". */
    kept: count,
    /** Waited longer, whether they were called, gave up or still wait. */
    broken: count,
    /** Left before anybody could know. */
    left: count,
    /** Stepped out, put on hold or sent to another line. */
    withdrawn: count,
    waiting: count,
  }),
  /** "About", as it was told, against the waits that ended with a call. */
  said: errors.optional(),
  /** Waits, by what became of them since their first forecast. */
  waits: z.object({ called: count, left: count, withdrawn: count, waiting: count, /** Begun with "not known". */ unknown: count }),
  /** The first forecast of each wait, its middle as the point. So are all that follow, but for the horizons. */
  score: score.optional(),
  against: z.array(against),
  byService: z.array(z.object({ serviceId: z.string(), score, against: z.array(against) })),
  /** By the clinic-local hour in which it was said. */
  byHour: z.array(z.object({ hour: z.number().int().min(0).max(23), score })),
  /** All forecasts, by how long before the call they were made. */
  byHorizon: z.array(z.object({ fromMinutes: z.number(), toMinutes: z.number().nullable(), score })),
  reliability: z.array(z.object({ level: z.enum(levelColumns), claims: z.number(), found: share })),
  /** The worst, one a wait. */
  broken: z.array(
    z.object({
      number: z.string(),
      serviceId: z.string(),
      saidAt: z.number(),
      aboutMinutes: z.number(),
      atMostMinutes: z.number(),
      waitedMinutes: z.number(),
      outcome: z.enum(["called", "left", "withdrawn", "waiting"]),
      /** What the patient was told afterwards. */
      reasons: z.array(z.object({ code: z.enum(changeCodes), count: z.number().int() })),
    }),
  ),
  methods: z.array(z.object({ method: z.string(), forecasts: count })),
});
export type AccuracyReport = z.infer<typeof accuracyReport>;
