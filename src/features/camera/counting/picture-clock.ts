import type { Clock, EpochMs } from "#domain/time.ts";

export type PictureClock = { now: Clock; /** Takes over the wall clock's time; only between films, since within one time never leaps. */ set: () => void };

/** The time of pictures: as even as the browser's stopwatch, beginning at the wall clock's time. */
export function pictureClock(stopwatchMs: () => number, wall: Clock): PictureClock {
  let began: EpochMs = wall() - stopwatchMs();
  return {
    now: () => began + stopwatchMs(),
    set: () => void (began = wall() - stopwatchMs()),
  };
}
