import { commandBody, type CommandAnswer, type CommandInput } from "#contract/commands.ts";
import type { ErrorCode } from "#contract/errors.ts";
import type { SelfTicket } from "#contract/kiosk.ts";
import type { CheckInWay } from "#domain/event.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { Appointment } from "#domain/queue/appointment.ts";
import { allReasons, hasReason, reason } from "#domain/queue/reason.ts";
import { isActive, legOf, type Ticket } from "#domain/queue/ticket.ts";
import { isSameName } from "#domain/queue/same-name.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { checkInOf, checkInStateOf, choicesOf, mayBeTaken } from "#server/check-in/choices.ts";
import { whereToWait } from "#server/check-in/where-to-wait.ts";
import { paintWait } from "#server/paint/clinic-line.ts";
import { waitAsTold } from "#server/paint/paint-ticket.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { appointmentNames } from "#server/store/appointments.ts";
import { visitsOf } from "#server/store/visits.ts";
import type { ToldWaits } from "#server/told-waits.ts";

type Parts = { house: House; pipeline: Pipeline; told: ToldWaits };

export type Wish = {
  idempotencyKey: string;
  choiceId?: string | undefined;
  appointment?: Appointment | undefined;
  isUrgent: boolean;
  name?: string | undefined;
  phone?: string | undefined;
  language: string;
  via: CheckInWay;
  /** Of which kiosk, for where to wait. */
  kioskId?: string;
};

/** How staff see a patient who has not said what to be called. */
const nameless = "Visitor";
const urgentUrgency = 2;
/** A patient who waits for a ticket longer than this presses again. */
const lookMostMs = 2_500;

/**
 * Checks in a patient who stands at a kiosk or holds a telephone. Whatever the desk should look at first (an urgent complaint, a name
 * that waits already) makes the ticket "arrived"; the patient is told of the first only.
 */
export async function checkInSelf(parts: Parts, clinicId: ClinicId, wish: Wish): Promise<Outcome<{ ticketId: TicketId; ticket: SelfTicket }, ErrorCode>> {
  const { house, pipeline } = parts;
  const picture = pipeline.conclude(clinicId);
  const choices = choicesOf(picture);
  const { state } = checkInStateOf(picture, choices, true);
  if (state === "closed") return refuse("closed-now", "The clinic is closed now. Please ask at the desk.");
  const chosen = chosenOf(wish, choices);
  if (!chosen) return refuse("no-services", "Choose what you come for.");
  if (chosen === "not-to-be-had") return refuse("no-tickets-left", "There are no tickets left for this today. Please ask at the desk.");

  const name = wish.name || (wish.appointment && (await nameOf(house, clinicId, wish.appointment))) || nameless;
  const twin = name === nameless ? undefined : await waitsAlready(house, clinicId, name);
  const needsDesk = allReasons([...(wish.isUrgent ? [reason("says-urgent")] : []), ...(twin ? [reason("same-name", twin.number)] : [])]);
  const asked: CommandInput = {
    type: "check-in",
    name,
    ...chosen,
    ...(wish.isUrgent ? { urgency: urgentUrgency } : {}),
    contact: { language: wish.language, ...(wish.phone ? { phone: wish.phone } : {}) },
  };
  const request = { idempotencyKey: wish.idempotencyKey, command: commandBody.parse(asked) };
  const done = await execute(house, clinicId, request, { kind: "patient" }, { via: wish.via, ...(needsDesk ? { needsDesk } : {}) });
  if (!done.ok) return done;
  const { ticketId } = done.value;
  // Paper cannot be taken back: the wait on it is the one that was looked ahead.
  pipeline.conclude(clinicId);
  await house.waits.settled(clinicId, lookMostMs);
  const ticket = await saidOf(parts, clinicId, done.value, wish.kioskId);
  return ticketId !== null && ticket ? accept({ ticketId, ticket }) : refuse("unknown-ticket", "No such ticket today.");
}

/** The ticket of a request that was sent before and whose answer got lost: nothing is looked up or counted a second time. */
export async function ticketOfEarlierTry(parts: Parts, clinicId: ClinicId, idempotencyKey: string, kioskId?: string): Promise<SelfTicket | undefined> {
  const [row] = await parts.house.database.sql<{ answer: Outcome<CommandAnswer> }[]>`select answer from command_answers where clinic_id = ${clinicId} and idempotency_key = ${idempotencyKey}`;
  return row?.answer.ok ? saidOf(parts, clinicId, row.answer.value, kioskId) : undefined;
}

/** What the patient is told of their ticket; `undefined` once it is not of today any more. */
async function saidOf({ pipeline, told }: Parts, clinicId: ClinicId, { ticketId, token }: CommandAnswer, kioskId: string | undefined): Promise<SelfTicket | undefined> {
  const picture = pipeline.conclude(clinicId);
  const { setup, tickets } = picture.state;
  const ticket = ticketId === null ? undefined : tickets[ticketId];
  if (!ticket || token === null) return undefined;
  const { serviceId } = legOf(ticket);
  const goToDesk = ticket.state === "arrived" && hasReason(ticket.pause?.reason, "says-urgent");
  const wait = picture.waits.tickets[ticket.id] ? waitAsTold(picture, ticket, (await told.of(clinicId, picture))[ticket.id]) : paintWait(picture.waits.ifYouCameNow[serviceId]);
  return { number: ticket.number, token, service: serviceOf(setup.services, serviceId).name, wait: goToDesk ? null : wait, whereToWait: whereToWait(setup, kioskId), goToDesk };
}

type Chosen = { visitTypeId: string } | { serviceIds: string[] } | { appointmentId: string } | "not-to-be-had" | undefined;

function chosenOf(wish: Wish, choices: ReturnType<typeof choicesOf>): Chosen {
  if (wish.appointment) {
    const { id, visitTypeId } = wish.appointment;
    return { appointmentId: id, ...(visitTypeId === undefined ? {} : { visitTypeId }) };
  }
  const choice = choices.find((c) => c.id === wish.choiceId);
  if (choice) return mayBeTaken(choice) || wish.isUrgent ? checkInOf(choice.id) : "not-to-be-had";
  // Whoever cannot breathe is not asked what for: the desk decides, the number only says that they are here.
  const any = choices.find(mayBeTaken) ?? choices[0];
  return wish.isUrgent && any ? checkInOf(any.id) : undefined;
}

async function nameOf(house: House, clinicId: ClinicId, appointment: Appointment): Promise<string | undefined> {
  return (await appointmentNames(house.database.sql, clinicId, [appointment.id]))[appointment.id];
}

const twinWithinMs = hourMs;

/** Somebody of the same name who came within the last hour and is still here. */
async function waitsAlready(house: House, clinicId: ClinicId, name: string): Promise<Ticket | undefined> {
  const since: EpochMs = house.clock() - twinWithinMs;
  const here = Object.values(house.keeper.state(clinicId).tickets).filter((t) => isActive(t) && t.state !== "in-service" && t.arrivedAt >= since);
  const people = await visitsOf(house.database.sql, clinicId, here.map((t) => t.visitId));
  return here.find((t) => isSameName(people[t.visitId]?.name ?? "", name));
}
