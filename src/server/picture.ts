import type { ClinicState } from "#domain/clinic.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { SensorId } from "#domain/ids.ts";
import type { Occupancy } from "#domain/occupancy/estimate.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import type { Plan } from "#domain/planning/plan.ts";
import type { EpochMs } from "#domain/time.ts";

/** A clinic at one moment with everything that has been concluded about it: what all its screens are painted from. */
export type Picture = {
  at: EpochMs;
  state: ClinicState;
  health: Record<SensorId, SensorHealth>;
  occupancy: Occupancy[];
  waits: Waits;
  plan: Plan;
};
