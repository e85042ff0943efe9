import type { TicketId } from "#domain/ids.ts";
import { allReasons, reason } from "#domain/queue/reason.ts";
import { isOver, transitions, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import { localDay } from "#domain/time.ts";
import { valueAt } from "#server/transports/hl7/message.ts";
import { momentAt } from "#server/transports/hl7/moment.ts";
import type { Taken } from "#server/transports/hl7/answer.ts";
import { contactIn, nameIn, urgencyIn } from "#server/transports/hl7/patient.ts";
import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";
import { appointmentIdFor, ask, hasEnded, isOutdated, known, meaningsOf, patientKey, remember, rememberAppointment, rememberEnd, type Sender } from "#server/transports/hl7/sender.ts";
import { serviceOf } from "#server/service-of.ts";
import { visitsOf } from "#server/store/visits.ts";

const nothingToDo = (why: string): Taken => ({ remark: `Nothing was done: ${why}` });

/** What an ADT event asks of the queue. A patient whom nobody here knows is no error: a hospital tells everybody everything. */
export const adtEvents: Record<string, (sender: Sender) => Promise<Taken>> = {
  A01: arrive,
  A04: arrive,
  A05: expect,
  A38: unexpect,
  A08: update,
  A31: update,
  A03: discharge,
  A11: strikeOut,
};

async function arrive(sender: Sender): Promise<Taken> {
  const visit = visitKey(sender);
  const before = await ticketOf(sender);
  if (before && !isOver(before)) {
    if (!(await isOutdated(sender, before.id))) await rename(sender, before);
    return nothingToDo("this visit has arrived already.");
  }
  if (before?.state === "done" && valueAt(sender.message, "PV1-19") !== undefined) return nothingToDo("this visit has been seen already.");
  // A discharge that overtook its own arrival.
  if (await hasEnded(sender, visit)) return nothingToDo("this visit has ended since.");

  const { house, clinicId, message } = sender;
  const { setup } = house.keeper.state(clinicId);
  const name = nameIn(message);
  const appointmentId = await appointmentOf(sender);
  const codes = codesIn(sender, ["PV1-10", "PV1-3", "PV1-3.2", "PV1-3.4"]);
  const serviceId = serviceOf(codes, await meaningsOf(sender, "service"), setup);
  const first = setup.services[0];
  if (!first) throw new Hl7Refusal("internal-error", "PV1", "cannot be taken: this clinic has no services yet");
  const unsettled = [
    ...(name === undefined ? [reason("no-name", "HL7")] : []),
    ...(serviceId === undefined && appointmentId === undefined ? [codes[0] === undefined ? reason("no-service", "HL7") : reason("unknown-service", codes[0].slice(0, 40))] : []),
  ];
  const contact = contactIn(message);
  const done = await ask(
    sender,
    {
      type: "check-in",
      name: name ?? "(no name)",
      // An appointment knows its services; where nothing fits, the desk moves the ticket from the first line to the right one.
      ...(serviceId !== undefined || appointmentId === undefined ? { serviceIds: [serviceId ?? first.id] } : {}),
      urgency: urgencyIn(message, await meaningsOf(sender, "urgency")) ?? 4,
      ...(appointmentId === undefined ? {} : { appointmentId }),
      ...(contact === undefined ? {} : { contact }),
    },
    `arrive/${visit}/${before?.id ?? (await known(sender, "visit", visit)) ?? ""}`,
    { via: "hl7", ...(unsettled.length === 0 ? {} : { needsDesk: allReasons(unsettled) }) },
  );
  if (!done.ok || done.value.ticketId === null) throw new Hl7Refusal("internal-error", "PV1", `was refused: ${done.ok ? "no ticket" : done.refusal.says}`);
  await rememberVisit(sender, done.value.ticketId);
  await isOutdated(sender, done.value.ticketId);
  return {};
}

async function update(sender: Sender): Promise<Taken> {
  const ticket = await ticketOf(sender);
  if (!ticket) return nothingToDo("nobody here knows this visit.");
  if (await isOutdated(sender, ticket.id)) return nothingToDo("later news of this visit has come already.");
  await rename(sender, ticket);
  const urgency = urgencyIn(sender.message, await meaningsOf(sender, "urgency"));
  if (urgency !== undefined) await reprioritise(sender, ticket, urgency);
  return {};
}

async function discharge(sender: Sender): Promise<Taken> {
  await rememberEnd(sender, visitKey(sender));
  const ticket = await ticketOf(sender);
  if (!ticket) return nothingToDo("nobody here knows this visit.");
  if (isOver(ticket)) return nothingToDo("this visit is over already.");
  // Someone who is being served is done, and does not wait for the rest of the journey.
  for (const turn of [1, 2]) {
    const now = sender.house.keeper.state(sender.clinicId).tickets[ticket.id];
    if (!now || isOver(now)) break;
    const isServed = transitions[now.state].finish !== undefined;
    const done = await ask(sender, isServed ? { type: "finish", ticketId: now.id } : { type: "leave", ticketId: now.id, reason: "Discharged by the hospital" }, `${sender.digest}/discharge/${turn}`);
    if (!done.ok) return nothingToDo(done.refusal.says);
  }
  return {};
}

async function strikeOut(sender: Sender): Promise<Taken> {
  await rememberEnd(sender, visitKey(sender));
  const ticket = await ticketOf(sender);
  if (!ticket) return nothingToDo("nobody here knows this visit.");
  const done = await ask(sender, { type: "enter-in-error", ticketId: ticket.id, reason: "Cancelled by the hospital" }, `${sender.digest}/strike-out`);
  return done.ok ? {} : nothingToDo(done.refusal.says);
}

/** A pre-admission says who comes and when: it becomes an appointment. */
async function expect(sender: Sender): Promise<Taken> {
  const { house, clinicId, message } = sender;
  const { setup } = house.keeper.state(clinicId);
  const visit = visitKey(sender);
  if (await hasEnded(sender, visit)) return nothingToDo("this visit has been cancelled since.");
  const scheduledAt = momentAt(message, "PV2-8", setup.timeZone, house.clock());
  if (scheduledAt === undefined) return nothingToDo("PV2-8 does not say when the patient is expected.");
  const codes = codesIn(sender, ["PV1-10", "PV1-3", "PV1-3.2", "PV1-3.4"]);
  const serviceId = serviceOf(codes, await meaningsOf(sender, "service"), setup);
  if (serviceId === undefined) throw new Hl7Refusal("not-in-table", "PV1-10", "names no service of this clinic");
  const name = nameIn(message);
  if (name === undefined) throw new Hl7Refusal("required-field-missing", "PID-5", "does not say who comes");
  const appointmentId = (await known(sender, "appointment", visit)) ?? appointmentIdFor(sender, visit);
  if (await isOutdated(sender, appointmentId)) return nothingToDo("later news of this visit has come already.");
  const done = await ask(sender, { type: "book", appointmentId, name, serviceIds: [serviceId], scheduledAt }, `${sender.digest}/expect`);
  if (!done.ok) return nothingToDo(done.refusal.says);
  await rememberAppointment(sender, visit, appointmentId);
  return {};
}

async function unexpect(sender: Sender): Promise<Taken> {
  await rememberEnd(sender, visitKey(sender));
  const appointmentId = await known(sender, "appointment", visitKey(sender));
  if (appointmentId === undefined) return nothingToDo("nobody here knows this visit.");
  const done = await ask(sender, { type: "cancel-appointment", appointmentId, reason: "Cancelled by the hospital" }, `${sender.digest}/unexpect`);
  return done.ok ? {} : nothingToDo(done.refusal.says);
}

async function rename(sender: Sender, ticket: Ticket): Promise<void> {
  const name = nameIn(sender.message);
  const is = (await visitsOf(sender.house.database.sql, sender.clinicId, [ticket.visitId]))[ticket.visitId]?.name;
  if (name === undefined || is === name) return;
  await ask(sender, { type: "rename", ticketId: ticket.id, name }, `${sender.digest}/rename`);
}

async function reprioritise(sender: Sender, ticket: Ticket, urgency: Urgency): Promise<void> {
  if (urgency === ticket.urgency || !transitions[ticket.state].reprioritise) return;
  await ask(sender, { type: "reprioritise", ticketId: ticket.id, urgency, reason: "Changed by the hospital" }, `${sender.digest}/reprioritise`);
}

/** By the number of the visit; by the patient where visits have none. */
function visitKey(sender: Sender): string {
  const number = valueAt(sender.message, "PV1-19");
  const patient = patientKey(sender);
  if (number === undefined && patient === undefined) throw new Hl7Refusal("required-field-missing", "PID-3", "does not say who it is, nor PV1-19 which visit");
  return number === undefined ? `patient/${patient}` : `visit/${number.slice(0, 200)}`;
}

/** The ticket of today that the visit has, however the message names it. */
async function ticketOf(sender: Sender): Promise<Ticket | undefined> {
  const { tickets } = sender.house.keeper.state(sender.clinicId);
  const byVisit = await known(sender, "visit", visitKey(sender));
  if (byVisit !== undefined) return tickets[byVisit];
  // A message that names no visit means the patient's last one. One that names another visit does not.
  const patient = patientKey(sender);
  const byPatient = patient === undefined || valueAt(sender.message, "PV1-19") !== undefined ? undefined : await known(sender, "patient-visit", patient);
  return byPatient === undefined ? undefined : tickets[byPatient];
}

async function rememberVisit(sender: Sender, ticketId: TicketId): Promise<void> {
  await remember(sender, "visit", visitKey(sender), ticketId);
  const patient = patientKey(sender);
  if (patient !== undefined) await remember(sender, "patient-visit", patient, ticketId);
}

/** What the patient was expected for today: by the visit, by its pre-admission, or by who they are. */
async function appointmentOf(sender: Sender): Promise<string | undefined> {
  const { house, clinicId, message } = sender;
  const { appointments = {}, setup } = house.keeper.state(clinicId);
  const patient = patientKey(sender);
  const names = [visitKey(sender), ...(valueAt(message, "PV1-5") === undefined ? [] : [`visit/${valueAt(message, "PV1-5")}`])];
  const ids = [...(await Promise.all(names.map((name) => known(sender, "appointment", name)))), patient === undefined ? undefined : await known(sender, "patient-appointment", patient)];
  const today = localDay(house.clock(), setup.timeZone);
  return ids.find((id) => id !== undefined && appointments[id]?.state === "booked" && localDay(appointments[id].scheduledAt, setup.timeZone) === today);
}

function codesIn({ message }: Sender, paths: string[]): string[] {
  return [...new Set(paths.flatMap((path) => valueAt(message, path) ?? []))];
}
