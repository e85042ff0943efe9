import { describe, expect, it } from "vitest";
import { howLongAgo } from "#ui/how-long-ago.ts";

const noon = Date.UTC(2026, 0, 15, 12);

describe("howLongAgo", () => {
  it.each([
    [0, { key: "justNow" }],
    [9, { key: "secondsAgo", count: 5 }],
    [59, { key: "secondsAgo", count: 55 }],
    [60, { key: "minutesAgo", count: 1 }],
    [3600, { key: "hoursAgo", count: 1 }],
    [47 * 3600, { key: "hoursAgo", count: 47 }],
    [49 * 3600, { key: "daysAgo", count: 2 }],
  ])("%s seconds ago", (seconds, said) => {
    expect(howLongAgo(noon - seconds * 1000, noon)).toEqual(said);
  });

  it("takes a moment ahead of our clock for now", () => {
    expect(howLongAgo(noon + 3000, noon)).toEqual({ key: "justNow" });
  });
});
