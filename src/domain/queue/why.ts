import { policyOf, type ClinicState } from "#domain/clinic.ts";
import type { ServiceId } from "#domain/ids.ts";
import { legFor } from "#domain/queue/journey.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { dueFrom, serviceOf, targetOf, type Place } from "#domain/queue/who-is-next.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

/** One term of the answer to "why is this patient next". They are the terms by which the line is ordered, and no others. */
export type Why =
  | { code: "place"; place: number; serviceId: ServiceId }
  | { code: "urgency"; urgency: Urgency }
  | { code: "waited"; minutes: number; target: number; fromAppointment: boolean }
  | { code: "before-appointment"; minutes: number }
  | { code: "came-back"; staff: string | null }
  | { code: "turn-of-others"; atMost: number }
  | { code: "passed-over"; until: EpochMs }
  | { code: "kept-credit"; minutes: number };

/** `serviceId` is the line that the place is of: one of several for whoever may be called to any of them. */
export function whyHere(state: ClinicState, by: Place, { place, serviceId }: { place: number; serviceId: ServiceId }, at: EpochMs): Why[] {
  const { ticket } = by;
  const policy = policyOf(state);
  const service = serviceOf(state.setup.services, serviceId);
  const leg = ticket.legs[legFor(ticket, [serviceId]) ?? ticket.leg];
  const untilDue = minutesBetween(at, dueFrom(ticket, policy, leg));
  const parts: Why[] = [{ code: "place", place, serviceId }];
  if (by.byRatio && policy.ratio) parts.push({ code: "turn-of-others", atMost: policy.ratio.atMost });
  if (by.passedOver && ticket.pause?.until !== undefined) parts.push({ code: "passed-over", until: ticket.pause.until });
  if (untilDue > 0) return [...parts, { code: "before-appointment", minutes: Math.ceil(untilDue) }];
  if (ticket.urgency !== 4) parts.push({ code: "urgency", urgency: ticket.urgency });
  const fromAppointment = ticket.appointmentAt !== undefined && dueFrom(ticket, policy, leg) > (leg?.waitingSince ?? 0);
  parts.push({ code: "waited", minutes: Math.floor(-untilDue), target: targetOf(ticket, service, policy), fromAppointment });
  if (leg?.forStaff !== undefined) parts.push({ code: "came-back", staff: state.setup.staff.find((s) => s.id === leg.forStaff)?.name ?? null });
  else if (leg?.readyAt !== undefined && leg.waitingSince !== undefined) parts.push({ code: "kept-credit", minutes: Math.round(minutesBetween(leg.waitingSince, leg.readyAt)) });
  return parts;
}
