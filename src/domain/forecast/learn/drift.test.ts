import { describe, expect, it } from "vitest";
import { drifted, noDrift, type Drift } from "#domain/forecast/learn/drift.ts";
import { seededNormals } from "#domain/forecast/learn/seeded.ts";

const deviation = 0.65;

function after(count: number, shift: number, seed: number, from: Drift = noDrift): Drift {
  const normal = seededNormals(seed);
  let state = from;
  for (let i = 0; i < count; i++) state = drifted(state, shift + deviation * normal(), deviation);
  return state;
}

describe("drifted", () => {
  it("follows visits that have become 12 % longer within four days of 170", () => {
    const levels = Array.from({ length: 40 }, (_, i) => i + 1).map((seed) => after(680, Math.log(1.12), 100 + seed, after(2_000, 0, seed)).level);
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    expect(Math.abs(mean - Math.log(1.12))).toBeLessThan(0.03);
  });

  it("stays within 4 % of nothing when nothing changes", () => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => Math.abs(after(5_000, 0, seed).level));
    expect(levels.reduce((sum, level) => sum + level, 0) / levels.length).toBeLessThan(0.04);
  });

  it("raises an alarm at once when visits take twice as long", () => {
    const before = after(1_000, 0, 5);
    const later = after(60, Math.log(2), 6, before);
    expect(later.alarms).toBeGreaterThan(before.alarms);
    expect(Math.abs(later.level - Math.log(2))).toBeLessThan(0.25);
  });
});
