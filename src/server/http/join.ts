import { createRoute, z } from "@hono/zod-openapi";
import { doorAddress, joined, joinRequest, joinView } from "#contract/join.ts";
import { mayRunQueue } from "#contract/session.ts";
import { hourMs, localDay, minuteMs } from "#domain/time.ts";
import { checkInSelf, ticketOfEarlierTry } from "#server/check-in/check-in-self.ts";
import { selfCheckInOf } from "#server/check-in/choices.ts";
import { findAppointment } from "#server/check-in/find-appointment.ts";
import { checkInClinic, joinPath } from "#server/check-in/paint-kiosk.ts";
import { clinicOf, joinCookie, paintJoin, ticketOf, wayOf } from "#server/check-in/paint-join.ts";
import { rateLimit } from "#server/check-in/rate-limit.ts";
import { execute } from "#server/commands.ts";
import { addressOf } from "#server/http/address-of.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import { signedIn } from "#server/http/signed-in.ts";

const ofClinic = z.object({ slug: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/) });
const withDoor = z.object({ door: z.string().max(40).optional() });

const view = createRoute({
  method: "get",
  path: "/api/join/{slug}",
  summary: "A clinic as a patient's own telephone sees it before there is a ticket",
  request: { params: ofClinic, query: withDoor },
  responses: { 200: { description: "The picture", content: { "application/json": { schema: joinView } } }, ...refusals },
});

const join = createRoute({
  method: "post",
  path: "/api/join/{slug}",
  summary: "A patient checks in with their own telephone",
  description: "At the door with today's code, or from home as somebody who is on the way. One open ticket a browser.",
  request: { params: ofClinic, body: { content: { "application/json": { schema: joinRequest } }, required: true } },
  responses: { 200: { description: "The ticket; the answer sets a cookie", content: { "application/json": { schema: joined } } }, ...refusals },
});

const here = createRoute({
  method: "post",
  path: "/api/join/{slug}/here",
  summary: "A patient who was on the way has arrived",
  request: { params: ofClinic },
  responses: { 204: { description: "Back in line" }, ...refusals },
});

const door = createRoute({
  method: "get",
  path: "/api/join/{slug}/door",
  summary: "Today's address at the door, for staff to show or print",
  request: { params: ofClinic },
  responses: { 200: { description: "The address", content: { "application/json": { schema: doorAddress } } }, ...refusals },
});

/** A whole waiting room may share one address of the clinic's own network; from home it is a household. */
const atDoorAnHour = 60;
const fromHomeAnHour = 6;
const wrongAtMost = 20;
const cookieSeconds = 24 * 60 * 60;
const usualMinutesOnTheWay = 30;

export function joinRoutes(api: Api, parts: ApiParts): void {
  const { house, pipeline } = parts;
  const limits = { door: rateLimit({ atMost: atDoorAnHour, withinMs: hourMs }), home: rateLimit({ atMost: fromHomeAnHour, withinMs: hourMs }) };
  const wrongGuesses = rateLimit({ atMost: wrongAtMost, withinMs: 10 * minuteMs });

  api.openapi(view, async (c) => {
    const found = await paintJoin(house, pipeline, c.req.valid("param").slug, c.req.valid("query").door, c.req.raw.headers);
    if (!found) stop("not-found");
    c.header("cache-control", "no-store");
    return c.json(found, 200);
  });

  api.openapi(join, async (c) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    const clinicId = clinicOf(house, c.req.valid("param").slug) ?? stop("not-found");
    const { doorCode, appointment, inMinutes, ...asked } = c.req.valid("json");
    const idempotencyKey = `join/${asked.idempotencyKey}`;
    const keep = (token: string) => {
      const secure = house.settings.publicUrl?.startsWith("https:") ? "; Secure" : "";
      c.header("set-cookie", `${joinCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`);
    };
    const earlier = await ticketOfEarlierTry(parts, clinicId, idempotencyKey);
    if (earlier) {
      keep(earlier.token);
      return c.json(earlier, 200);
    }
    if (await ticketOf(house, clinicId, c.req.raw.headers)) stop("has-open-ticket");

    const at = house.clock();
    const way = wayOf(house, { state: house.keeper.state(clinicId), at }, selfCheckInOf(house.keeper.state(clinicId).setup), doorCode);
    if (way !== "door" && way !== "home") stop(way);
    // Whoever needs help at once and is not here must not stand in a line.
    if (way === "home" && asked.isUrgent) stop("not-possible-now", "Call the emergency number. This page cannot help fast enough.");
    const who = `${clinicId}/${addressOf(c, house)}`;
    if (wrongGuesses.isOver(who, at) || !limits[way].take(who, at)) stop("too-many-tries", "Too many check-ins from this network. Please go to the desk.");
    const booked = appointment && (await findAppointment(house, clinicId, appointment));
    if (appointment && !booked) {
      wrongGuesses.take(who, at);
      stop("unknown-code");
    }
    const done = await checkInSelf(parts, clinicId, { ...asked, idempotencyKey, appointment: booked, via: "phone" });
    if (!done.ok) stop(done.refusal.code, done.refusal.says);
    const { ticketId, ticket } = done.value;
    // A ticket that the desk must look at first stays there until they come; there is no line yet to step out of.
    if (way === "home")
      await execute(house, clinicId, { idempotencyKey: `${idempotencyKey}/on-the-way`, command: { type: "step-out", ticketId, reason: "On the way", until: at + (inMinutes ?? usualMinutesOnTheWay) * minuteMs } }, { kind: "patient" });
    keep(ticket.token);
    return c.json(ticket, 200);
  });

  api.openapi(here, async (c) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    const clinicId = clinicOf(house, c.req.valid("param").slug) ?? stop("not-found");
    const mine = (await ticketOf(house, clinicId, c.req.raw.headers)) ?? stop("unknown-ticket");
    const { id, state, version } = mine.ticket;
    // Said twice is said once.
    if (state === "stepped-out") {
      const done = await execute(house, clinicId, { idempotencyKey: `join/here/${id}/${version}`, command: { type: "come-back", ticketId: id } }, { kind: "patient" });
      if (!done.ok) stop(done.refusal.code, done.refusal.says);
    }
    return c.body(null, 204);
  });

  api.openapi(door, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const clinicId = clinicOf(house, c.req.valid("param").slug);
    // Today's code of another clinic is nobody's business here.
    if (clinicId !== session.clinic.id) stop("not-found");
    const picture = pipeline.conclude(clinicId);
    const { setup } = picture.state;
    return c.json({ clinic: checkInClinic(picture), day: localDay(picture.at, setup.timeZone), path: joinPath(house, picture), publicUrl: house.settings.publicUrl ?? null, atDoor: selfCheckInOf(setup).atDoor }, 200);
  });
}
