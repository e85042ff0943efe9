import { expect, it } from "vitest";
import { troublesOf } from "#features/camera/counting/troubles.ts";

const well = { source: { is: "showing" }, detector: { is: "ready", loaded: [] }, isHidden: false, isLasting: true, pace: 5, wishedPace: 5 } as const;

it("Nothing is wrong with a camera that shows and a detector that keeps pace", () => {
  expect(troublesOf(well)).toEqual([]);
  expect(troublesOf({ ...well, pace: null })).toEqual([]);
  expect(troublesOf({ ...well, pace: 3 })).toEqual([]);
});

it("A device that manages two of five is slow", () => {
  expect(troublesOf({ ...well, pace: 2 })).toEqual(["slow"]);
});

it("A page behind another is told to come forward rather than called slow", () => {
  expect(troublesOf({ ...well, pace: 1, isHidden: true })).toEqual(["hidden"]);
});

it("Everything that is wrong is told, the camera first", () => {
  expect(troublesOf({ ...well, source: { is: "failed", trouble: "unplugged" }, detector: { is: "failed", says: "" }, isLasting: false })).toEqual(["unplugged", "detector-failed", "not-lasting"]);
});
