import type { Encounter } from "fhir/r4";
import { allReasons, reason } from "#domain/queue/reason.ts";
import { legOf, transitions, type Ticket, type TicketState, type Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { askFor, broughtBy, noteBrought, type CallingSystem } from "#server/calling-system.ts";
import type { House } from "#server/house.ts";
import { identifierOf } from "#server/http/fhir/appointments.ts";
import { done, foundBy, keepNames, once } from "#server/http/fhir/calls.ts";
import { refuseFhir } from "#server/http/fhir/outcome.ts";
import { codesOf, idIn, nameOf, type EncounterIn } from "#server/http/fhir/resources.ts";
import { serviceOf } from "#server/service-of.ts";
import { appointmentNames } from "#server/store/appointments.ts";
import { externalIdsOf, keepExternalId, meanings, ourId } from "#server/store/external-ids.ts";
import { appointmentsOfVisits, visitsOf } from "#server/store/visits.ts";

const statuses: Record<TicketState, Encounter["status"]> = {
  arrived: "arrived",
  waiting: "arrived",
  called: "arrived",
  "on-hold": "arrived",
  "in-service": "in-progress",
  "sent-out": "onleave",
  "stepped-out": "onleave",
  done: "finished",
  "no-show": "cancelled",
  left: "cancelled",
  cancelled: "cancelled",
  "entered-in-error": "entered-in-error",
};

/** v3-ActPriority, and back. */
const priorities: Record<Urgency, { code: string; display: string }> = {
  1: { code: "S", display: "stat" },
  2: { code: "EM", display: "emergency" },
  3: { code: "UR", display: "urgent" },
  4: { code: "R", display: "routine" },
  5: { code: "EL", display: "elective" },
};

export function urgencyOf(codes: string[]): Urgency | undefined {
  return ([1, 2, 3, 4, 5] as const).find((u) => codes.includes(priorities[u].code) || (u === 2 && codes.includes("A")));
}

/** An id that was chosen by a PUT, or our own. */
export async function ticketIdOf(house: House, clinicId: string, id: string): Promise<string> {
  return (await ourId(house.database.sql, { clinicId, system: "fhir", kind: "encounter", externalId: id })) ?? id;
}

export async function fhirEncounters(house: House, caller: CallingSystem, ticketIds?: string[]): Promise<{ encounter: Encounter; version: number; arrivedAt: number }[]> {
  const { setup, tickets } = house.keeper.state(caller.clinicId);
  const { sql } = house.database;
  const own = await broughtBy(house, caller, "ticket");
  const shown = (ticketIds ?? Object.keys(tickets)).flatMap((id) => tickets[id] ?? []).sort((a, b) => a.arrivedAt - b.arrivedAt);
  const visits = await visitsOf(sql, caller.clinicId, shown.filter((t) => own.has(t.id)).map((t) => t.visitId));
  const booked = await appointmentsOfVisits(sql, caller.clinicId, shown.map((t) => t.visitId));
  const chosenIds = await externalIdsOf(sql, caller.clinicId, "fhir", "encounter");
  const identifiers = await externalIdsOf(sql, caller.clinicId, `fhir/${caller.gatewayId}`, "Encounter");
  return shown.map((t) => ({
    encounter: fhirEncounter(setup, t, { id: chosenIds.get(t.id) ?? t.id, name: visits[t.visitId]?.name, appointmentId: booked[t.visitId], identifier: identifiers.get(t.id) }),
    version: t.version,
    arrivedAt: t.arrivedAt,
  }));
}

type Beside = { id: string; name: string | undefined; appointmentId: string | undefined; identifier: string | undefined };

function fhirEncounter(setup: ClinicSetup, t: Ticket, beside: Beside): Encounter {
  const leg = legOf(t);
  const service = setup.services.find((s) => s.id === leg.serviceId);
  const rooms = t.legs.flatMap((l) => setup.rooms.find((r) => r.id === l.roomId) ?? []);
  const status = statuses[t.state];
  const end = t.legs.reduce((latest, l) => Math.max(latest, l.endedAt ?? 0), 0) || t.lastMove?.at || t.arrivedAt;
  const isEnded = status === "finished" || status === "cancelled" || status === "entered-in-error";
  return {
    resourceType: "Encounter",
    id: beside.id,
    meta: { versionId: String(t.version) },
    identifier: [{ use: "usual", type: { text: "Ticket" }, value: t.number }, ...(beside.identifier === undefined ? [] : [identifierOf(beside.identifier)])],
    status,
    class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB", display: "ambulatory" },
    ...(service ? { serviceType: { coding: [{ code: service.id, display: service.name }], text: service.name } } : {}),
    priority: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActPriority", ...priorities[t.urgency] }] },
    ...(beside.name === undefined ? {} : { subject: { type: "Patient", display: beside.name } }),
    ...(beside.appointmentId === undefined ? {} : { appointment: [{ reference: `Appointment/${beside.appointmentId}` }] }),
    period: { start: new Date(t.arrivedAt).toISOString(), ...(isEnded ? { end: new Date(end).toISOString() } : {}) },
    ...(rooms.length === 0 ? {} : { location: rooms.map((room) => ({ location: { reference: `Location/${room.id}`, display: room.name } })) }),
  };
}

/** An arrival; where its name is known already, the visit that it made. `id` is the one that a PUT chose. */
export async function createEncounter(house: House, caller: CallingSystem, resource: EncounterIn, names: string[], id?: string): Promise<{ ticketId: string; isNew: boolean }> {
  const found = await foundBy(house, caller, "Encounter", names);
  if (found !== undefined) return { ticketId: found, isNew: false };
  if (!["arrived", "triaged", "in-progress", "unknown"].includes(resource.status)) refuseFhir(422, "business-rule", `An encounter begins when somebody arrives: Encounter.status ${resource.status} cannot begin one.`, "Encounter.status");
  const { setup, appointments = {} } = house.keeper.state(caller.clinicId);
  const appointmentId = (resource.appointment ?? []).map((to) => idIn(to, "Appointment")).find((a) => a !== undefined);
  if (appointmentId !== undefined && !appointments[appointmentId]) refuseFhir(422, "not-found", "Encounter.appointment is not known here.", "Encounter.appointment");
  const codes = codesOf([resource.serviceType, ...(resource.type ?? [])]);
  const serviceId = serviceOf(codes, await meanings(house.database.sql, caller.clinicId, `fhir/${caller.gatewayId}`, "service"), setup);
  const first = setup.services[0] ?? refuseFhir(409, "business-rule", "This clinic has no services yet.");
  const sent = nameOf(resource.subject, resource.contained);
  const name = sent ?? (appointmentId === undefined ? undefined : (await appointmentNames(house.database.sql, caller.clinicId, [appointmentId]))[appointmentId]);
  const unsettled = [
    ...(name === undefined ? [reason("no-name", caller.name)] : []),
    ...(serviceId === undefined && appointmentId === undefined ? [codes[0] === undefined ? reason("no-service", caller.name) : reason("unknown-service", codes[0].slice(0, 40))] : []),
  ];
  const key = id !== undefined ? `encounter/${id}` : names[0] !== undefined ? `encounter-of/${names[0]}` : once();
  const { ticketId } = done(
    await askFor(
      house,
      caller,
      {
        type: "check-in",
        name: name ?? "(no name)",
        ...(serviceId !== undefined || appointmentId === undefined ? { serviceIds: [serviceId ?? first.id] } : {}),
        urgency: urgencyOf(codesOf([resource.priority])) ?? 4,
        ...(appointmentId === undefined ? {} : { appointmentId }),
      },
      key,
      { via: "fhir", ...(unsettled.length === 0 ? {} : { needsDesk: allReasons(unsettled) }) },
    ),
  );
  if (ticketId === null) throw new Error("a check-in gave no ticket");
  if (sent !== undefined) await noteBrought(house, caller, "ticket", ticketId);
  if (id !== undefined) await keepExternalId(house.database.sql, { clinicId: caller.clinicId, system: "fhir", kind: "encounter", externalId: id }, ticketId, house.clock());
  await keepNames(house, caller, "Encounter", names, ticketId);
  if (resource.status === "in-progress") await moveEncounter(house, caller, ticketId, resource);
  return { ticketId, isNew: true };
}

/** Brings the visit to the status of the resource, by the moves that lead there. */
export async function moveEncounter(house: House, caller: CallingSystem, ticketId: string, resource: EncounterIn): Promise<void> {
  const now = () => house.keeper.state(caller.clinicId).tickets[ticketId] ?? refuseFhir(404, "not-found", "There is no such encounter today.");
  const ask = async (command: Parameters<typeof askFor>[2]) => void done(await askFor(house, caller, command, once()));
  const urgency = urgencyOf(codesOf([resource.priority]));
  if (urgency !== undefined && urgency !== now().urgency && transitions[now().state].reprioritise) await ask({ type: "reprioritise", ticketId, urgency, reason: `Changed by ${caller.name}` });
  if (statuses[now().state] === resource.status && resource.status !== "arrived") return;
  switch (resource.status) {
    case "arrived":
    case "unknown": {
      const { state } = now();
      if (state === "stepped-out" || state === "sent-out") await ask({ type: "come-back", ticketId });
      else if (state === "on-hold") await ask({ type: "resume", ticketId });
      else if (state === "in-service") refuseFhir(409, "business-rule", "The visit has begun; it cannot go back to arrived.");
      else if (statuses[state] !== "arrived") await ask({ type: "reinstate", ticketId });
      return;
    }
    case "triaged":
      return now().state === "arrived" ? ask({ type: "join", ticketId }) : undefined;
    case "in-progress":
      if (now().state !== "called") await ask({ type: "call", ticketId, roomId: roomFor(house, caller, now(), resource) });
      return ask({ type: "start", ticketId });
    case "onleave":
      return ask({ type: now().state === "in-service" ? "send-out" : "step-out", ticketId });
    case "finished":
      if (now().state === "called") await ask({ type: "start", ticketId });
      // A journey with more services goes on: the answer then says "arrived".
      return ask({ type: "finish", ticketId });
    case "cancelled":
      return ask(transitions[now().state].cancel ? { type: "cancel", ticketId, reason: `Cancelled by ${caller.name}` } : { type: "leave", ticketId, reason: `Cancelled by ${caller.name}` });
    case "entered-in-error":
      return ask({ type: "enter-in-error", ticketId });
    case "planned":
      return refuseFhir(422, "business-rule", "Whoever is only planned is an Appointment.", "Encounter.status");
  }
}

function roomFor(house: House, caller: CallingSystem, ticket: Ticket, resource: EncounterIn): string {
  const { setup, tickets } = house.keeper.state(caller.clinicId);
  const earlier = new Set(ticket.legs.flatMap((leg) => (leg.endedAt === undefined ? [] : (leg.roomId ?? []))));
  const named = (resource.location ?? []).map(({ location }) => idIn(location, "Location")).findLast((id) => id !== undefined && !earlier.has(id));
  if (named !== undefined) return named;
  const busy = new Set(Object.values(tickets).filter((t) => t.state === "called" || t.state === "in-service").map((t) => legOf(t).roomId));
  const free = setup.rooms.find((r) => r.serviceIds.includes(legOf(ticket).serviceId) && !busy.has(r.id));
  return free?.id ?? refuseFhir(409, "business-rule", "No room is free for this service; name one in Encounter.location.", "Encounter.location");
}
