import { z } from "zod";

/** What patients may do on their own page. Whoever holds its address is the patient. */
export const patientAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("step-out"), minutes: z.number().int().min(1).max(60) }),
  z.object({ type: z.literal("late"), minutes: z.number().int().min(1).max(60) }),
  z.object({ type: z.literal("come-back") }),
  z.object({ type: z.literal("leave") }),
  /** Takes back what the patient did last, within the time that the page says. */
  z.object({ type: z.literal("undo") }),
  /** "Longer than we said": a line in the desk's note. */
  z.object({ type: z.literal("tell-desk") }),
  z.object({ type: z.literal("feedback"), score: z.number().int().min(1).max(5), says: z.string().trim().max(1000).optional() }),
]);
export type PatientAct = z.infer<typeof patientAct>;

/** The same key does nothing twice: a phone may send again after a lost answer. */
export const patientActRequest = z.object({ idempotencyKey: z.string().min(8).max(80), act: patientAct });
export type PatientActRequest = z.infer<typeof patientActRequest>;

/** Where a browser takes notices, as its PushSubscription writes itself down. */
export const pushAddress = z.object({
  endpoint: z.url("is not an address").max(1000),
  keys: z.object({ p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}$/, "is not a public key"), auth: z.string().regex(/^[A-Za-z0-9_-]{20,30}$/, "is not a secret of 16 bytes") }),
});
export type PushAddress = z.infer<typeof pushAddress>;

/** Null turns notices to this browser off. */
export const myNotices = z.object({ language: z.string().regex(/^[a-z]{2}$/, "is not a language"), push: pushAddress.nullable() });
export type MyNotices = z.infer<typeof myNotices>;

/** What can be offered: `pushKey` null where this house sends none. */
export const noticesOffered = z.object({ pushKey: z.string().nullable() });
export type NoticesOffered = z.infer<typeof noticesOffered>;
