import type { ClinicState } from "#domain/clinic.ts";
import type { EpochMs } from "#domain/time.ts";
import type { Act } from "#simulation/act.ts";
import { arrivals } from "#simulation/arrivals.ts";
import { deviceActs } from "#simulation/device-acts.ts";
import { patientActs } from "#simulation/patient-acts.ts";
import { roomActs } from "#simulation/room-acts.ts";
import { sensorActs } from "#simulation/sensor-acts.ts";
import { staffActs } from "#simulation/staff-acts.ts";
import type { Scenario } from "#simulation/scenario.ts";

export type { Act } from "#simulation/act.ts";

/** A longer stretch must be asked for in pieces, each with the state that the one before has led to. */
export const longestStepMs = 10_000;

/**
 * What happens to the clinic from outside in [from, to), by time. Nothing is remembered between calls: it follows from
 * the seed, the clinic as it stands and the hour, so a clinic that was killed goes on where its log ends. What is
 * overdue (a visit that should have ended while nobody looked) happens at `from`. People may act in between: the
 * simulation serves whom they check in and leaves alone what they have done.
 */
export function nextActs(scenario: Scenario, seed: number, state: ClinicState, from: EpochMs, to: EpochMs): Act[] {
  return [
    ...checkIns(scenario, seed, from, to),
    ...staffActs(seed, state, from, to),
    ...patientActs(scenario, seed, state, from, to),
    ...roomActs(scenario, seed, state, from, to),
    ...sensorActs(scenario, seed, state, from, to),
    ...deviceActs(scenario, seed, from, to),
  ].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

function checkIns(scenario: Scenario, seed: number, from: EpochMs, to: EpochMs): Act[] {
  return arrivals(scenario, seed, from, to).map(({ key, at, ...patient }) => ({ at, key: `${seed}/${key}`, type: "command", command: { type: "check-in", ...patient } }));
}
