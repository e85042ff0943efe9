import type { ClinicState } from "#domain/clinic.ts";
import type { Service } from "#domain/setup.ts";
import { minutesBetween, minuteMs, type EpochMs } from "#domain/time.ts";

/** The administrator's typical minutes weigh as much as this many visits of today. */
const priorVisits = 8;

/**
 * Squared coefficient of variation of a visit. Measured consultations have a log-sd of about .44, SCV .22; together
 * with late starts and interruptions rooms behave as .4 to .6 (reference: forecasting, 1.4 and 3).
 */
export const usualScv = 0.5;

/** Minutes in the room, shrunk from today's mean to the administrator's figure while visits are few. */
export function visitMinutes(state: ClinicState, service: Service): number {
  const today = state.served[service.id] ?? { visits: 0, minutes: 0 };
  return (priorVisits * service.typicalMinutes + today.minutes) / (priorVisits + today.visits);
}

/**
 * Minutes between one patient's end and the next one's start in the same room, while somebody had been waiting: the
 * call, the walk, the papers. Nothing until the day has shown some; then shrunk like a visit.
 */
export function changeoverMinutes(state: ClinicState, at: EpochMs): number {
  const visits: { roomId: string; waitingSince: EpochMs; startedAt: EpochMs; endedAt: EpochMs }[] = [];
  for (const ticket of Object.values(state.tickets)) {
    for (const { roomId, waitingSince, startedAt, endedAt } of ticket.legs) {
      if (roomId !== undefined && waitingSince !== undefined && startedAt !== undefined) visits.push({ roomId, waitingSince, startedAt, endedAt: endedAt ?? at });
    }
  }
  visits.sort((a, b) => a.startedAt - b.startedAt);
  const before = new Map<string, EpochMs>();
  let gaps = 0;
  let minutes = 0;
  for (const visit of visits) {
    const freeSince = before.get(visit.roomId);
    before.set(visit.roomId, visit.endedAt);
    if (freeSince === undefined || visit.waitingSince > freeSince) continue;
    const gap = minutesBetween(freeSince, visit.startedAt);
    // A longer one was a break, not a change of patients.
    if (gap < 0 || gap > longestChangeoverMs / minuteMs) continue;
    gaps++;
    minutes += gap;
  }
  return minutes / (priorVisits + gaps);
}

const longestChangeoverMs = 5 * minuteMs;

/**
 * Expected minutes until a visit that has lasted `elapsed` ends. Exponential visits (scv 1) have no memory; less
 * varied ones are nearer their end the longer they have lasted. Exact for scv 1 and for Erlang-2 (scv .5).
 */
export function residualMinutes(meanMinutes: number, scv: number, elapsedMinutes: number): number {
  return meanMinutes * (scv + (1 - scv) / (1 + (2 * Math.max(0, elapsedMinutes)) / meanMinutes));
}
