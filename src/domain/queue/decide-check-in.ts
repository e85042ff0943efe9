import type { ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { Command, CommandCode } from "#domain/queue/command.ts";
import type { Journey } from "#domain/queue/journey.ts";
import { ticketNumber } from "#domain/queue/ticket-number.ts";
import { localDay, type EpochMs } from "#domain/time.ts";

type Decision = Outcome<EventBody[], CommandCode>;

export function checkIn(state: ClinicState, command: Extract<Command, { type: "check-in" }>, at: EpochMs): Decision {
  const refused = refusedJourney(state, command.journey);
  if (refused) return refused;
  const first = state.setup.services.find((s) => s.id === command.journey[0]?.[0]);
  if (state.tickets[command.ticketId] || Object.values(state.tickets).some((t) => t.visitId === command.visitId))
    return refuse("already-checked-in", "This visit has been checked in already.");
  const booked = command.appointmentId === undefined || !Object.hasOwn(state.appointments ?? {}, command.appointmentId) ? undefined : state.appointments?.[command.appointmentId];
  if (command.appointmentId !== undefined && !booked) return refuse("unknown-appointment", "There is no such appointment.");
  if (booked?.state === "arrived") return refuse("already-checked-in", "The patient of this appointment has been checked in already.", { as: "patient-here" });
  const day = localDay(at, state.setup.timeZone);
  // A clock that is set back over midnight does not bring yesterday back.
  const isNewDay = state.day === undefined || day > state.day;
  const appointmentAt = command.appointmentAt ?? booked?.scheduledAt;
  const stages = command.journey.flatMap((services, stage) => services.map(() => stage));
  const prefix = first?.prefix ?? "";
  return accept([
    ...(isNewDay ? [{ type: "day-opened" as const, day }] : []),
    {
      type: "checked-in",
      ticketId: command.ticketId,
      visitId: command.visitId,
      number: ticketNumber(prefix, day, isNewDay ? 0 : (state.issued[prefix] ?? 0)),
      serviceIds: command.journey.flat(),
      ...(stages.some((stage, i) => stage !== i) ? { stages } : {}),
      urgency: command.urgency,
      ...(appointmentAt === undefined ? {} : { appointmentAt }),
      ...(command.appointmentId === undefined ? {} : { appointmentId: command.appointmentId }),
      ...(command.needsDesk === undefined ? {} : { needsDesk: command.needsDesk }),
      ...(command.via === undefined ? {} : { via: command.via }),
      ...(command.isPrivate ? { isPrivate: true as const } : {}),
    },
  ]);
}

/** A refusal for a journey that is empty or leads to a service that does not exist. */
export function refusedJourney(state: ClinicState, journey: Journey): ReturnType<typeof refuse<CommandCode>> | undefined {
  if (journey.length === 0 || journey.some((stage) => stage.length === 0)) return refuse("no-services", "Choose at least one service.");
  const unknown = journey.flat().find((id) => !state.setup.services.some((s) => s.id === id));
  return unknown === undefined ? undefined : refuse("unknown-service", `This clinic has no service "${unknown}".`, { as: "no-such-service", service: unknown });
}

export function openDay(state: ClinicState, at: EpochMs): Decision {
  const day = localDay(at, state.setup.timeZone);
  return state.day === day ? refuse("not-possible-now", "The day is open already.") : accept([{ type: "day-opened", day }]);
}
