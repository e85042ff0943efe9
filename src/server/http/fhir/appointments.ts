import { createHash, randomUUID } from "node:crypto";
import type { Appointment as FhirAppointment } from "fhir/r4";
import type { Appointment } from "#domain/queue/appointment.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs } from "#domain/time.ts";
import { askFor, broughtBy, noteBrought, type CallingSystem } from "#server/calling-system.ts";
import type { House } from "#server/house.ts";
import { done, foundBy, keepNames, once } from "#server/http/fhir/calls.ts";
import { refuseFhir } from "#server/http/fhir/outcome.ts";
import { codesOf, nameOf, type AppointmentIn } from "#server/http/fhir/resources.ts";
import { serviceOf } from "#server/service-of.ts";
import { appointmentNames } from "#server/store/appointments.ts";
import { externalIdsOf, meanings } from "#server/store/external-ids.ts";

const statuses = { booked: "booked", arrived: "arrived", cancelled: "cancelled", missed: "noshow" } as const satisfies Record<Appointment["state"], FhirAppointment["status"]>;

export async function fhirAppointments(house: House, caller: CallingSystem, ids?: string[]): Promise<FhirAppointment[]> {
  const { setup, appointments = {} } = house.keeper.state(caller.clinicId);
  const own = await broughtBy(house, caller, "appointment");
  const shown = (ids ?? Object.keys(appointments)).flatMap((id) => appointments[id] ?? []).sort((a, b) => a.scheduledAt - b.scheduledAt);
  const names = await appointmentNames(house.database.sql, caller.clinicId, shown.map((a) => a.id).filter((id) => own.has(id)));
  const identifiers = await externalIdsOf(house.database.sql, caller.clinicId, `fhir/${caller.gatewayId}`, "Appointment");
  return shown.map((a) => fhirAppointment(setup, a, names[a.id], identifiers.get(a.id)));
}

function fhirAppointment(setup: ClinicSetup, a: Appointment, name: string | undefined, identifier: string | undefined): FhirAppointment {
  const services = a.serviceIds.flatMap((id) => setup.services.find((s) => s.id === id) ?? []);
  const staff = setup.staff.find((s) => s.id === a.staffId);
  const minutes = services.reduce((sum, s) => sum + s.typicalMinutes, 0) || 1;
  return {
    resourceType: "Appointment",
    id: a.id,
    ...(identifier === undefined ? {} : { identifier: [identifierOf(identifier)] }),
    status: statuses[a.state],
    serviceType: services.map((s) => ({ coding: [{ code: s.id, display: s.name }], text: s.name })),
    start: new Date(a.scheduledAt).toISOString(),
    end: new Date(a.scheduledAt + minutes * minuteMs).toISOString(),
    participant: [
      {
        type: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code: "SBJ", display: "subject" }] }],
        ...(name === undefined ? {} : { actor: { type: "Patient", display: name } }),
        status: "accepted",
      },
      ...(staff ? [{ actor: { type: "Practitioner", display: staff.name }, status: "accepted" as const }] : []),
    ],
  };
}

export function identifierOf(name: string): { system?: string; value: string } {
  const at = name.indexOf("|");
  return { ...(at > 0 ? { system: name.slice(0, at) } : {}), value: name.slice(at + 1) };
}

/** Books; where the name is known already, what was booked by it. */
export async function createAppointment(house: House, caller: CallingSystem, resource: AppointmentIn, names: string[]): Promise<{ id: string; isNew: boolean }> {
  const found = await foundBy(house, caller, "Appointment", names);
  if (found !== undefined) return { id: found, isNew: false };
  // Follows from the name: the same create at the same moment is the same appointment.
  const id = names[0] === undefined ? randomUUID() : `fhir-${createHash("sha256").update(`${caller.gatewayId}/${names[0]}`).digest("hex").slice(0, 32)}`;
  await bookAppointment(house, caller, id, resource, names[0] === undefined ? once() : `book/${id}`);
  await keepNames(house, caller, "Appointment", names, id);
  return { id, isNew: true };
}

