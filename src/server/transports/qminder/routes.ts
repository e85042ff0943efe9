import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { contact as contactShape } from "#contract/commands.ts";
import { errors } from "#contract/errors.ts";
import { legOf, transitions, type Ticket } from "#domain/queue/ticket.ts";
import { askFor, broughtBy, callingSystem, noteBrought, type CallingSystem } from "#server/calling-system.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { ProblemAnswer } from "#server/http/problems.ts";
import type { Asked, Door } from "#server/own-words.ts";
import { visitsOf } from "#server/store/visits.ts";
import { deskOut, lineOut, locationOut, qminderStatus, ticketOut, userOut } from "#server/transports/qminder/shapes.ts";
import { byWholeNumber, wholeNumberId } from "#server/transports/whole-number-id.ts";

class QminderRefusal extends Error {
  constructor(readonly status: ContentfulStatusCode, readonly says: string) {
    super(says);
  }
}

function refuse(status: ContentfulStatusCode, says: string): never {
  throw new QminderRefusal(status, says);
}

const done = { statusCode: 200, result: "success" };
const searchMax = 1_000;

/** The HTTP API of Qminder, as far as its JavaScript library asks for lines, users and tickets: see README.md. */
export function qminderRoutes(api: Api, { house }: ApiParts): void {
  const v1 = new Hono<{ Bindings: HttpBindings }>();

  const callerOf = async (c: Context): Promise<CallingSystem> => (await callingSystem(house, c.req.header("x-qminder-rest-api-key"))) ?? refuse(403, "This API key is unknown or has been revoked.");
  const stateOf = (caller: CallingSystem) => house.keeper.state(caller.clinicId);
  const atLocation = async (c: Context): Promise<CallingSystem> => {
    const caller = await callerOf(c);
    return byWholeNumber([{ id: caller.clinicId }], c.req.param("location")) ? caller : refuse(404, "There is no such location.");
  };
  const lineIn = (caller: CallingSystem, id: string | undefined) => byWholeNumber(stateOf(caller).setup.services, id) ?? refuse(404, "There is no such line.");
  const userIn = (caller: CallingSystem, id: string | undefined) => byWholeNumber(stateOf(caller).setup.staff, id) ?? refuse(404, "There is no such user.");
  const deskIn = (caller: CallingSystem, id: string | undefined) => byWholeNumber(stateOf(caller).setup.rooms, id) ?? refuse(404, "There is no such desk.");
  const ticketIn = (caller: CallingSystem, c: Context): Ticket => byWholeNumber(Object.values(stateOf(caller).tickets), c.req.param("ticket")) ?? refuse(404, "There is no such ticket today.");
  const ask = async (caller: CallingSystem, command: Asked, key: string = randomUUID(), door: Door = {}) => {
    const outcome = await askFor(house, caller, command, key, door);
    return outcome.ok ? outcome.value : refuse(errors[outcome.refusal.code].status as ContentfulStatusCode, outcome.refusal.says);
  };
  const shown = async (caller: CallingSystem, tickets: Ticket[]) => {
    const own = await broughtBy(house, caller, "ticket");
    const visits = await visitsOf(house.database.sql, caller.clinicId, tickets.filter((t) => own.has(t.id)).map((t) => t.visitId));
    return tickets.map((t) => ticketOut(t, visits[t.visitId]?.name));
  };
  const showOne = async (caller: CallingSystem, ticketId: string | null) => {
    const ticket = stateOf(caller).tickets[ticketId ?? ""] ?? refuse(404, "There is no such ticket today.");
    return { statusCode: 200, ...(await shown(caller, [ticket]))[0] };
  };

  v1.get("/locations/", async (c) => c.json({ statusCode: 200, data: [locationOut(stateOf(await callerOf(c)))] }));
  v1.get("/locations/:location/", async (c) => c.json({ statusCode: 200, ...locationOut(stateOf(await atLocation(c))) }));
  v1.get("/locations/:location/lines", async (c) => c.json({ statusCode: 200, data: stateOf(await atLocation(c)).setup.services.map(lineOut) }));
  v1.get("/locations/:location/desks", async (c) => c.json({ statusCode: 200, desks: stateOf(await atLocation(c)).setup.rooms.map(deskOut) }));
  v1.get("/locations/:location/users", async (c) => {
    const state = stateOf(await atLocation(c));
    return c.json({ statusCode: 200, data: state.setup.staff.map((s) => userOut(state, s)) });
  });
  v1.get("/locations/:location/input-fields", async (c) => {
    await atLocation(c);
    return c.json({ statusCode: 200, fields: [{ type: "firstName" }, { type: "lastName" }, { type: "phoneNumber" }, { type: "line" }] });
  });
  v1.get("/lines/:line/", async (c) => c.json({ statusCode: 200, ...lineOut(lineIn(await callerOf(c), c.req.param("line"))) }));
  v1.get("/users/:user", async (c) => {
    const caller = await callerOf(c);
    return c.json({ statusCode: 200, ...userOut(stateOf(caller), userIn(caller, c.req.param("user"))) });
  });
  v1.post("/users/:user/desk", async (c) => {
    const caller = await callerOf(c);
    await ask(caller, { type: "assign-staff", staffId: userIn(caller, c.req.param("user")).id, roomId: deskIn(caller, (await formIn(c)).desk).id });
    return c.json(done);
  });
  v1.delete("/users/:user/desk", async (c) => {
    const caller = await callerOf(c);
    await ask(caller, { type: "assign-staff", staffId: userIn(caller, c.req.param("user")).id, roomId: null });
    return c.json(done);
  });

  v1.post("/lines/:line/ticket", async (c) => {
    const caller = await callerOf(c);
    const line = lineIn(caller, c.req.param("line"));
    const form = await formIn(c);
    const name = [form.firstName, form.lastName].map((part) => part?.replace(/\p{Cc}/gu, " ").trim()).filter(Boolean).join(" ");
    if (name.length > 120) refuse(400, "firstName and lastName are longer than 120 letters.");
    const contact = contactShape.safeParse({ ...(form.phoneNumber ? { phone: form.phoneNumber.startsWith("+") ? form.phoneNumber : `+${form.phoneNumber}` } : {}), ...(form.email ? { email: form.email } : {}) });
    if (!contact.success) refuse(400, `${contact.error.issues[0]?.path[0] === "email" ? "email" : "phoneNumber"} ${contact.error.issues[0]?.message ?? "cannot be read"}.`);
    const key = c.req.header("idempotency-key");
    const made = await ask(
      caller,
      { type: "check-in", name: name === "" ? "(no name)" : name, serviceIds: [line.id], urgency: 4, ...(Object.keys(contact.data).length === 0 ? {} : { contact: contact.data }) },
      key === undefined ? undefined : `qminder/${key}`,
      { via: "other-system" },
    );
    await noteBrought(house, caller, "ticket", made.ticketId ?? "");
    return c.json({ statusCode: 200, id: String(wholeNumberId(made.ticketId ?? "")) });
  });

  const search = async (c: Context) => {
    const caller = await callerOf(c);
    const [lines, statuses] = [c.req.query("line")?.split(","), c.req.query("status")?.split(",")];
    const [user, location] = [c.req.query("caller"), c.req.query("location")];
    if (location !== undefined && !byWholeNumber([{ id: caller.clinicId }], location)) refuse(404, "There is no such location.");
    const between = (from: string, to: string, at: number | undefined) => {
      const [least, most] = [momentOf(c.req.query(from), from), momentOf(c.req.query(to), to)];
      return (least === undefined || (at !== undefined && at >= least)) && (most === undefined || (at !== undefined && at <= most));
    };
    const found = Object.values(stateOf(caller).tickets).filter((t) => {
      const leg = legOf(t);
      return (
        (lines === undefined || lines.includes(String(wholeNumberId(leg.serviceId)))) &&
        (statuses === undefined || statuses.includes(qminderStatus[t.state])) &&
        (user === undefined || (leg.staffId !== undefined && String(wholeNumberId(leg.staffId)) === user)) &&
        between("minCreated", "maxCreated", t.arrivedAt) &&
        between("minCalled", "maxCalled", leg.calledAt)
      );
    });
    return { caller, found };
  };
  v1.get("/tickets/search", async (c) => {
    const { caller, found } = await search(c);
    const newestFirst = /desc/i.test(c.req.query("order") ?? "");
    const limit = Math.min(searchMax, Math.max(1, Number(c.req.query("limit")) || searchMax));
    const inOrder = found.sort((a, b) => (newestFirst ? b.arrivedAt - a.arrivedAt : a.arrivedAt - b.arrivedAt)).slice(0, limit);
    return c.json({ statusCode: 200, data: await shown(caller, inOrder) });
  });
  v1.get("/tickets/count", async (c) => c.json({ statusCode: 200, count: (await search(c)).found.length }));

  /** The desk that is named, the user's own, or a free one that offers the service. */
  const roomFor = (caller: CallingSystem, form: Record<string, string>, serviceIds: string[]): { roomId: string; staffId?: string } => {
    const { setup, staff, tickets } = stateOf(caller);
    const user = form.user === undefined ? undefined : userIn(caller, form.user);
    const busy = new Set(Object.values(tickets).filter((t) => qminderStatus[t.state] === "CALLED").map((t) => legOf(t).roomId));
    const roomId = form.desk !== undefined ? deskIn(caller, form.desk).id : ((user && staff[user.id]?.roomId) ?? setup.rooms.find((r) => !busy.has(r.id) && r.serviceIds.some((id) => serviceIds.includes(id)))?.id);
    return { roomId: roomId ?? refuse(409, "No desk is free for this line; name one."), ...(user ? { staffId: user.id } : {}) };
  };
  v1.post("/tickets/call", async (c) => {
    const caller = await callerOf(c);
    const form = await formIn(c);
    const serviceIds = (form.lines ?? "").split(",").filter((id) => id !== "").map((id) => lineIn(caller, id).id);
    if (serviceIds.length === 0) refuse(400, "lines does not name a line.");
    const outcome = await askFor(house, caller, { type: "call-next", serviceIds, ...roomFor(caller, form, serviceIds) }, randomUUID());
    // Nobody to call is no error in their words.
    if (!outcome.ok) return outcome.refusal.code === "nobody-waiting" ? c.json({ statusCode: 200 }) : refuse(errors[outcome.refusal.code].status as ContentfulStatusCode, outcome.refusal.says);
    return c.json(await showOne(caller, outcome.value.ticketId));
  });
  v1.post("/tickets/:ticket/call", async (c) => {
    const caller = await callerOf(c);
    const ticket = ticketIn(caller, c);
    await ask(caller, { type: "call", ticketId: ticket.id, ...roomFor(caller, await formIn(c), [legOf(ticket).serviceId]) });
    return c.json(await showOne(caller, ticket.id));
  });
  v1.get("/tickets/:ticket", async (c) => {
    const caller = await callerOf(c);
    return c.json(await showOne(caller, ticketIn(caller, c).id));
  });
  v1.get("/tickets/:ticket/messages", async (c) => {
    ticketIn(await callerOf(c), c);
    return c.json({ statusCode: 200, messages: [] });
  });

  const act = (name: string, commands: (ticket: Ticket, form: Record<string, string>, caller: CallingSystem) => Asked[]) =>
    v1.post(`/tickets/:ticket/${name}`, async (c) => {
      const caller = await callerOf(c);
      const ticket = ticketIn(caller, c);
      for (const command of commands(ticket, await formIn(c), caller)) await ask(caller, command);
      return c.json(done);
    });
  act("recall", ({ id }) => [{ type: "recall", ticketId: id }]);
  // Their service begins with the call; ours when somebody says so.
  act("markserved", ({ id, state }) => [...(state === "called" ? [{ type: "start" as const, ticketId: id }] : []), { type: "finish", ticketId: id }]);
  act("marknoshow", ({ id }) => [{ type: "no-show", ticketId: id }]);
  act("cancel", ({ id, state }) => [transitions[state].cancel ? { type: "cancel", ticketId: id } : { type: "leave", ticketId: id }]);
  act("returntoqueue", ({ id }) => [{ type: "put-back", ticketId: id }]);
  act("forward", (ticket, form, caller) => [{ type: "transfer", ticketId: ticket.id, journey: [[lineIn(caller, form.line).id]] }]);
  act("edit", (ticket, form, caller) => {
    const name = [form.firstName, form.lastName].filter(Boolean).join(" ").replace(/\p{Cc}/gu, " ").trim().slice(0, 120);
    return [
      ...(name === "" ? [] : [{ type: "rename" as const, ticketId: ticket.id, name }]),
      ...(form.line === undefined || lineIn(caller, form.line).id === legOf(ticket).serviceId ? [] : [{ type: "transfer" as const, ticketId: ticket.id, journey: [[lineIn(caller, form.line).id]] }]),
    ];
  });

  v1.all("*", (c) => refuse(404, `Anteroom does not offer ${c.req.method} ${c.req.path.slice(0, 100)}.`));
  v1.onError((error, c) => {
    const [status, says]: [ContentfulStatusCode, string] =
      error instanceof QminderRefusal ? [error.status, error.says] : error instanceof ProblemAnswer ? [error.problem.status as ContentfulStatusCode, error.problem.detail ?? error.problem.title] : [500, errors["server-error"].title];
    if (status === 500) house.log.error({ err: error, path: c.req.path }, "a request in the words of Qminder failed");
    return c.json({ statusCode: status, message: says, developerMessage: says }, status);
  });
  api.route("/v1", v1);
}

/** Fields of a form, as the library sends them; unknown ones stay where they are. */
async function formIn(c: Context): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await c.req.text()));
}

/** Seconds since 1970, or ISO 8601. */
function momentOf(text: string | undefined, field: string): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{1,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(at) ? refuse(400, `${field} is not a moment.`) : at;
}
