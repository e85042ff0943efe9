import type { AppointmentEvent } from "#domain/event.ts";
import type { AppointmentId, ServiceId, StaffId } from "#domain/ids.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";

/** What was agreed beforehand. Like a ticket it carries no name. */
export type Appointment = {
  id: AppointmentId;
  serviceIds: ServiceId[];
  scheduledAt: EpochMs;
  visitTypeId?: string;
  staffId?: StaffId;
  state: "booked" | "arrived" | "cancelled" | "missed";
};

export type Appointments = Record<AppointmentId, Appointment>;

/** The appointments after an event of one of them. A repeat of a booking is the booking, as it now is. */
export function applyAppointment(appointments: Appointments, event: AppointmentEvent): Appointments {
  if (event.type === "appointment-booked") {
    const { appointmentId: id, serviceIds, scheduledAt, visitTypeId, staffId } = event;
    return { ...appointments, [id]: { id, serviceIds, scheduledAt, state: "booked", ...(visitTypeId === undefined ? {} : { visitTypeId }), ...(staffId === undefined ? {} : { staffId }) } };
  }
  const booked = appointments[event.appointmentId];
  // The log may speak of one that was let go of long ago.
  if (!booked) return appointments;
  const change: Partial<Appointment> =
    event.type === "appointment-moved" ? { scheduledAt: event.scheduledAt, state: "booked" } : { state: event.type === "appointment-cancelled" ? "cancelled" : "missed" };
  return { ...appointments, [booked.id]: { ...booked, ...change } };
}

export function arrived(appointments: Appointments, id: AppointmentId | undefined): Appointments {
  const booked = id === undefined ? undefined : appointments[id];
  return booked ? { ...appointments, [booked.id]: { ...booked, state: "arrived" } } : appointments;
}

/** What a new day still needs to know: nothing of the days before. */
export function stillToCome(appointments: Appointments, at: EpochMs): Appointments {
  return Object.fromEntries(Object.entries(appointments).filter(([, a]) => a.scheduledAt > at - 12 * hourMs));
}
