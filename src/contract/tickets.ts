import { z } from "zod";

const moment = z.number().int();

/** What the log tells of one move besides who and when; each where it was said. */
const params = z.object({
  serviceIds: z.array(z.string()).optional(),
  journey: z.array(z.array(z.string())).optional(),
  detour: z.array(z.string()).optional(),
  roomId: z.string().optional(),
  urgency: z.number().int().optional(),
  reason: z.string().optional(),
  needsDesk: z.string().optional(),
  until: moment.optional(),
  appointmentAt: moment.optional(),
  via: z.string().optional(),
  isPrivate: z.boolean().optional(),
});

/** GET /api/tickets/:id/history - one patient's day, oldest first. Codes and ids: whoever reads it says it in their language. */
export const ticketHistory = z.object({
  ticketId: z.string(),
  number: z.string(),
  events: z.array(z.object({ seq: z.number().int(), at: moment, /** Null is the patient. */ by: z.string().nullable(), type: z.string(), params })),
});
export type TicketHistory = z.infer<typeof ticketHistory>;
export type TicketHistoryEvent = TicketHistory["events"][number];
