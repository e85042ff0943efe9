import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { foundAppointment, identification, kioskCheckIn, kioskPrint, kioskView, printed, selfTicket, type Identification } from "#contract/kiosk.ts";
import type { ClinicId } from "#domain/ids.ts";
import { isOver } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";
import { checkInSelf, ticketOfEarlierTry } from "#server/check-in/check-in-self.ts";
import { selfCheckInOf } from "#server/check-in/choices.ts";
import { findAppointment } from "#server/check-in/find-appointment.ts";
import { kioskCookie, kioskOf } from "#server/check-in/kiosk-pass.ts";
import { paintKiosk } from "#server/check-in/paint-kiosk.ts";
import { rateLimit } from "#server/check-in/rate-limit.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import type { PrintDesk } from "#server/print/print-desk.ts";
import { printTicket } from "#server/print/print-ticket.ts";
import { ownerOf } from "#server/store/tokens.ts";

const ofKiosk = z.object({ kiosk: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/) });

const pair = createRoute({
  method: "get",
  path: "/kiosk/{kiosk}/pair/{token}",
  summary: "Make this browser a kiosk: sets its cookie and goes to the kiosk",
  request: { params: ofKiosk.extend({ token: z.string().min(10).max(200) }) },
  responses: { 303: { description: "To the kiosk" }, ...refusals },
});

const view = createRoute({
  method: "get",
  path: "/api/kiosk/{kiosk}",
  summary: "What a kiosk shows: services with their waits, and nothing of patients",
  request: { params: ofKiosk },
  responses: { 200: { description: "The picture", content: { "application/json": { schema: kioskView } } }, ...refusals },
});

const find = createRoute({
  method: "post",
  path: "/api/kiosk/{kiosk}/appointment",
  summary: "Today's appointment by its code, or by its time and the first letters of a name",
  request: { params: ofKiosk, body: { content: { "application/json": { schema: identification } }, required: true } },
  responses: { 200: { description: "Its time, and nothing else", content: { "application/json": { schema: foundAppointment } } }, ...refusals },
});

const checkIn = createRoute({
  method: "post",
  path: "/api/kiosk/{kiosk}/check-in",
  summary: "A patient checks in at a kiosk",
  description: "The same idempotency key gets the same ticket.",
  request: { params: ofKiosk, body: { content: { "application/json": { schema: kioskCheckIn } }, required: true } },
  responses: { 200: { description: "The ticket", content: { "application/json": { schema: selfTicket } } }, ...refusals },
});

const print = createRoute({
  method: "post",
  path: "/api/kiosk/{kiosk}/print",
  summary: "Print a ticket at the kiosk's printer",
  description: "One idempotency key prints one paper.",
  request: { params: ofKiosk, body: { content: { "application/json": { schema: kioskPrint } }, required: true } },
  responses: { 200: { description: "Printed", content: { "application/json": { schema: printed } } }, ...refusals },
});

/** A screen in a hall is left alone for a year. */
const cookieSeconds = 400 * 24 * 60 * 60;

export function kioskRoutes(api: Api, parts: ApiParts, desk: PrintDesk): void {
  const { house, pipeline, onShown } = parts;
  // More than anybody types in earnest; a queue of patients makes one check-in in ten seconds at most.
  const wrongGuesses = rateLimit({ atMost: 20, withinMs: 10 * minuteMs });
  const checkIns = rateLimit({ atMost: 60, withinMs: 10 * minuteMs });

  const paired = async (c: Context, id: string) => (await kioskOf(house, id, c.req.raw.headers)) ?? stop("bad-token");
  /** For whatever acts: a kiosk that has been switched off only says that it is. */
  const working = async (c: Context, id: string) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    const found = await paired(c, id);
    if (!selfCheckInOf(house.keeper.state(found.clinicId).setup).kiosk) stop("not-offered");
    return found;
  };
  const lookUp = async (clinicId: ClinicId, id: string, by: Identification) => {
    const [who, at] = [`${clinicId}/${id}`, house.clock()];
    if (wrongGuesses.isOver(who, at)) stop("too-many-tries");
    const found = await findAppointment(house, clinicId, by);
    if (found) return found;
    wrongGuesses.take(who, at);
    return stop("unknown-code");
  };

  api.openapi(pair, async (c) => {
    const { kiosk, token } = c.req.valid("param");
    const owner = await ownerOf(house.database.sql, token, "kiosk", Date.now());
    if (owner?.subjectId !== kiosk) stop("bad-token");
    const secure = house.settings.publicUrl?.startsWith("https:") ? "; Secure" : "";
    c.header("set-cookie", `${kioskCookie(kiosk)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`);
    // Out of the address bar, where a passer-by could read it.
    return c.redirect(`/kiosk/${kiosk}`, 303);
  });

  api.openapi(view, async (c) => {
    const { clinicId, kiosk } = await paired(c, c.req.valid("param").kiosk);
    c.header("cache-control", "no-store");
    return c.json(paintKiosk(house, pipeline.conclude(clinicId), kiosk), 200);
  });

  api.openapi(find, async (c) => {
    const { clinicId, kiosk } = await working(c, c.req.valid("param").kiosk);
    const { scheduledAt } = await lookUp(clinicId, kiosk.id, c.req.valid("json"));
    return c.json({ scheduledAt }, 200);
  });

  api.openapi(checkIn, async (c) => {
    const { clinicId, kiosk } = await working(c, c.req.valid("param").kiosk);
    const { appointment, ...asked } = c.req.valid("json");
    const idempotencyKey = `kiosk/${kiosk.id}/${asked.idempotencyKey}`;
    const earlier = await ticketOfEarlierTry(parts, clinicId, idempotencyKey, kiosk.id);
    if (earlier) return c.json(earlier, 200);
    if (!checkIns.take(`${clinicId}/${kiosk.id}`, house.clock())) stop("too-many-tries", "Too many check-ins in a short time. Please go to the desk.");
    const booked = appointment && (await lookUp(clinicId, kiosk.id, appointment));
    const done = await checkInSelf(parts, clinicId, { ...asked, idempotencyKey, appointment: booked, via: "kiosk", kioskId: kiosk.id });
    if (!done.ok) stop(done.refusal.code, done.refusal.says);
    const { ticketId, ticket } = done.value;
    if (ticket.wait?.known) onShown(clinicId, [ticketId], "kiosk");
    return c.json(ticket, 200);
  });

  api.openapi(print, async (c) => {
    const { clinicId, kiosk } = await working(c, c.req.valid("param").kiosk);
    const { idempotencyKey, token, language } = c.req.valid("json");
    if (kiosk.printer === undefined || kiosk.printer === "browser") stop("no-printer");
    const owner = await ownerOf(house.database.sql, token, "ticket", house.clock());
    const ticket = owner?.clinicId === clinicId ? house.keeper.state(clinicId).tickets[owner.subjectId] : undefined;
    if (!ticket || isOver(ticket)) stop("unknown-ticket");
    const done = await printTicket({ ...parts, desk }, clinicId, { printer: kiosk.printer, key: `${kiosk.id}/${idempotencyKey}`, ticket, language, origin: originOf(c, house), kioskId: kiosk.id });
    return done.ok ? c.json({ language: done.value }, 200) : stop(done.refusal.code, done.refusal.says);
  });
}
