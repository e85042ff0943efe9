import { z } from "zod";

const id = z.string().min(1).max(80);
const forTicket = { ticketId: id, expectedVersion: z.number().int().positive().optional() };
const moment = z.number().int();
const reason = z.string().trim().max(200);
const urgency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** Stage after stage; the services of one stage in any order. */
export const journey = z.array(z.array(id).min(1).max(10)).min(1, "Choose at least one service.").max(10);

/** How a patient may be told that their turn is near; each only if they gave it. It stands with the name and is erased with it. */
export const contact = z.object({
  phone: z.string().trim().regex(/^\+?[0-9 ()/.-]{5,30}$/, "is not a telephone number").optional(),
  email: z.email("is not an e-mail address").max(200).optional(),
  /** In which language to write. */
  language: z.string().min(2).max(20).optional(),
});
export type Contact = z.infer<typeof contact>;

export const commandBody = z.discriminatedUnion("type", [
  z
    .object({
      type: z.literal("check-in"),
      name: z.string().trim().min(1, "Enter the patient's name.").max(120),
      /** One service after the other; or a journey; or a visit type of this clinic. One of the three. */
      serviceIds: z.array(id).min(1, "Choose at least one service.").max(10).optional(),
      journey: journey.optional(),
      visitTypeId: id.optional(),
      urgency: urgency.default(4),
      appointmentId: id.optional(),
      appointmentAt: moment.optional(),
      contact: contact.optional(),
      note: z.string().trim().max(500).optional(),
      isPrivate: z.boolean().optional(),
    }),
  z.object({ type: z.literal("call-next"), roomId: id, serviceIds: z.array(id).optional(), staffId: id.optional() }),
  z.object({ type: z.literal("call"), ...forTicket, roomId: id, staffId: id.optional() }),
  z.object({ type: z.literal("join"), ...forTicket }),
  z.object({ type: z.literal("recall"), ...forTicket }),
  /** Nobody answered: back to their place in line, passed over for a few minutes. */
  z.object({ type: z.literal("unanswered"), ...forTicket }),
  z.object({ type: z.literal("start"), ...forTicket }),
  z.object({ type: z.literal("finish"), ...forTicket }),
  z.object({ type: z.literal("no-show"), ...forTicket }),
  z.object({ type: z.literal("put-back"), ...forTicket }),
  z.object({ type: z.literal("hold"), ...forTicket, reason: reason.optional(), until: moment.optional() }),
  z.object({ type: z.literal("resume"), ...forTicket }),
  z.object({ type: z.literal("step-out"), ...forTicket, reason: reason.optional(), until: moment.optional() }),
  z.object({ type: z.literal("send-out"), ...forTicket, reason: reason.optional(), until: moment.optional(), detour: z.array(id).max(5).optional() }),
  z.object({ type: z.literal("come-back"), ...forTicket }),
  z.object({ type: z.literal("transfer"), ...forTicket, journey, reason: reason.optional() }),
  z.object({ type: z.literal("reprioritise"), ...forTicket, urgency, reason: reason.min(1, "Say why the urgency changes.") }),
  z.object({ type: z.literal("set-privacy"), ...forTicket, isPrivate: z.boolean() }),
  z.object({ type: z.literal("reinstate"), ...forTicket }),
  z.object({ type: z.literal("undo"), ...forTicket }),
  z.object({ type: z.literal("leave"), ...forTicket, reason: reason.optional() }),
  z.object({ type: z.literal("cancel"), ...forTicket, reason: reason.optional() }),
  z.object({ type: z.literal("enter-in-error"), ...forTicket, reason: reason.optional() }),
  /** A note of the desk: beside the name, not in the log, so that it can be erased. */
  z.object({ type: z.literal("note"), ticketId: id, note: z.string().trim().max(500) }),
  z.object({
    type: z.literal("book"),
    /** Ours where absent; another system's own, so that its repeats are noticed. */
    appointmentId: id.optional(),
    name: z.string().trim().min(1, "Enter the patient's name.").max(120),
    serviceIds: z.array(id).min(1, "Choose at least one service.").max(10),
    scheduledAt: moment,
    visitTypeId: id.optional(),
    staffId: id.optional(),
    contact: contact.optional(),
  }),
  z.object({ type: z.literal("move-appointment"), appointmentId: id, scheduledAt: moment }),
  z.object({ type: z.literal("cancel-appointment"), appointmentId: id, reason: reason.optional() }),
  z.object({ type: z.literal("miss-appointment"), appointmentId: id, reason: reason.optional() }),
  z.object({ type: z.literal("assign-staff"), staffId: id, roomId: id.nullable() }),
  z.object({ type: z.literal("set-staff-status"), staffId: id, status: z.enum(["working", "on-break", "off"]), until: moment.optional() }),
  z.object({
    type: z.literal("block-room"),
    roomId: id,
    reason: z.string().trim().min(1, "Say why the room is blocked.").max(200),
    kind: z.enum(["cleaning", "equipment", "closed", "other"]).optional(),
    until: moment.optional(),
  }),
  z.object({ type: z.literal("open-room"), roomId: id }),
  z.object({ type: z.literal("see-crowding"), zoneId: id, /** Which alert: the moment from which the zone has been crowded. */ since: z.number().int() }),
  /** The end of the day, for all or for some. */
  z.object({ type: z.literal("close-day"), ticketIds: z.array(id).max(2_000).optional() }),
]);
export type CommandBody = z.infer<typeof commandBody>;
export type CommandInput = z.input<typeof commandBody>;

/** The same key answers the same way and does nothing twice: a desk may send again after a lost answer. */
export const commandRequest = z.object({ idempotencyKey: z.string().min(8).max(80), command: commandBody });
export type CommandRequest = z.infer<typeof commandRequest>;

export const commandAnswer = z.object({
  /** The clinic's log up to and including what this command did. */
  seq: z.number().int(),
  /** The ticket that was touched. */
  ticketId: z.string().nullable(),
  number: z.string().nullable(),
  /** Only for check-in: the patient's own page is /t/<token>. */
  token: z.string().nullable(),
});
export type CommandAnswer = z.infer<typeof commandAnswer>;
