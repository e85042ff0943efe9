/** Minutes after midnight in a clinic's time zone. */
export function minuteOfDay(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return part("hour") * 60 + part("minute");
}

/** Whether a board is silent at this minute; over midnight where quiet begins later than it ends. */
export function isQuiet(quiet: { fromMinute: number; toMinute: number } | null, minute: number): boolean {
  if (!quiet) return false;
  const { fromMinute, toMinute } = quiet;
  return fromMinute <= toMinute ? fromMinute <= minute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}
