import { createRoute, z } from "@hono/zod-openapi";
import { mayRunQueue } from "#contract/session.ts";
import { ticketHistory } from "#contract/tickets.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { eventsOfTicket } from "#server/store/log.ts";

const history = createRoute({
  method: "get",
  path: "/api/tickets/{id}/history",
  summary: "What happened to one ticket today, and who did it",
  description: "For staff of the clinic. Notes are not in it: they stand beside the name, where they can be erased.",
  request: { params: z.object({ id: z.string().min(1).max(80) }) },
  responses: { 200: { description: "The ticket's events, oldest first", content: { "application/json": { schema: ticketHistory } } }, ...refusals },
});

export function ticketRoutes(api: Api, parts: ApiParts): void {
  api.openapi(history, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const { id } = c.req.valid("param");
    const state = parts.house.keeper.state(session.clinic.id);
    const ticket = Object.hasOwn(state.tickets, id) ? state.tickets[id] : undefined;
    if (!ticket) stop("unknown-ticket");
    const events = await eventsOfTicket(parts.house.database.sql, session.clinic.id, id, state.dayOpenedSeq ?? 0);
    c.header("cache-control", "no-store");
    return c.json(ticketHistory.parse({ ticketId: id, number: ticket.number, events: events.map(told) }), 200);
  });
}

/** The body of an event goes out by the names that the contract knows; everything else stays here. */
function told({ seq, at, actor, type, ...body }: Awaited<ReturnType<typeof eventsOfTicket>>[number]) {
  return { seq, at, by: actor.kind === "patient" ? null : actor.name, type, params: body };
}
