import type { Urgency } from "#domain/queue/ticket.ts";
import type { Service } from "#domain/setup.ts";

/** How a clinic decides who is next. One page for administrators; every row of the desk can explain itself by it. */
export type QueuePolicy = {
  /** The triage scale whose words staff use. */
  scale: TriageScale;
  /** What a patient of each urgency is promised. */
  targets: Record<Urgency, Target>;
  /** After so many patients of these urgencies in a row, one of the others is called; never when somebody needs help at once. */
  ratio?: { urgencies: Urgency[]; atMost: number };
  appointments: {
    /** Whoever is early waits from so many minutes before the appointment. */
    earlyMinutes: number;
    /** Whoever comes later than this after it is a walk-in. */
    lateMinutes: number;
    /** The target of booked patients who are on time, as a share of that of others: below 1 they pass walk-ins sooner. */
    targetShare: number;
    /** Who has not come so many minutes after it has missed it; a person says so where absent. */
    missedAfterMinutes?: number;
  };
  calls: {
    /** A patient who does not answer is called again after so many seconds, */
    everySeconds: number;
    /** so many times in all; */
    attempts: number;
    /** then they go back to their place in line, and are passed over for so many minutes. */
    passOverMinutes: number;
    /** All this happens by itself. Otherwise the desk is reminded, and a person decides. */
    automatic?: true;
  };
};

/** Fixed minutes, or a share of what the service promises a standard patient, whichever is less where both are given. */
export type Target = { minutes?: number; share?: number };

export type TriageScale = "five-level" | "manchester" | "esi" | "ctas" | "ats";

/** No wait is promised in less than this. */
const leastTargetMinutes = 1;

export function targetMinutes(urgency: Urgency, service: Service, policy: QueuePolicy = usualPolicy): number {
  const { minutes = Infinity, share } = policy.targets[urgency];
  const byService = share === undefined ? Infinity : share * service.targetWaitMinutes;
  const target = Math.min(minutes, byService);
  return Math.max(leastTargetMinutes, Number.isFinite(target) ? target : service.targetWaitMinutes);
}

/** Urgent means sooner at every service: two to five follow the service's own target. */
export const usualPolicy: QueuePolicy = {
  scale: "five-level",
  targets: { 1: { minutes: 1 }, 2: { minutes: 10, share: 0.25 }, 3: { minutes: 30, share: 0.5 }, 4: { share: 1 }, 5: { share: 2 } },
  appointments: { earlyMinutes: 0, lateMinutes: 15, targetShare: 1 },
  calls: { everySeconds: 120, attempts: 3, passOverMinutes: 5 },
};

/**
 * Minutes to the first contact with a clinician that each scale asks for. Sources: Manchester Triage Group (2014); Gilboy et al., ESI
 * handbook (2012; its levels 3 to 5 state no time, so the usual ones of emergency departments that use it stand here); Bullard et al.,
 * CTAS (2008); Australasian College for Emergency Medicine, ATS policy P06.
 */
export const scaleTargets: Record<Exclude<TriageScale, "five-level">, Record<Urgency, Target>> = {
  manchester: { 1: { minutes: 1 }, 2: { minutes: 10 }, 3: { minutes: 60 }, 4: { minutes: 120 }, 5: { minutes: 240 } },
  esi: { 1: { minutes: 1 }, 2: { minutes: 10 }, 3: { minutes: 30 }, 4: { minutes: 60 }, 5: { minutes: 120 } },
  ctas: { 1: { minutes: 1 }, 2: { minutes: 15 }, 3: { minutes: 30 }, 4: { minutes: 60 }, 5: { minutes: 120 } },
  ats: { 1: { minutes: 1 }, 2: { minutes: 10 }, 3: { minutes: 30 }, 4: { minutes: 60 }, 5: { minutes: 120 } },
};
