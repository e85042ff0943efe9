import type { ServiceId } from "#domain/ids.ts";

/** A kind of clinic day, for trying policies on: what is usual, and what chance makes of it. Minutes are after midnight. */
export type Scenario = {
  name?: string;
  opens: number;
  closes: number;
  /** The most urgent first; shares add up to 1. */
  classes: { id: string; name?: string; share: number; targetMinutes: number }[];
  services: ScenarioService[];
  staff: ScenarioPerson[];
  rooms: { id: string; name?: string; serviceIds: ServiceId[]; blocked: { from: number; to: number; why?: string }[] }[];
  /** Each comes once a day, to one of these services or to any; when, nobody knows where `from` is absent. */
  surges: { serviceIds?: ServiceId[]; from?: number; minutes: number; factor: number }[];
  moves: { setUpMinutes: number; walkMinutes: number; minimumStayMinutes: number; perPersonAndHour: number };
  /** A moment to plan from. */
  now?: ScenarioMoment;
};

export type ScenarioService = {
  id: ServiceId;
  name?: string;
  /** By hour from opening on, the last for all later hours; one number for all. */
  patientsPerHour: number | number[];
  visitMinutes: { mean: number; scv: number; law: "lognormal" | "gamma" | "exponential" | "fixed" };
  dayFactorShape?: number;
  then: { serviceId: ServiceId; share: number }[];
};

export type ScenarioPerson = {
  id: string;
  name?: string;
  /** Efficiency by service. */
  skills: Record<ServiceId, number>;
  shifts: { from: number; to: number; breaks: { minutes: number; from: number; to: number }[] }[];
  serviceId?: ServiceId;
};

export type ScenarioMoment = {
  at: number;
  waiting: { serviceId: ServiceId; classId: string; waitedMinutes: number }[];
  staff: { staffId: string; serviceId: ServiceId; withPatientMinutes?: number; movedMinutesAgo?: number }[];
  comeSoFar: Record<ServiceId, number>;
};
