import { dayMs, hourMs, type EpochMs, type LocalDay } from "#domain/time.ts";

/** What clocks on the wall of one zone show, fast enough to be asked a million times. */
export type WallClock = {
  timeZone: string;
  /** Milliseconds that the wall is ahead of UTC. */
  offsetMs: (at: EpochMs) => number;
  day: (at: EpochMs) => LocalDay;
  /** Days since 1970-01-01 on the wall; whole numbers, one a day. */
  dayNumber: (at: EpochMs) => number;
  /** Minutes since local midnight, 0 to 1439.99. */
  minuteOfDay: (at: EpochMs) => number;
  /** 0 is Monday. */
  weekday: (at: EpochMs) => number;
  /** The moments at which the wall shows this, given as if it were UTC: none when the clock jumps over it, two when it is set back. */
  moments: (asUtcMs: number) => EpochMs[];
};

/** Throws RangeError on an unknown zone. */
export function wallClock(timeZone: string): WallClock {
  // Sweden writes dates the ISO way.
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const isUtc = timeZone === "UTC";
  const offsets = new Map<number, number>();
  const offsetMs = (at: EpochMs): number => {
    if (isUtc) return 0;
    // Offsets change on quarters of an hour at most.
    const quarter = Math.floor(at / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = Date.parse(`${format.format(quarter * quarterMs).replace(" ", "T")}Z`) - quarter * quarterMs;
    if (offsets.size > 200_000) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  };
  const dayNumber = (at: EpochMs) => Math.floor((at + offsetMs(at)) / dayMs);
  return {
    timeZone,
    offsetMs,
    dayNumber,
    day: (at) => new Date(dayNumber(at) * dayMs).toISOString().slice(0, 10),
    minuteOfDay: (at) => ((at + offsetMs(at)) / 60_000) % 1440,
    // The first day of 1970 was a Thursday.
    weekday: (at) => (dayNumber(at) + 3) % 7,
    moments: (asUtcMs) => {
      const offsetsNear = [...new Set([offsetMs(asUtcMs - 24 * hourMs), offsetMs(asUtcMs + 24 * hourMs)])];
      return offsetsNear.map((offset) => asUtcMs - offset).filter((at) => at + offsetMs(at) === asUtcMs).sort((a, b) => a - b);
    },
  };
}

const quarterMs = hourMs / 4;
