import type { AlarmPriority } from "#domain/alarms/alarm.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** How far a device's latest value can still be trusted. "never": nothing has come since it was added. */
export type Freshness = "fresh" | "stale" | "off" | "never";

export function freshnessOf(kind: { silentAfterMinutes: number; offAfterMinutes: number }, lastReadingAt: EpochMs | undefined, at: EpochMs): Freshness {
  if (lastReadingAt === undefined) return "never";
  const silentMinutes = (at - lastReadingAt) / minuteMs;
  if (silentMinutes > kind.offAfterMinutes) return "off";
  return silentMinutes > kind.silentAfterMinutes ? "stale" : "fresh";
}

export type DeviceStatus = { freshness: Freshness; priority: AlarmPriority; says: string };

/**
 * One status for a device. A stale value stops the clinical alarm and raises one technical alarm instead: the patient
 * is neither in danger nor out of it, we do not know. Nobody may read silence as "resolved". `unchangedMinutes` is for how long
 * the value has stood still, where that is longer than a body does.
 */
export function deviceStatus(freshness: Freshness, verdict: { priority: AlarmPriority; says: string } | undefined, batteryPercent: number | undefined, unchangedMinutes?: number): DeviceStatus {
  if (freshness === "never") return { freshness, priority: "none", says: "Waiting for its first reading" };
  if (freshness === "off") return { freshness, priority: "medium", says: "No signal. Check the device and the patient" };
  if (freshness === "stale") return { freshness, priority: "low", says: "Value is old. Waiting for the next reading" };
  const judged = verdict ?? { priority: "none" as const, says: "No reading yet" };
  if (judged.priority === "none" && unchangedMinutes !== undefined)
    return { freshness, priority: "low", says: `${judged.says}. The same value for ${Math.floor(unchangedMinutes)} minutes: check the device` };
  if (judged.priority === "none" && batteryPercent !== undefined && batteryPercent <= 10)
    return { freshness, priority: "low", says: `${judged.says}. Battery nearly empty` };
  return { freshness, ...judged };
}
