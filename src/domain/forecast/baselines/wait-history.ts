import type { WaitHistory } from "#domain/forecast/baselines/baseline.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** Learns from every start of a service; what it says of medians and slots is as of the last day's end. */
export type LearningWaitHistory = WaitHistory & { heard: (patientClass: string, waitMinutes: number, at: EpochMs) => void; endDay: () => void };

export function waitHistory(clock: WallClock): LearningWaitHistory {
  const waits = new Map<string, number[]>();
  const medians = new Map<string, number>();
  const slots = new Map<number, number>();
  const slotToday = new Map<number, { sum: number; count: number }>();
  const hours = new Map<number, { gapMinutes: number; count: number }>();
  let lastStart: EpochMs | undefined;
  const everybody = "\u0000";
  const slotOf = (at: EpochMs, minutes: number) => clock.weekday(at) * 1440 + Math.floor(clock.minuteOfDay(at) / minutes);
  return {
    heard: (patientClass, wait, at) => {
      for (const key of [patientClass, everybody]) {
        const known = waits.get(key) ?? [];
        known.push(wait);
        if (known.length > 2 * keptWaits) known.splice(0, keptWaits);
        waits.set(key, known);
      }
      const slot = slotToday.get(slotOf(at, 30)) ?? { sum: 0, count: 0 };
      slotToday.set(slotOf(at, 30), { sum: slot.sum + wait, count: slot.count + 1 });
      const gap = lastStart === undefined ? Infinity : at - lastStart;
      // Longer than an hour is a night or a lunch, not a pace.
      if (gap < hourMs) {
        const hour = hours.get(slotOf(at, 60)) ?? { gapMinutes: 0, count: 0 };
        hours.set(slotOf(at, 60), { gapMinutes: hour.gapMinutes + gap / minuteMs, count: hour.count + 1 });
      }
      lastStart = at;
    },
    endDay: () => {
      for (const [key, known] of waits) medians.set(key, medianOf(known));
      for (const [slot, { sum, count }] of slotToday) {
        const before = slots.get(slot);
        slots.set(slot, before === undefined ? sum / count : 0.8 * before + (0.2 * sum) / count);
      }
      slotToday.clear();
    },
    classMedian: (patientClass) => medians.get(patientClass) ?? medians.get(everybody),
    intervalAt: (at) => {
      const hour = hours.get(slotOf(at, 60));
      return hour && hour.count >= 50 ? hour.gapMinutes / hour.count : undefined;
    },
    slotMean: (at) => slots.get(slotOf(at, 30)),
  };
}

const keptWaits = 5_000;

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
