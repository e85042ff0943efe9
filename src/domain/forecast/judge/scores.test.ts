import { expect, it } from "vitest";
import { scoring } from "#domain/forecast/judge/scores.ts";

it("by hand: two forecasts of 10, of which one comes true as 12 and one as 40", () => {
  const sums = scoring();
  const quantiles = Float64Array.of(2, 4, 7, 10, 14, 16, 20, 30);
  sums.add(quantiles, 12);
  sums.add(quantiles, 40);
  // Pinball at .8: .2 x 4 and .8 x 24; at .9: .1 x 8 and .9 x 20.
  expect(sums.scores()).toEqual({ n: 2, mae: 16, bias: -16, pinball80: 10, pinball90: 9.4, coverage90: 0.5, withinP80: 0.5, withinP90: 0.5, width: 28 });
});
