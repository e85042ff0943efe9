import { describe, expect, it } from "vitest";
import { arrivals } from "#domain/forecast/learn/arrivals.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

const monday = Date.parse("2026-01-05T00:00:00Z");
const clock = wallClock("UTC");
/** A morning of 12 an hour from eight to twelve, an afternoon of 6 until four; twice that on Mondays. */
const perHour = (at: number) => (clock.weekday(at) === 0 ? 2 : 1) * (clock.minuteOfDay(at) < 480 || clock.minuteOfDay(at) >= 960 ? 0 : clock.minuteOfDay(at) < 720 ? 12 : 6);

function learned(days: number, factor: (day: number) => number = () => 1, holidays = new Set<number>()) {
  const next = seededUniforms(9);
  const model = arrivals(clock, (at) => holidays.has(clock.dayNumber(at)));
  for (let d = 0; d < days; d++) {
    const midnight = monday + d * dayMs;
    for (let m = 0; m < 1440; m++) if (!holidays.has(clock.dayNumber(midnight)) && next() < (factor(d) * perHour(midnight + m * minuteMs)) / 60) model.heard(midnight + m * minuteMs);
    model.endDay(midnight);
  }
  return model;
}

describe("arrivals", () => {
  it("finds the rate of a morning, an afternoon and a Monday within a tenth after eight weeks", () => {
    const model = learned(56);
    const tuesday = monday + 57 * dayMs;
    const mean = (from: number, to: number, midnight: number) => Array.from({ length: 2 * (to - from) }, (_, i) => model.perHour(midnight + (from + i / 2) * hourMs)).reduce((sum, r) => sum + r, 0) / (2 * (to - from));
    expect(Math.abs(mean(8, 12, tuesday) / 12 - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean(12, 16, tuesday) / 6 - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean(8, 12, tuesday - dayMs) / 24 - 1)).toBeLessThan(0.1);
    expect(model.perHour(tuesday + 3 * hourMs)).toBeLessThan(0.2);
  });

  it("takes 96 who came where 48 were expected into the day's factor, as a Gamma law does", () => {
    const model = learned(56);
    const tuesday = monday + 57 * dayMs;
    const before = model.dayFactor(tuesday);
    expect(before.shape / before.rate).toBeCloseTo(1, 6);
    for (let i = 0; i < 96; i++) model.heard(tuesday + 8 * hourMs + (i * 4 * hourMs) / 96);
    const after = model.dayFactor(tuesday + 12 * hourMs);
    expect(after.shape).toBeCloseTo(before.shape + 96, 6);
    expect(Math.abs(after.rate - before.rate - 48)).toBeLessThan(4);
  });

  it("tells days that differ by chance from days that differ by more", () => {
    const next = seededUniforms(2);
    const factors = Array.from({ length: 100 }, () => 0.6 + 0.8 * next());
    const [calm, restless] = [learned(100), learned(100, (d) => factors[d] as number)].map((model) => model.dayFactor(monday + 101 * dayMs).shape);
    // Uniform over .6 to 1.4 has a variance of .64 / 12, one over 19.
    expect(restless).toBeGreaterThan(10);
    expect(restless).toBeLessThan(35);
    expect(calm).toBeGreaterThan(40);
  });

  it("does not let holidays thin out their weekday", () => {
    const holidays = new Set([7, 14].map((d) => clock.dayNumber(monday + d * dayMs)));
    const model = learned(28, () => 1, holidays);
    expect(Math.abs(model.expectedUntil(monday + 29 * dayMs - minuteMs) / 144 - 1)).toBeLessThan(0.15);
  });
});
