import { z } from "zod";

/** More people than this are no waiting room's. */
const people = (says: string) => z.number({ error: says }).int(says).min(1, says).max(5_000, "Enter 5,000 people at most.");

/** PUT /api/admin/zones/:id. Without `crowding` a zone fills up from 85 % of its capacity and is full at it. */
export const saveZone = z
  .object({
    capacity: people("Enter how many people may be in it: a whole number from 1."),
    crowding: z
      .object({
        watchPeople: people("Enter from how many people it fills up: a whole number from 1."),
        fullPeople: people("Enter from how many people it is full: a whole number from 1."),
      })
      .nullable(),
  })
  .superRefine(({ capacity, crowding }, context) => {
    if (!crowding) return;
    // The estimate of a zone ends at twice its capacity; what lies above the capacity itself is not a plan but an accident.
    if (crowding.fullPeople > capacity) context.addIssue({ code: "custom", path: ["crowding", "fullPeople"], message: `It cannot be full from ${crowding.fullPeople} people on: its capacity is ${capacity}.` });
    if (crowding.watchPeople > crowding.fullPeople) context.addIssue({ code: "custom", path: ["crowding", "watchPeople"], message: `It must fill up before it is full: at most ${crowding.fullPeople}.` });
  });
export type SaveZone = z.infer<typeof saveZone>;

export const zoneLimits = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["reception", "waiting", "treatment", "corridor"]),
  capacity: z.number().int(),
  /** Null: the usual ones, which follow the capacity. */
  crowding: z.object({ watchPeople: z.number().int(), fullPeople: z.number().int() }).nullable(),
});
export type ZoneLimits = z.infer<typeof zoneLimits>;

/** GET /api/admin/zones */
export const zoneList = z.object({ zones: z.array(zoneLimits) });
export type ZoneList = z.infer<typeof zoneList>;
