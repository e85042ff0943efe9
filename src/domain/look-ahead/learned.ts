import type { ClinicState } from "#domain/clinic.ts";
import { changeoverMinutes, usualScv, visitMinutes } from "#domain/forecast/visit-length.ts";
import type { ServiceId, StaffId } from "#domain/ids.ts";
import { fixed, lognormal, normal, type Law } from "#domain/look-ahead/law.ts";
import type { ArrivalStream, ServiceModel } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** All that a clinic's own days can teach, as a look-ahead needs it. Plain data: learned elsewhere, kept, handed to other threads. */
export type Learned = {
  services: Record<ServiceId, Pick<ServiceModel, "law" | "lawByUrgency" | "lawByVisitType" | "patience" | "patienceByUrgency" | "walk" | "changeover" | "onward">>;
  /** Of each clinician at each service; 1 where absent. */
  speed: Record<StaffId, Partial<Record<ServiceId, number>>>;
  /** Late for a shift and back from a break. */
  lateness?: Law;
  latenessOf?: Record<StaffId, Law>;
  /** Today's, with what today has shown already. */
  arrivals: ArrivalStream[];
  punctuality: Law;
  noShowProbability: number;
  setUpMinutes: number;
};

/** What is believed before a clinic has any days of its own: the minutes that its administrator typed in, and what clinics are like. */
export function typedIn(setup: ClinicSetup): Learned {
  return {
    services: Object.fromEntries(setup.services.map((service) => [service.id, { law: lognormal(service.typicalMinutes, usualScv) }])),
    speed: {},
    arrivals: [],
    // Patients of clinics come some minutes early, give or take (reference: forecasting, 1.4).
    punctuality: normal(-7, 12),
    noShowProbability: 0.1,
    setUpMinutes: 0,
  };
}

/** The pace of the last hour goes on so long; how it will change nobody has learned yet. */
const paceGoesOnMs = 4 * hourMs;

/** The same after what this day has shown: how long visits and changes of patients take, and how many come. */
export function learnedToday(state: ClinicState, at: EpochMs): Learned {
  const before = typedIn(state.setup);
  const changeover = changeoverMinutes(state, at);
  return {
    ...before,
    services: Object.fromEntries(state.setup.services.map((service) => [service.id, { law: lognormal(visitMinutes(state, service), usualScv), ...(changeover > 0 ? { changeover: fixed(changeover) } : {}) }])),
    arrivals: [...paceOf(state, at, "standard"), ...paceOf(state, at, "urgent")],
  };
}

/** Who came unannounced in the last hour will come on; the urgent, who are few, are counted over the whole day. */
function paceOf(state: ClinicState, at: EpochMs, which: "standard" | "urgent"): ArrivalStream[] {
  const tickets = Object.values(state.tickets).filter((t) => t.appointmentAt === undefined && t.urgency <= 3 === (which === "urgent") && t.state !== "entered-in-error");
  const first = Object.values(state.tickets).reduce((soonest, t) => Math.min(soonest, t.arrivedAt), at);
  const spanMs = which === "urgent" ? Math.max(hourMs, at - first) : hourMs;
  const lately = tickets.filter((t) => t.arrivedAt > at - spanMs);
  if (lately.length === 0) return [];
  const kinds = lately.map(({ urgency, legs }) => {
    const stages: ServiceId[][] = [];
    legs.forEach((leg, i) => (stages[leg.stage ?? i] ??= []).push(leg.serviceId));
    return { share: 1, urgency, journey: stages.filter((stage) => stage !== undefined) };
  });
  return [{
    id: which,
    pieces: [{ from: at, to: at + paceGoesOnMs, perHour: lately.length / (spanMs / hourMs) }],
    // So many were seen: the rate itself is known no better than that.
    dayFactor: { shape: lately.length, rate: lately.length },
    kinds: merged(kinds),
  }];
}

function merged(kinds: ArrivalStream["kinds"]): ArrivalStream["kinds"] {
  const byName = new Map<string, { share: number; urgency: Urgency; journey: ServiceId[][] }>();
  for (const kind of kinds) {
    const name = JSON.stringify([kind.urgency, kind.journey]);
    const known = byName.get(name);
    if (known) known.share++;
    else byName.set(name, { ...kind });
  }
  return [...byName.values()];
}

/** No pause is believed to end sooner than this when nobody said until when. */
export const usualPauseMs = 10 * minuteMs;
