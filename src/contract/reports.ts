import { z } from "zod";

export const occupancyQuery = z.object({
  /** Clinic-local days, both included; today when absent. At most 31 days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** GET /api/reports/occupancy, and .csv of the same rows. */
export const occupancyReport = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string(),
  zones: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(["reception", "waiting", "treatment", "corridor"]), capacity: z.number().int() })),
  /** One row a zone and clinic-local hour in which anything was known. */
  rows: z.array(
    z.object({
      zoneId: z.string(),
      day: z.iso.date(),
      hour: z.number().int().min(0).max(23),
      /** People present, over the hour's samples; null when no sensor had spoken. */
      mean: z.number().nullable(),
      peak: z.number().nullable(),
      /** The widest range that held nine times in ten within the hour. */
      low: z.number().nullable(),
      high: z.number().nullable(),
      entered: z.number().int(),
      left: z.number().int(),
    }),
  ),
});
export type OccupancyReport = z.infer<typeof occupancyReport>;

/** GET /api/reports/feedback. For administrators; it carries no name, no number and no time of day. */
export const feedbackReport = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string(),
  /** One row a day and service on which anybody answered, oldest first. */
  rows: z.array(
    z.object({
      day: z.iso.date(),
      serviceId: z.string(),
      service: z.string(),
      answers: z.number().int(),
      /** From 1, bad, to 5, good. */
      mean: z.number(),
      /** Answers of 1 and 2. */
      unhappy: z.number().int(),
    }),
  ),
  /** What they wrote, newest first. */
  words: z.array(z.object({ day: z.iso.date(), service: z.string(), score: z.number().int(), says: z.string() })),
});
export type FeedbackReport = z.infer<typeof feedbackReport>;
