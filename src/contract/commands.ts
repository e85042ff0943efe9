import { z } from "zod";

const id = z.string().min(1).max(80);
const forTicket = { ticketId: id, expectedVersion: z.number().int().positive().optional() };

export const commandBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("check-in"),
    name: z.string().trim().min(1, "Enter the patient's name.").max(120),
    serviceIds: z.array(id).min(1, "Choose at least one service.").max(10),
    urgency: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).default(4),
    appointmentAt: z.number().int().optional(),
  }),
  z.object({ type: z.literal("call-next"), roomId: id, serviceIds: z.array(id).optional(), staffId: id.optional() }),
  z.object({ type: z.literal("call"), ...forTicket, roomId: id, staffId: id.optional() }),
  z.object({ type: z.literal("recall"), ...forTicket }),
  z.object({ type: z.literal("start"), ...forTicket }),
  z.object({ type: z.literal("finish"), ...forTicket }),
  z.object({ type: z.literal("no-show"), ...forTicket }),
  z.object({ type: z.literal("put-back"), ...forTicket }),
  z.object({ type: z.literal("reinstate"), ...forTicket }),
  z.object({ type: z.literal("undo"), ...forTicket }),
  z.object({ type: z.literal("leave"), ...forTicket, reason: z.string().max(200).optional() }),
  z.object({ type: z.literal("assign-staff"), staffId: id, roomId: id.nullable() }),
  z.object({ type: z.literal("block-room"), roomId: id, reason: z.string().trim().min(1, "Say why the room is blocked.").max(200) }),
  z.object({ type: z.literal("open-room"), roomId: id }),
  z.object({ type: z.literal("see-crowding"), zoneId: id, /** Which alert: the moment from which the zone has been crowded. */ since: z.number().int() }),
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
