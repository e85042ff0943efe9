import type { Clock, EpochMs } from "#domain/time.ts";

/**
 * The one clock of a process. It is the machine's, unless a demonstration runs faster than life, or recorded days are
 * being played: then it is held at the moment that is being played.
 */
export type ClinicClock = { now: Clock; hold(at: EpochMs): void; /** From here on, `speed` seconds a second. */ release(from: EpochMs, speed: number): void };

export function clinicClock(machine: Clock): ClinicClock {
  let now: Clock = machine;
  return {
    now: () => now(),
    hold(at) {
      now = () => at;
    },
    release(from, speed) {
      const anchor = machine();
      now = speed === 1 && Math.abs(from - anchor) < 2_000 ? machine : () => from + (machine() - anchor) * speed;
    },
  };
}
