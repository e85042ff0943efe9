import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { CommandBody } from "#contract/commands.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { CheckInWay } from "#domain/event.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { refuse, type Outcome } from "#domain/outcome.ts";
import type { Command, CommandCode } from "#domain/queue/command.ts";
import type { EpochMs } from "#domain/time.ts";
import { addAppointment, changeAppointment } from "#server/store/appointments.ts";
import { addVisit, setName, setNote } from "#server/store/visits.ts";

/** What the door knows beside the words of the command. */
export type Asked = CommandBody | Extract<Command, { type: "open-day" | "tell-crowding" }> | { type: "rename"; ticketId: TicketId; /** As another system knows the patient by now. */ name: string };
export type Door = { via?: CheckInWay; /** A check-in that somebody at the desk must look at first, with the reason. */ needsDesk?: string };

/**
 * A person's words as the domain's: ids are given out, a visit type becomes its journey, and names, notes and telephone numbers
 * stay behind.
 */
export function toCommand(state: ClinicState, asked: Asked, door: Door): Outcome<Command, CommandCode> {
  switch (asked.type) {
    case "check-in": {
      const visitType = asked.visitTypeId === undefined ? undefined : state.setup.visitTypes?.find((v) => v.id === asked.visitTypeId);
      const booked = asked.appointmentId === undefined ? undefined : state.appointments?.[asked.appointmentId];
      const serviceIds = asked.serviceIds ?? booked?.serviceIds;
      const journey = asked.journey ?? visitType?.journey ?? serviceIds?.map((id) => [id]);
      if (!journey) return refuse("no-services", asked.visitTypeId === undefined ? "Choose at least one service." : "This clinic has no such type of visit.", asked.visitTypeId === undefined ? undefined : { as: "no-such-visit-type" });
      return {
        ok: true,
        value: {
          type: "check-in",
          ticketId: randomUUID(),
          visitId: randomUUID(),
          journey,
          urgency: asked.urgency,
          ...(asked.appointmentId === undefined ? {} : { appointmentId: asked.appointmentId }),
          ...(asked.appointmentAt === undefined ? {} : { appointmentAt: asked.appointmentAt }),
          ...(asked.isPrivate ? { isPrivate: true as const } : {}),
          ...(door.via === undefined ? {} : { via: door.via }),
          ...(door.needsDesk === undefined ? {} : { needsDesk: door.needsDesk }),
        },
      };
    }
    case "book": {
      const { name: _name, contact: _contact, appointmentId = randomUUID(), ...what } = asked;
      return { ok: true, value: { ...what, appointmentId } };
    }
    // A name stands beside the queue like a note: the log only learns that something was written down.
    case "rename":
    case "note":
      return { ok: true, value: { type: "note", ticketId: asked.ticketId } };
    default:
      return { ok: true, value: asked };
  }
}

/** Writes what stayed behind, in the transaction of the events. */
export async function keepOwnWords(tx: TransactionSql, clinicId: ClinicId, asked: Asked, command: Command, state: ClinicState, at: EpochMs): Promise<void> {
  if (asked.type === "check-in" && command.type === "check-in") {
    await addVisit(tx, clinicId, { id: command.visitId, patientName: asked.name, note: asked.note ?? null, contact: asked.contact ?? null, appointmentId: asked.appointmentId ?? null, at });
    if (asked.appointmentId !== undefined) await changeAppointment(tx, clinicId, asked.appointmentId, { state: "arrived" });
  } else if (asked.type === "book" && command.type === "book") {
    await addAppointment(tx, clinicId, command, asked.name, asked.contact ?? null);
  } else if (command.type === "enter-in-error" || command.type === "undo") {
    const id = state.tickets[command.ticketId]?.appointmentId;
    const booked = id === undefined ? undefined : state.appointments?.[id];
    if (booked) await changeAppointment(tx, clinicId, booked.id, { state: booked.state, ...(booked.state === "cancelled" ? { at } : {}) });
  } else if (command.type === "move-appointment") {
    await changeAppointment(tx, clinicId, command.appointmentId, { state: "booked", scheduledAt: command.scheduledAt });
  } else if (command.type === "cancel-appointment" || command.type === "miss-appointment") {
    await changeAppointment(tx, clinicId, command.appointmentId, { state: command.type === "cancel-appointment" ? "cancelled" : "missed", at });
  } else if (asked.type === "rename") {
    const visitId = state.tickets[asked.ticketId]?.visitId;
    if (visitId !== undefined) await setName(tx, clinicId, visitId, asked.name);
  } else if (asked.type === "note") {
    const visitId = state.tickets[asked.ticketId]?.visitId;
    if (visitId !== undefined) await setNote(tx, clinicId, visitId, asked.note === "" ? null : asked.note);
  }
}
