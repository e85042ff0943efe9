import { describe, expect, it } from "vitest";
import { conformal, usualConformal } from "#domain/forecast/calibrate/conformal.ts";
import { gammaLevels } from "#domain/forecast/baselines/gamma-levels.ts";
import { levels } from "#domain/forecast/levels.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";

/** Exponential waits of a mean that the forecast takes to be 10; outcomes are heard 25 patients later. */
function shares(meanMinutes: (i: number) => number, count: number, from = 0): number[] {
  const next = seededUniforms(8);
  const correction = conformal();
  const held = new Float64Array(levels.length);
  const pending: (() => void)[] = [];
  for (let i = 0; i < count; i++) {
    const raw = gammaLevels(1, 10);
    const corrected = correction.correct(raw);
    const actual = -meanMinutes(i) * Math.log(1 - next());
    pending.push(() => correction.heard(raw, corrected, actual));
    if (pending.length > 25) pending.shift()?.();
    if (i >= from) corrected.forEach((q, k) => (held[k] = (held[k] as number) + (actual <= q ? 1 : 0)));
  }
  return Array.from(held, (n) => n / (count - from));
}

describe("conformal", () => {
  it("leaves the quantiles alone before it has heard enough", () => {
    const raw = gammaLevels(1, 10);
    expect(conformal().correct(raw)).toBe(raw);
  });

  it("makes each level hold as often as it says though all waits are twice as long, also in the first weeks", () => {
    shares(() => 20, 1_500).forEach((share, k) => expect(Math.abs(share - (levels[k] as number))).toBeLessThan(0.02));
  });

  it("makes them hold again after waits have grown by a half in the middle", () => {
    shares((i) => (i < 3_000 ? 10 : 15), 6_000, 3_300).forEach((share, k) => expect(Math.abs(share - (levels[k] as number))).toBeLessThan(0.02));
  });

  it("by hand: of 99 misses 1 to 99 widths above p80, nine tenths of a hundred are put on top", () => {
    const correction = conformal({ ...usualConformal, gamma: 0 });
    const raw = Float64Array.of(0, 0, 0, 0, 0, 0, 0.9, 0.9);
    // p10 to p90 is .9 and the least width .1: one minute is one width.
    for (let i = 1; i <= 99; i++) correction.heard(raw, raw, i);
    // The level .8 x (1 + 1/99) of 99 values is the 80th.
    expect(correction.correct(raw)[5]).toBeCloseTo(80, 9);
  });
});
