export type HowLongAgo = { key: "justNow" } | { key: "secondsAgo" | "minutesAgo" | "hoursAgo" | "daysAgo"; count: number };

/** How long ago, in the largest unit that fits; seconds in steps of five, because a number that runs draws the eye. */
export function howLongAgo(at: number, now: number): HowLongAgo {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 5) return { key: "justNow" };
  if (seconds < 60) return { key: "secondsAgo", count: seconds - (seconds % 5) };
  if (seconds < 3600) return { key: "minutesAgo", count: Math.floor(seconds / 60) };
  if (seconds < 48 * 3600) return { key: "hoursAgo", count: Math.floor(seconds / 3600) };
  return { key: "daysAgo", count: Math.floor(seconds / 86_400) };
}
