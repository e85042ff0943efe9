/** Milliseconds since 1970-01-01T00:00Z. Every moment in the domain is one of these, so that state is plain JSON. */
export type EpochMs = number;

/** A clinic-local calendar day, "2026-11-22". */
export type LocalDay = string;

/** Where a caller gets the time from; the domain never looks at a clock of its own. */
export type Clock = () => EpochMs;

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

export function minutesBetween(from: EpochMs, to: EpochMs): number {
  return (to - from) / minuteMs;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that a wall clock in `timeZone` (IANA name) shows at `at`. Throws RangeError on an unknown zone. */
export function localDay(at: EpochMs, timeZone: string): LocalDay {
  let format = dayFormats.get(timeZone);
  if (!format) {
    // Sweden writes dates the ISO way.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    dayFormats.set(timeZone, format);
  }
  return format.format(at);
}
