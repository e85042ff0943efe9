import type { AlertsView } from "#contract/views.ts";

export type Crowded = AlertsView["crowded"][number];

/** One crowd, once: who has been told of this id is told no more. */
export const alertId = ({ zoneId, level, since }: Crowded): string => `${zoneId}/${level}/${since}`;

/** What the strip shows: a full zone until it clears, one that fills up until somebody knows. */
export function shown(crowded: readonly Crowded[]): Crowded[] {
  return crowded.filter((zone) => zone.level === "full" || !zone.seen);
}

/** Full zones that nobody has seen: the number in the page's title. */
export function unseenFull(crowded: readonly Crowded[]): Crowded[] {
  return crowded.filter((zone) => zone.level === "full" && !zone.seen);
}

/** What has come since the moment up to which a screen has told. What was there when the screen was opened is no news. */
export function newsSince(crowded: readonly Crowded[], toldUpTo: number): Crowded[] {
  return crowded.filter((zone) => !zone.seen && zone.since > toldUpTo);
}

export function latestSince(crowded: readonly Crowded[], atLeast: number): number {
  return crowded.reduce((latest, zone) => Math.max(latest, zone.since), atLeast);
}
