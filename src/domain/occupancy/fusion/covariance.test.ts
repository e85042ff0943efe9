import { describe, expect, it } from "vitest";
import * as covariance from "#domain/occupancy/fusion/covariance.ts";

/** [[4, 1], [1, 9]] */
const two = [4, 1, 9];

describe("a covariance", () => {
  it("is read the same from both sides of its diagonal", () => {
    expect([covariance.at(two, 0, 1), covariance.at(two, 1, 0), covariance.at(two, 1, 1)]).toEqual([1, 1, 9]);
  });

  it("gets a new last place that is independent of the others", () => {
    const three = [...two];
    covariance.append(three, 2, 5);
    expect(three).toEqual([4, 1, 9, 0, 0, 5]);
  });

  it("times a vector", () => {
    // [[4, 1], [1, 9]] (2, -1)' = (7, -7)'
    expect(covariance.times(two, 2, [[0, 2], [1, -1]])).toEqual([7, -7]);
  });

  it("couples one place to another", () => {
    // x0 becomes x0 + 2 x1: var 4 + 2 x 2 x 1 + 4 x 9 = 44, covariance 1 + 2 x 9 = 19.
    const coupled = [...two];
    covariance.couple(coupled, 2, [[0, 1]], [[1, 2]]);
    expect(coupled).toEqual([44, 19, 9]);
  });

  it("is smaller after an observation", () => {
    // x0 is seen with noise 4: k = (4, 1), s = 8. [[4 - 2, 1 - 0.5], [., 9 - 0.125]]
    const reduced = [...two];
    covariance.reduce(reduced, 2, [4, 1], 8);
    expect(reduced).toEqual([2, 0.5, 8.875]);
  });

  it("forgets one place alone", () => {
    const faded = [...two];
    covariance.fade(faded, 2, 1, 0.5, 3);
    expect(faded).toEqual([4, 0.5, 5.25]);
  });

  it("keeps the places that are chosen", () => {
    expect(covariance.select([4, 1, 9, 2, 3, 16], [2, 0])).toEqual([16, 2, 4]);
  });
});
