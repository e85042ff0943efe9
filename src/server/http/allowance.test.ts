import { describe, expect, it } from "vitest";
import { makeAllowance } from "#server/http/allowance.ts";

describe("makeAllowance", () => {
  it("gives so many at once and then one each share of a minute", () => {
    const allowance = makeAllowance(2);
    expect([0, 0, 0].map((at) => allowance.take("hall", at))).toEqual([true, true, false]);
    expect(allowance.take("hall", 29_000)).toBe(false);
    expect(allowance.take("hall", 30_000)).toBe(true);
    expect(allowance.take("hall", 30_000)).toBe(false);
  });

  it("gives each key its own", () => {
    const allowance = makeAllowance(1);
    expect([allowance.take("hall", 0), allowance.take("waiting", 0), allowance.take("hall", 0)]).toEqual([true, true, false]);
  });

  it("keeps no more keys than it was told", () => {
    const allowance = makeAllowance(1, 2);
    for (const key of ["a", "b", "c"]) allowance.take(key, 0);
    expect(allowance.take("a", 0)).toBe(true);
    expect(allowance.take("c", 0)).toBe(false);
  });
});
