import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { myNotices, noticesOffered, patientActRequest, type PatientAct } from "#contract/my-ticket.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { reason } from "#domain/queue/reason.ts";
import { isOver, thePatient, type Ticket } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isPushService } from "#server/notices/push-services.ts";
import { vapidKeys } from "#server/notices/vapid-keys.ts";
import type { Asked } from "#server/own-words.ts";
import { setPush } from "#server/store/contacts.ts";
import { giveFeedback, tellDeskKey } from "#server/store/patient-says.ts";
import { ownerOf } from "#server/store/tokens.ts";
import { visitsOf } from "#server/store/visits.ts";

const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{10,80}$/, "There is no such page.") });

const act = createRoute({
  method: "post",
  path: "/api/my-ticket/{token}/acts",
  summary: "What a patient does on their own page: step out, come back, leave, tell the desk, say how it was",
  description: "The same idempotency key does nothing twice.",
  request: { params, body: { content: { "application/json": { schema: patientActRequest } }, required: true } },
  responses: { 204: { description: "Done, and on disk" }, ...refusals },
});

const offer = createRoute({
  method: "get",
  path: "/api/my-ticket/{token}/notices",
  summary: "By what this house can tell a patient's browser that their turn is near",
  request: { params },
  responses: { 200: { description: "The public key for subscriptions, or null", content: { "application/json": { schema: noticesOffered } } }, ...refusals },
});

const subscribe = createRoute({
  method: "put",
  path: "/api/my-ticket/{token}/notices",
  summary: "Tell this browser when the turn is near, or stop telling it",
  request: { params, body: { content: { "application/json": { schema: myNotices } }, required: true } },
  responses: { 204: { description: "Noted beside the name, and erased with it" }, ...refusals },
});

const live = createRoute({
  method: "get",
  path: "/api/my-ticket/{token}/live",
  summary: "The patient's picture as a stream of server-sent events, renewed whenever it changes and every ten seconds",
  request: { params },
  responses: { 200: { description: "text/event-stream; each message is what GET /api/views/ticket:<token> answers" }, ...refusals },
});

const manifest = createRoute({
  method: "get",
  path: "/t/{token}/manifest.webmanifest",
  summary: "What a phone needs to put a patient's page on its first screen",
  request: { params },
  responses: { 200: { description: "A web app manifest" }, ...refusals },
});

/** A phone, a tablet, and what a broken line leaves behind. */
const streamsAtMost = 6;
/** A thumb is slower than this; a script is not. */
const actsAtMost = 20;
const actsWithinMs = 10 * minuteMs;

export function myTicketRoutes(api: Api, { house, realtime }: ApiParts): void {
  const limit = limiter(actsAtMost, actsWithinMs);
  const news = newsOf(house);

  api.openapi(live, async (c) => {
    const { token } = c.req.valid("param");
    const { clinicId, ticketId } = await patientOf(house, token);
    if (news.listeners(ticketId) >= streamsAtMost) stop("too-many-tries", "This page is open in too many places.");
    c.header("x-accel-buffering", "no");
    return streamSSE(c, async (stream) => {
      const ear = news.listen(clinicId, ticketId);
      stream.onAbort(ear.close);
      try {
        while (!stream.aborted) {
          // A page that was taken away, or is not of today any more, is not shown on.
          const owner = await ownerOf(house.database.sql, token, "ticket", house.clock());
          const message = owner && (await realtime.show(clinicId, `ticket:${token}`));
          if (!message) break;
          await stream.writeSSE({ data: JSON.stringify(message) });
          await ear.next();
        }
      } finally {
        ear.close();
      }
    });
  });

  api.openapi(act, async (c) => {
    const { clinicId, ticketId } = await patientOf(house, c.req.valid("param").token);
    if (!limit(ticketId, house.clock())) stop("too-many-tries", "That was too often. Wait a few minutes and try again.");
    const { idempotencyKey, act } = c.req.valid("json");
    await carryOut(house, clinicId, ticketId, act, `my-ticket/${ticketId}/${idempotencyKey}`);
    return c.body(null, 204);
  });

  api.openapi(offer, async (c) => {
    await patientOf(house, c.req.valid("param").token);
    c.header("cache-control", "no-store");
    return c.json({ pushKey: house.settings.notices.webPush ? vapidKeys(house.settings.dataFolder).publicKey : null }, 200);
  });

  api.openapi(subscribe, async (c) => {
    const { clinicId, ticketId } = await patientOf(house, c.req.valid("param").token);
    if (!limit(ticketId, house.clock())) stop("too-many-tries", "That was too often. Wait a few minutes and try again.");
    const { push, language } = c.req.valid("json");
    if (push && !house.settings.notices.webPush) stop("not-possible-now", "This clinic sends no notices to browsers.");
    if (push && !isPushService(push.endpoint)) stop("bad-request", "is not a push service that we know", "push.endpoint");
    await setPush(house.database.sql, clinicId, ticketOf(house, clinicId, ticketId).visitId, push, language);
    return c.body(null, 204);
  });

  api.openapi(manifest, async (c) => {
    const { token } = c.req.valid("param");
    const { clinicId, ticketId } = await patientOf(house, token);
    const ticket = ticketOf(house, clinicId, ticketId);
    c.header("cache-control", "no-store");
    c.header("content-type", "application/manifest+json");
    return c.body(JSON.stringify({
      id: `/t/${token}`,
      start_url: `/t/${token}`,
      scope: "/t/",
      name: `${ticket.number} · ${house.keeper.state(clinicId).setup.name}`,
      short_name: ticket.number,
      display: "standalone",
      icons: [{ src: "/ticket-icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
    }), 200);
  });
}

/** Changes within this time are shown together, and without one a page is painted anew so often. */
const gatherMs = 80;
const repaintMs = 10_000;

type Ear = { next(): Promise<void>; close(): void };

/** Wakes whoever listens to a clinic when it changes, and when time alone has passed. */
function newsOf(house: House): { listeners(ticketId: TicketId): number; listen(clinicId: ClinicId, ticketId: TicketId): Ear } {
  const ears = new Set<{ clinicId: ClinicId; ticketId: TicketId; wake: () => void }>();
  house.keeper.onChange((clinicId) => {
    for (const ear of ears) if (ear.clinicId === clinicId) ear.wake();
  });
  return {
    listeners: (ticketId) => [...ears].filter((ear) => ear.ticketId === ticketId).length,
    listen(clinicId, ticketId) {
      let isNews = false;
      let timer: NodeJS.Timeout | undefined;
      let settle: (() => void) | undefined;
      const after = (ms: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          isNews = false;
          settle?.();
        }, ms);
      };
      const ear = { clinicId, ticketId, wake: () => (isNews ? undefined : ((isNews = true), settle && after(gatherMs))) };
      ears.add(ear);
      return {
        next: () =>
          new Promise((resolve) => {
            settle = () => ((settle = undefined), resolve());
            after(isNews ? gatherMs : repaintMs);
          }),
        close() {
          ears.delete(ear);
          clearTimeout(timer);
          settle?.();
        },
      };
    },
  };
}

