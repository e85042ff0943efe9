import { expect, it } from "vitest";
import { withoutDuplicates } from "#features/camera/detector/without-duplicates.ts";

const at = (x: number, score: number) => ({ box: { x, y: 0, width: 10, height: 20 }, score });

it("One person told twice is the surer of the two", () => {
  // Shifted by 2 of 10: 160 of 240 shared.
  expect(withoutDuplicates([at(2, 0.4), at(0, 0.9)], 0.5)).toEqual([at(0, 0.9)]);
});

it("Two people side by side stay two", () => {
  // Shifted by 8 of 10: 40 of 360 shared.
  expect(withoutDuplicates([at(0, 0.9), at(8, 0.4)], 0.5)).toHaveLength(2);
});

it("A box that only overlaps one already left out is kept", () => {
  expect(withoutDuplicates([at(0, 0.9), at(3, 0.8), at(6, 0.7)], 0.4).map(({ score }) => score)).toEqual([0.9, 0.7]);
});
