import { z } from "zod";
import { checkInClinic, checkInState, choice, identification, selfTicket } from "#contract/kiosk.ts";

/** How this visitor may come in: at the door with today's code, from home on the way, or not at all with the reason. */
export const joinWay = z.enum(["door", "home", "not-offered", "wrong-door-code"]);
export type JoinWay = z.infer<typeof joinWay>;

/** GET /api/join/:slug?door=: a clinic as a patient's own telephone sees it before there is a ticket. */
export const joinView = z.object({
  asOf: z.number().int(),
  clinic: checkInClinic,
  slug: z.string(),
  languages: z.array(z.string()),
  way: joinWay,
  state: checkInState,
  opensAt: z.number().int().nullable(),
  choices: z.array(choice),
  askName: z.boolean(),
  askPhone: z.boolean(),
  /** The open ticket of this browser; `isAway` while it says that its patient is still on the way. */
  ticket: z.object({ number: z.string(), token: z.string(), isAway: z.boolean() }).nullable(),
});
export type JoinView = z.infer<typeof joinView>;

/** POST /api/join/:slug */
export const joinRequest = z.object({
  idempotencyKey: z.string().min(8).max(80),
  doorCode: z.string().max(40).optional(),
  choiceId: z.string().min(1).max(100).optional(),
  appointment: identification.optional(),
  isUrgent: z.boolean().default(false),
  name: z.string().trim().max(120).optional(),
  phone: z.string().trim().regex(/^\+?[0-9 ()/.-]{5,30}$/, "is not a telephone number").optional(),
  language: z.string().min(2).max(20),
  /** From home: minutes until they are here. */
  inMinutes: z.number().int().min(5).max(180).optional(),
});
export type JoinRequest = z.input<typeof joinRequest>;
export const joined = selfTicket;

/** GET /api/join/:slug/door: for the poster, and for screens that show it. */
export const doorAddress = z.object({ clinic: checkInClinic, day: z.string(), path: z.string(), publicUrl: z.string().nullable(), atDoor: z.boolean() });
export type DoorAddress = z.infer<typeof doorAddress>;
