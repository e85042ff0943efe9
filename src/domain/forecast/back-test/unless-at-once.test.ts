import { expect, it } from "vitest";
import { unlessAtOnce } from "#domain/forecast/back-test/unless-at-once.ts";

it("who is called at once in two cases of five waits nothing up to p25, and at p80 what the others wait at two thirds", () => {
  const waiting = Float64Array.of(1, 2, 5, 10, 15, 16, 18, 19);
  const all = unlessAtOnce(0.4, waiting);
  expect([...all.slice(0, 3)]).toEqual([0, 0, 0]);
  // (.5 - .4) / .6 = 1/6, between 2 at .1 and 5 at .25; (.8 - .4) / .6 = 2/3, between 10 at .5 and 15 at .75.
  expect(all[3]).toBeCloseTo(2 + (3 * (1 / 6 - 0.1)) / 0.15, 9);
  expect(all[5]).toBeCloseTo(10 + (5 * (2 / 3 - 0.5)) / 0.25, 9);
});

it("leaves a wait as it is where nobody is called at once", () => {
  const waiting = Float64Array.of(1, 2, 5, 10, 15, 16, 18, 19);
  unlessAtOnce(0, waiting).forEach((q, k) => expect(q).toBeCloseTo(waiting[k] as number, 9));
});
