import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import { usualPlanning, type PlanningSettings } from "#domain/planning/live/settings.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

/** For tests: so many wait for a blood draw with one pair of hands, nobody for the nurse, and room 4 is free beside them. */
export function bloodSurge({ waiting = 12, forNurse = 0, planning = usualPlanning }: { waiting?: number; forNurse?: number; planning?: PlanningSettings } = {}): ClinicState {
  const shifts = [{ from: noon - 4 * hourMs, to: noon + 6 * hourMs, breaks: [] }];
  const line = (serviceId: string, count: number) => Array.from({ length: count }, (_, i) => aTicket({ id: `${serviceId}-${i}`, number: `${serviceId.charAt(0).toUpperCase()}${i}`, serviceIds: [serviceId], waitedMinutes: 20 - Math.min(19, i) }));
  return {
    ...aClinic({
      services: [aService({ id: "blood", name: "Blood draw", prefix: "B", typicalMinutes: 6, targetWaitMinutes: 15 }), aService({ id: "nurse", name: "Nurse", prefix: "N", typicalMinutes: 6, targetWaitMinutes: 20 })],
      rooms: [aRoom({ id: "room-3", name: "Room 3", serviceIds: ["nurse"] }), aRoom({ id: "room-4", name: "Room 4", serviceIds: ["blood"] }), aRoom({ id: "room-5", name: "Room 5", serviceIds: ["blood"] })],
      staff: [aStaffMember({ id: "nowak", name: "Marek Nowak", skills: ["blood"], shifts }), aStaffMember({ id: "silva", name: "Ana Silva", skills: ["nurse", "blood"], shifts })],
      assigned: { nowak: "room-5", silva: "room-3" },
      tickets: [...line("blood", waiting), ...line("nurse", forNurse)],
      planning,
    }),
    at: noon - minuteMs,
  };
}
