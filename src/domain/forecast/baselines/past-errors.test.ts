import { describe, expect, it } from "vitest";
import { pastErrors } from "#domain/forecast/baselines/past-errors.ts";
import { waitHistory } from "#domain/forecast/baselines/wait-history.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

describe("pastErrors", () => {
  it("puts the quantiles of a hundred errors around the number, which stays the middle", () => {
    const errors = pastErrors();
    for (let i = 1; i <= 100; i++) errors.heard(20, 20 + i - 50);
    const range = errors.around(40);
    // Errors of -49 to 50; the 6th is -44, of which nothing below zero is left; the 81st is 31, the 91st 41.
    expect([range[0], range[3], range[5], range[6]]).toEqual([0, 40, 71, 81]);
  });

  it("spreads like an exponential law before it has seen any", () => {
    const range = pastErrors().around(10);
    expect(range[3]).toBe(10);
    // The P90 of an exponential law is log 10 / log 2 of its median.
    expect(range[6]).toBeCloseTo((10 * Math.LN10) / Math.LN2, 6);
  });
});

describe("waitHistory", () => {
  const monday = Date.parse("2026-01-05T09:00:00Z");

  it("knows the median of a class from the days that have ended, and that of all for a class it never saw", () => {
    const history = waitHistory(wallClock("UTC"));
    for (const [name, wait] of [["a", 10], ["a", 20], ["a", 30], ["b", 60]] as const) history.heard(name, wait, monday);
    expect(history.classMedian("a")).toBeUndefined();
    history.endDay();
    expect([history.classMedian("a"), history.classMedian("never")]).toEqual([20, 25]);
  });

  it("mixes a half hour of the week as .8 old and .2 new", () => {
    const history = waitHistory(wallClock("UTC"));
    for (const [week, wait] of [[0, 10], [1, 20]] as const) {
      history.heard("a", wait, monday + week * 7 * 24 * hourMs);
      history.endDay();
    }
    expect(history.slotMean(monday + 10 * minuteMs)).toBe(12);
    expect(history.slotMean(monday + 2 * hourMs)).toBeUndefined();
  });
});
