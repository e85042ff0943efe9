"use client";

import { useDesk } from "#features/desk/desk-context.tsx";
import type { Appointment } from "#features/desk/queue-types.ts";

/** What can be done about an appointment whose patient is not here yet. */
export function useAppointmentMoves(): Record<"checkIn" | "miss" | "cancel", (appointment: Appointment) => void> {
  const { acts } = useDesk();
  const subject = ({ id }: Appointment) => `appointment:${id}`;
  return {
    checkIn: (one) => void acts.act(subject(one), { type: "check-in", name: one.name, appointmentId: one.id }),
    miss: (one) => void acts.act(subject(one), { type: "miss-appointment", appointmentId: one.id }),
    cancel: (one) => void acts.act(subject(one), { type: "cancel-appointment", appointmentId: one.id }),
  };
}