/** What a PUT asks for: a booking, a move, or the end that its status names. */
export async function putAppointment(house: House, caller: CallingSystem, id: string, resource: AppointmentIn, names: string[]): Promise<{ isNew: boolean }> {
  const before = house.keeper.state(caller.clinicId).appointments?.[id];
  const ask = async (command: Parameters<typeof askFor>[2]) => done(await askFor(house, caller, command, once(), { via: "fhir" }));
  switch (resource.status) {
    case "cancelled":
    case "entered-in-error":
      if (before && before.state !== "cancelled") await ask({ type: "cancel-appointment", appointmentId: id });
      break;
    case "noshow":
      if (before && before.state !== "missed") await ask({ type: "miss-appointment", appointmentId: id });
      break;
    case "arrived":
    case "checked-in": {
      if (before?.state === "arrived") break;
      if (!before) await bookAppointment(house, caller, id, resource, once());
      const name = (await appointmentNames(house.database.sql, caller.clinicId, [id]))[id] ?? "(no name)";
      const { ticketId } = await ask({ type: "check-in", name, appointmentId: id, urgency: 4 });
      if (ticketId !== null && (await broughtBy(house, caller, "appointment")).has(id)) await noteBrought(house, caller, "ticket", ticketId);
      break;
    }
    case "booked":
    case "pending":
      await bookAppointment(house, caller, id, resource, once());
      break;
    default:
      refuseFhir(422, "not-supported", `Appointment.status ${resource.status} has no counterpart here.`, "Appointment.status");
  }
  if (!before && (resource.status === "cancelled" || resource.status === "entered-in-error" || resource.status === "noshow")) refuseFhir(404, "not-found", "There is no such appointment.");
  await keepNames(house, caller, "Appointment", names, id);
  return { isNew: before === undefined };
}

async function bookAppointment(house: House, caller: CallingSystem, appointmentId: string, resource: AppointmentIn, key: string): Promise<void> {
  const { setup, appointments } = house.keeper.state(caller.clinicId);
  const before = appointments?.[appointmentId];
  const codes = codesOf([...(resource.serviceType ?? []), ...(resource.serviceCategory ?? [])]);
  const words = await meanings(house.database.sql, caller.clinicId, `fhir/${caller.gatewayId}`, "service");
  const each = (resource.serviceType ?? []).flatMap((concept) => serviceOf(codesOf([concept]), words, setup) ?? []);
  const likeliest = serviceOf(codes, words, setup);
  const serviceIds = [...new Set(each.length > 0 ? each : likeliest === undefined ? (codes.length === 0 ? (before?.serviceIds ?? []) : []) : [likeliest])];
  if (serviceIds.length === 0) refuseFhir(422, "code-invalid", "Appointment.serviceType names no service of this clinic.", "Appointment.serviceType");
  if (resource.start === undefined) refuseFhir(422, "required", "Appointment.start does not say when.", "Appointment.start");
  const scheduledAt = Date.parse(resource.start);
  const patient = (resource.participant ?? []).find((p) => isPatient(p.actor?.reference)) ?? (resource.participant ?? []).find((p) => p.actor?.display !== undefined && !/\b(Practitioner|Location|Device|HealthcareService)\//.test(p.actor.reference ?? ""));
  const name = nameOf(patient?.actor, resource.contained);
  const isSame = before?.state === "booked" && before.serviceIds.join() === serviceIds.join();
  if (isSame && before.scheduledAt === scheduledAt && name === undefined) return;
  if (isSame && name === undefined) {
    done(await askFor(house, caller, { type: "move-appointment", appointmentId, scheduledAt }, key));
    return;
  }
  const known = name ?? (before ? (await appointmentNames(house.database.sql, caller.clinicId, [appointmentId]))[appointmentId] : undefined);
  if (known === undefined) refuseFhir(422, "required", "Appointment.participant names no patient: give the actor a display or a contained Patient.", "Appointment.participant");
  const staffId = (resource.participant ?? []).map((p) => setup.staff.find((s) => p.actor?.reference?.endsWith(`Practitioner/${s.id}`))).find((s) => s !== undefined)?.id;
  done(await askFor(house, caller, { type: "book", appointmentId, name: known, serviceIds, scheduledAt, ...(staffId === undefined ? {} : { staffId }) }, key));
  if (name !== undefined) await noteBrought(house, caller, "appointment", appointmentId);
}

function isPatient(reference: string | undefined): boolean {
  return reference !== undefined && (reference.startsWith("#") || /(?:^|\/)Patient\//.test(reference));
}