/** Whoever holds the address is the patient; to everybody else there is no such page. */
async function patientOf(house: House, token: string): Promise<{ clinicId: ClinicId; ticketId: TicketId }> {
  const owner = await ownerOf(house.database.sql, token, "ticket", house.clock());
  if (!owner || !house.keeper.state(owner.clinicId).tickets[owner.subjectId]) stop("not-found");
  return { clinicId: owner.clinicId, ticketId: owner.subjectId };
}

function ticketOf(house: House, clinicId: ClinicId, ticketId: TicketId): Ticket {
  return house.keeper.state(clinicId).tickets[ticketId] ?? stop("not-found");
}

async function carryOut(house: House, clinicId: ClinicId, ticketId: TicketId, act: PatientAct, key: string): Promise<void> {
  const ticket = ticketOf(house, clinicId, ticketId);
  const at = house.clock();
  switch (act.type) {
    case "feedback":
      if (!isOver(ticket)) stop("not-possible-now", "The visit is not over yet.");
      return giveFeedback(house.database.sql, clinicId, ticketId, at, act.score, act.says || null);
    case "tell-desk": {
      if (ticket.state !== "waiting") stop("not-possible-now", "Only whoever waits can say that it takes too long.");
      // In the note, where the desk looks and where it can be erased; the log only says that something was noted.
      const { note } = (await visitsOf(house.database.sql, clinicId, [ticket.visitId]))[ticket.visitId] ?? { note: null };
      return ask(house, clinicId, { type: "note", ticketId, note: withComplaint(note, house.keeper.state(clinicId).setup, at) }, tellDeskKey(ticketId, ticket.leg));
    }
    default:
      return ask(house, clinicId, commandFor(ticket, act, at), key);
  }
}

function commandFor(ticket: Ticket, act: Exclude<PatientAct, { type: "feedback" | "tell-desk" }>, at: EpochMs): Asked {
  const ticketId = ticket.id;
  switch (act.type) {
    case "step-out":
      return { type: "step-out", ticketId, until: at + act.minutes * minuteMs };
    case "late":
      return { type: "step-out", ticketId, until: at + act.minutes * minuteMs, reason: reason("will-be-late") };
    case "come-back":
      if (ticket.state !== "stepped-out") stop("not-possible-now", "You are not out.");
      return { type: "come-back", ticketId };
    case "leave":
      if (ticket.state === "in-service" || ticket.state === "sent-out") stop("not-possible-now", "Your visit has begun. Please tell the staff.");
      return { type: "leave", ticketId };
    case "undo":
      if (ticket.lastMove?.by !== thePatient) stop("not-possible-now", "There is nothing of yours to take back.");
      // Whatever somebody else has done in the meantime stays.
      return { type: "undo", ticketId, expectedVersion: ticket.version };
  }
}

async function ask(house: House, clinicId: ClinicId, command: Asked, idempotencyKey: string): Promise<void> {
  const done = await execute(house, clinicId, { idempotencyKey, command }, { kind: "patient" });
  // The sentence of a refusal may tell who did what; a patient is told that it is not possible.
  if (!done.ok) stop(done.refusal.code);
}

const noteAtMost = 500;

/** In the language that the clinic's staff reads. */
function withComplaint(note: string | null, setup: { timeZone: string; languages: string[] }, at: EpochMs): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: setup.timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
  const says = setup.languages[0]?.startsWith("es") ? `${time}: el paciente avisa de que espera más de lo dicho.` : `${time}: the patient says that the wait is longer than promised.`;
  return [says, ...(note ? [note] : [])].join("\n").slice(0, noteAtMost);
}

/** At most so many in so long, for each key. */
function limiter(atMost: number, withinMs: number): (key: string, at: EpochMs) => boolean {
  const seen = new Map<string, EpochMs[]>();
  return (key, at) => {
    const recent = (seen.get(key) ?? []).filter((then) => at - then < withinMs);
    if (recent.length >= atMost) return false;
    // Those of earlier days would stay for ever otherwise.
    if (seen.size > 10_000) seen.clear();
    seen.set(key, [...recent, at]);
    return true;
  };
}
