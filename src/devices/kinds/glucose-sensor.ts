import { glucoseRange, type GlucoseRange } from "#domain/scores/glucose.ts";
import type { AlarmPriority } from "#domain/alarms/alarm.ts";
import { minutesBetween } from "#domain/time.ts";
import type { DeviceKind, DeviceReading, Verdict } from "#devices/kind.ts";

export const kind = {
  id: "glucose-sensor",
  label: "Glucose sensor",
  icon: "droplet",
  silentAfterMinutes: 15,
  offAfterMinutes: 30,
  // Two dozen readings, five minutes apart, that agree to a tenth of a mmol/L: the noise of a living sensor is larger.
  frozenAfterMinutes: 120,
  measures: {
    glucose: { label: "Glucose", unit: "mmol/L", plausible: { min: 1.1, max: 33.3 }, decimals: 1 },
    trend: { label: "Trend", unit: "mmol/L/min", plausible: { min: -1, max: 1 }, decimals: 2 },
  },
  judge,
  codes: { loinc: { glucose: "105272-9" }, mdc: { glucose: "160212" } },
  source:
    "Ranges: Battelino et al., Diabetes Care 2019;42:1593-1603. Fast: 2 mg/dL a minute, as sensors' arrows have it. Low soon: below 3.0 mmol/L within 20 minutes, as Dexcom's urgent-low-soon alert.",
  examples: [
    { says: "in range", newest: [aReading(0, { glucose: 6.2, trend: 0 })], verdict: { priority: "none", says: "In range: 6.2 mmol/L" } },
    { says: "70 mg/dL, the low end of the range", newest: [aReading(0, { glucose: 3.885, trend: 0 })], verdict: { priority: "none", says: "In range: 3.9 mmol/L" } },
    { says: "level 1 low", newest: [aReading(0, { glucose: 3.8, trend: 0 })], verdict: { priority: "medium", says: "Low: 3.8 mmol/L" } },
    { says: "level 1 low and falling fast", newest: [aReading(0, { glucose: 3.5, trend: -0.12 })], verdict: { priority: "high", says: "Low: 3.5 mmol/L and falling fast" } },
    { says: "level 2 low", newest: [aReading(0, { glucose: 2.9, trend: 0.15 })], verdict: { priority: "high", says: "Very low: 2.9 mmol/L and rising fast" } },
    { says: "in range, but not for long", newest: [aReading(0, { glucose: 5.0, trend: -0.12 })], verdict: { priority: "medium", says: "In range: 5.0 mmol/L and falling fast" } },
    { says: "falling fast from high, with time to spare", newest: [aReading(0, { glucose: 9.0, trend: -0.15 })], verdict: { priority: "none", says: "In range: 9.0 mmol/L and falling fast" } },
    { says: "level 1 high", newest: [aReading(0, { glucose: 10.1, trend: 0 })], verdict: { priority: "none", says: "High: 10.1 mmol/L" } },
    { says: "level 2 high", newest: [aReading(0, { glucose: 14.0, trend: 0 })], verdict: { priority: "medium", says: "Very high: 14.0 mmol/L" } },
    {
      says: "a trend worked out from five minutes ago, where the sensor sends none",
      newest: [aReading(0, { glucose: 4.4 }), aReading(5, { glucose: 5.2 })],
      verdict: { priority: "medium", says: "In range: 4.4 mmol/L and falling fast" },
    },
    {
      says: "no trend across a gap of an hour",
      newest: [aReading(0, { glucose: 4.4 }), aReading(60, { glucose: 12 })],
      verdict: { priority: "none", says: "In range: 4.4 mmol/L" },
    },
    { says: "a message that carries no glucose", newest: [aReading(0, {})], verdict: { priority: "none", says: "No glucose value yet" } },
  ],
} satisfies DeviceKind;

function aReading(minutesAgo: number, values: Record<string, number>): DeviceReading {
  return { at: Date.UTC(2026, 0, 15, 12) - minutesAgo * 60_000, values };
}

/**
 * Level 2 low wants a person now; level 1 low and level 2 high want one soon. Level 1 high is told without an alarm:
 * after lunch half a waiting room has it, and an alarm that is always on is not heard.
 */
const priorities: Record<GlucoseRange, AlarmPriority> = { "very-low": "high", low: "medium", "in-range": "none", high: "none", "very-high": "medium" };
const words: Record<GlucoseRange, string> = { "very-low": "Very low", low: "Low", "in-range": "In range", high: "High", "very-high": "Very high" };

const fastPerMinute = 0.11;
const soonMinutes = 20;

function judge(newest: DeviceReading[]): Verdict {
  const glucose = newest[0]?.values.glucose;
  if (glucose === undefined) return { priority: "none", says: "No glucose value yet" };
  const range = glucoseRange(glucose);
  const trend = trendOf(newest) ?? 0;
  const direction = trend <= -fastPerMinute ? " and falling fast" : trend >= fastPerMinute ? " and rising fast" : "";
  return { priority: priorityOf(range, glucose, trend), says: `${words[range]}: ${glucose.toFixed(1)} mmol/L${direction}` };
}

function priorityOf(range: GlucoseRange, glucose: number, trend: number): AlarmPriority {
  const isFalling = trend <= -fastPerMinute;
  if (range === "low" && isFalling) return "high";
  const willBeVeryLow = isFalling && glucoseRange(glucose + soonMinutes * trend) === "very-low";
  return range === "in-range" && willBeVeryLow ? "medium" : priorities[range];
}

/** mmol/L a minute: the sensor's own, otherwise between its two newest values where they are 3 to 15 minutes apart. */
function trendOf([now, before]: DeviceReading[]): number | undefined {
  if (now?.values.trend !== undefined) return now.values.trend;
  if (now?.values.glucose === undefined || before?.values.glucose === undefined) return undefined;
  const minutes = minutesBetween(before.at, now.at);
  return minutes >= 3 && minutes <= 15 ? (now.values.glucose - before.values.glucose) / minutes : undefined;
}
