import { createRoute, z } from "@hono/zod-openapi";
import { appointmentCode, selfCheckInSettings, selfCheckInState, similarPatients, type SelfCheckInState } from "#contract/kiosk.ts";
import { mayAdminister, mayRunQueue } from "#contract/session.ts";
import type { ClinicId } from "#domain/ids.ts";
import { accept } from "#domain/outcome.ts";
import { isSameName, isSimilarName } from "#domain/queue/same-name.ts";
import { isOver } from "#domain/queue/ticket.ts";
import { selfCheckInOf } from "#server/check-in/choices.ts";
import { appointmentCode as codeOf } from "#server/check-in/short-code.ts";
import { editSetup } from "#server/clinics.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { revokeTokens } from "#server/store/tokens.ts";
import { visitsOf } from "#server/store/visits.ts";

const similar = createRoute({
  method: "get",
  path: "/api/check-in/similar",
  summary: "Patients of today who may be the same person, for the desk to look at before it checks somebody in",
  request: { query: z.object({ name: z.string().trim().min(1, "Enter the patient's name.").max(120) }) },
  responses: { 200: { description: "Those still here first, then those of the very same name", content: { "application/json": { schema: similarPatients } } }, ...refusals },
});

const code = createRoute({
  method: "get",
  path: "/api/check-in/appointments/{appointment}/code",
  summary: "An appointment's short code, for the letter or message that reminds of it",
  request: { params: z.object({ appointment: z.string().min(1).max(80) }) },
  responses: { 200: { description: "The code, and what its QR code should hold", content: { "application/json": { schema: appointmentCode } } }, ...refusals },
});

const settings = createRoute({
  method: "get",
  path: "/api/admin/self-check-in",
  summary: "How patients may check themselves in, with kiosks and printers",
  responses: { 200: { description: "The settings", content: { "application/json": { schema: selfCheckInState } } }, ...refusals },
});

const save = createRoute({
  method: "put",
  path: "/api/admin/self-check-in",
  summary: "Change how patients may check themselves in, with kiosks and printers",
  request: { body: { content: { "application/json": { schema: selfCheckInSettings } }, required: true } },
  responses: { 200: { description: "The settings as they now are", content: { "application/json": { schema: selfCheckInState } } }, ...refusals },
});

const similarAtMost = 10;

export function selfCheckInRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;

  api.openapi(similar, async (c) => {
    const { clinic } = await signedIn(c, parts, mayRunQueue);
    const { name } = c.req.valid("query");
    const tickets = Object.values(house.keeper.state(clinic.id).tickets);
    const people = await visitsOf(house.database.sql, clinic.id, tickets.map((t) => t.visitId));
    const alike = tickets.map((ticket) => ({ ticket, called: people[ticket.visitId]?.name ?? "" })).filter(({ called }) => isSimilarName(called, name));
    const rank = ({ ticket, called }: (typeof alike)[number]) => Number(isOver(ticket)) * 2 + Number(!isSameName(called, name));
    const patients = alike
      .toSorted((a, b) => rank(a) - rank(b) || b.ticket.arrivedAt - a.ticket.arrivedAt)
      .slice(0, similarAtMost)
      .map(({ ticket: { id, number, state, arrivedAt }, called }) => ({ ticketId: id, number, name: called, state, arrivedAt, isSame: isSameName(called, name) }));
    return c.json({ patients }, 200);
  });

  api.openapi(code, async (c) => {
    const { clinic } = await signedIn(c, parts, mayRunQueue);
    const { setup, appointments } = house.keeper.state(clinic.id);
    const { appointment } = c.req.valid("param");
    if (!appointments?.[appointment]) stop("unknown-appointment");
    const short = codeOf(house.settings.secret, clinic.id, appointment);
    return c.json({ code: short, address: `${originOf(c, house)}/join/${setup.slug}?a=${short}` }, 200);
  });

  api.openapi(settings, async (c) => {
    const { clinic } = await signedIn(c, parts, mayAdminister);
    return c.json(settingsOf(parts, clinic.id), 200);
  });

  api.openapi(save, async (c) => {
    const { id, name, clinic } = await signedIn(c, parts, mayAdminister);
    const { deskPrinter, ...wanted } = c.req.valid("json");
    const before = house.keeper.state(clinic.id).setup.kiosks ?? [];
    await editSetup(
      house,
      clinic.id,
      { kind: "staff", id, name },
      ({ deskPrinter: _, ...setup }) => accept({ ...setup, ...wanted, ...(deskPrinter ? { deskPrinter } : {}) }),
      // A later kiosk of the same name must not find the old one's screen let in.
      async (tx) => {
        for (const gone of before.filter((kiosk) => !wanted.kiosks.some((kept) => kept.id === kiosk.id)))
          await revokeTokens(tx, { clinicId: clinic.id, kind: "kiosk", subjectId: gone.id }, Date.now());
      },
    );
    return c.json(settingsOf(parts, clinic.id), 200);
  });
}

function settingsOf({ house }: ApiParts, clinicId: ClinicId): SelfCheckInState {
  const { setup } = house.keeper.state(clinicId);
  return { slug: setup.slug, sendsTexts: house.settings.notices.smsWebhookUrl !== undefined, selfCheckIn: selfCheckInOf(setup), kiosks: setup.kiosks ?? [], deskPrinter: setup.deskPrinter ?? null };
}
