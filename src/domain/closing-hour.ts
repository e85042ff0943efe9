import { localMinute, openingAt } from "#domain/opening-hours.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** Hours that go on over midnight belong to this day as long as they end within it. */
const longestDayMs = 18 * hourMs;

/**
 * When the clinic closes for today: the end of its last opening hours, also after it has passed. `undefined` where it has no hours, never
 * closes, or does not open today. As opening-hours.ts, an hour off for moments beyond a change of clocks.
 */
export function closingHourAt(setup: Pick<ClinicSetup, "openingHours" | "timeZone">, at: EpochMs): EpochMs | undefined {
  if (!setup.openingHours) return undefined;
  const { weekday, minute } = localMinute(at, setup.timeZone);
  const last = Math.max(-1, ...(setup.openingHours[weekday] ?? []).map((span) => span.toMinute));
  if (last >= 0 && last < 24 * 60) return at - (at % minuteMs) + (last - minute) * minuteMs;
  const opening = openingAt(setup, at);
  return opening.isOpen && opening.until !== undefined && opening.until - at <= longestDayMs ? opening.until : undefined;
}
