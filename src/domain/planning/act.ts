import type { ClinicState } from "#domain/clinic.ts";
import type { ProposedAct } from "#domain/planning/plan.ts";
import { legOf } from "#domain/queue/ticket.ts";
import type { Service, StaffMember } from "#domain/setup.ts";

/** The service that an act is about; `undefined` when it names a ticket or a service that is not of today. */
export function serviceFor(act: ProposedAct, state: ClinicState): Service | undefined {
  const ticket = act.type === "call" ? state.tickets[act.ticketId] : undefined;
  const id = act.type === "move-staff" ? act.serviceId : ticket && legOf(ticket).serviceId;
  return state.setup.services.find((service) => service.id === id);
}

/** Who serves or moves: by name, or whoever is assigned to the room. */
export function personFor(act: ProposedAct, state: ClinicState): StaffMember | undefined {
  return state.setup.staff.find((person) => (act.staffId === undefined ? state.staff[person.id]?.roomId === act.roomId : person.id === act.staffId));
}
