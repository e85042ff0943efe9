import { targetMinutes, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { Service } from "#domain/setup.ts";

/** `by` may pass somebody of `urgency` only if they come within the first `share` of that wait, at any service. 0: never. */
export type MayPass = { urgency: Urgency; by: Urgency; booked: boolean; share: number };

/**
 * The bound that lets nobody starve, from the targets alone: w minutes into a wait only those stand before it who came within its
 * first (1 - their target / its target) (w + 1) minutes. The largest over all services; only pairs that can pass at all. `booked` are
 * patients on time for an appointment, where the policy gives them a share of the target. A ratio comes on top, and a call by hand.
 */
export function whoMayPass(policy: QueuePolicy, services: Service[]): MayPass[] {
  const urgencies = [1, 2, 3, 4, 5] as const;
  const { targetShare } = policy.appointments;
  const shareOf = (urgency: Urgency, by: Urgency, part: number) =>
    Math.max(0, ...services.map((service) => 1 - Math.max(1, targetMinutes(by, service, policy) * part) / targetMinutes(urgency, service, policy)));
  return urgencies.flatMap((urgency) =>
    urgencies.flatMap((by) =>
      [false, true].flatMap((booked): MayPass[] => {
        if (booked && targetShare >= 1) return [];
        const share = shareOf(urgency, by, booked ? targetShare : 1);
        // What walk-ins of that urgency may do anyway needs no second sentence.
        return share <= 0 || (booked && share <= shareOf(urgency, by, 1)) ? [] : [{ urgency, by, booked, share }];
      }),
    ),
  );
}

/** A field of the policy that makes no sense, by its path, with the numbers for a sentence. */
export type PolicyTrouble =
  | { code: "more-urgent-waits-longer"; path: string; urgency: Urgency; than: Urgency; serviceId: string; minutes: number; thanMinutes: number }
  | { code: "ratio-skips-more-urgent"; path: string; urgency: Urgency; missing: Urgency }
  | { code: "ratio-leaves-nobody"; path: string }
  | { code: "missed-before-late"; path: string; minutes: number };

/** What the contract's shape cannot see: promises that contradict each other. */
export function policyTroubles(policy: QueuePolicy, services: Service[]): PolicyTrouble[] {
  const troubles: PolicyTrouble[] = [];
  for (const urgency of [1, 2, 3, 4] as const) {
    const than = (urgency + 1) as Urgency;
    const service = services.find((s) => targetMinutes(urgency, s, policy) > targetMinutes(than, s, policy));
    if (service) troubles.push({ code: "more-urgent-waits-longer", path: `targets.${urgency}`, urgency, than, serviceId: service.id, minutes: targetMinutes(urgency, service, policy), thanMinutes: targetMinutes(than, service, policy) });
  }
  const { ratio, appointments } = policy;
  if (ratio) {
    const others = ([1, 2, 3, 4, 5] as const).filter((urgency) => !ratio.urgencies.includes(urgency));
    const last = Math.max(...ratio.urgencies) as Urgency;
    // Who needs help at once is before every ratio, counted or not.
    const missing = others.find((urgency) => urgency !== 1 && urgency < last);
    if (others.every((urgency) => urgency === 1)) troubles.push({ code: "ratio-leaves-nobody", path: "ratio.urgencies" });
    else if (missing !== undefined) troubles.push({ code: "ratio-skips-more-urgent", path: "ratio.urgencies", urgency: last, missing });
  }
  if (appointments.missedAfterMinutes !== undefined && appointments.missedAfterMinutes < appointments.lateMinutes)
    troubles.push({ code: "missed-before-late", path: "appointments.missedAfterMinutes", minutes: appointments.lateMinutes });
  return troubles;
}
