import { z } from "zod";
import type { PlanningSettings } from "#domain/planning/live/settings.ts";

const id = z.string().min(1).max(80);
const minute = z.number().int().min(0).max(1440);
export const weekday = z.number().int().min(1).max(7);

export const autoLimits = z.object({
  serviceIds: z.array(id).max(100),
  fromMinute: minute,
  toMinute: minute,
  mostAnHour: z.number().int().min(0, "is not below 0").max(60, "is at most 60"),
});

export const planningMode = z.enum(["advise", "auto", "off"]);

/** What people have taught the planner by saying no; for `onlyOn` alone until an administrator keeps it. */
export const never = z.object({
  id,
  staffId: id,
  serviceId: id,
  weekdays: z.array(weekday).max(7),
  onlyOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional(),
  saidBy: z.string().max(120),
  saidAt: z.number().int(),
});

export const planningSettings = z.object({ mode: planningMode, auto: autoLimits, never: z.array(never).max(500) }) satisfies z.ZodType<PlanningSettings>;
