import { minutesBetween, type EpochMs } from "#domain/time.ts";
import { beginsWords } from "#features/desk/begins-words.ts";
import type { Appointment, QueueView } from "#features/desk/queue-types.ts";
import type { Filter } from "#features/desk/sections.ts";

export type Expected = Appointment & { /** Whole minutes after the appointed time; null before it and in its first minute. */ lateMinutes: number | null };

/** Who is booked for today and not here, soonest first, as far as filter and search let them through. */
export function expectedToday({ appointments }: Pick<QueueView, "appointments">, { serviceId, search }: Filter, at: EpochMs): Expected[] {
  return appointments
    .filter((one) => (serviceId === null || one.serviceIds.includes(serviceId)) && beginsWords(one.name, search))
    .map((one) => ({ ...one, lateMinutes: lateMinutes(one.scheduledAt, at) }));
}

function lateMinutes(scheduledAt: EpochMs, at: EpochMs): number | null {
  const late = Math.floor(minutesBetween(scheduledAt, at));
  return late >= 1 ? late : null;
}
