import { describe, expect, it } from "vitest";
import { censoredLogNormal } from "#domain/forecast/learn/censored-log-normal.ts";
import { seededNormals } from "#domain/forecast/learn/seeded.ts";

describe("censoredLogNormal", () => {
  it("is the plain mean and deviation of the logarithms when all have finished", () => {
    const fit = censoredLogNormal([Math.E, Math.E ** 3], []);
    expect(fit?.mu).toBeCloseTo(2, 9);
    expect(fit?.sigma).toBeCloseTo(1, 9);
  });

  it("finds the law that visits were drawn from, though those over 15 minutes have not ended yet", () => {
    const normal = seededNormals(7);
    const visits = Array.from({ length: 4_000 }, () => Math.exp(2.5 + 0.6 * normal()));
    const fit = censoredLogNormal(visits.filter((m) => m <= 15), visits.filter((m) => m > 15).map(() => 15));
    expect(Math.abs((fit?.mu ?? 0) - 2.5)).toBeLessThan(0.03);
    expect(Math.abs((fit?.sigma ?? 0) - 0.6)).toBeLessThan(0.03);
  });

  it("would be 20 % too short if the running ones were left out", () => {
    const normal = seededNormals(7);
    const visits = Array.from({ length: 4_000 }, () => Math.exp(2.5 + 0.6 * normal()));
    expect(censoredLogNormal(visits.filter((m) => m <= 15), [])?.mu).toBeLessThan(2.3);
  });

  it("knows nothing before a first visit has ended", () => {
    expect(censoredLogNormal([], [5])).toBeUndefined();
  });
});
