import { describe, expect, it } from "vitest";
import { heardShares } from "#domain/occupancy/heard-share.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

describe("heardShares", () => {
  const everyMinute = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i * minuteMs);

  it("is all of an hour with a message a minute, and none of one without", () => {
    expect(heardShares(everyMinute(0, 60), minuteMs, 0, hourMs, 2, 2 * hourMs)).toEqual([1, 0.5 / 60]);
  });

  it("lets half an hour of silence cost half an hour, less the half report that it may be late", () => {
    expect(heardShares(everyMinute(0, 30), minuteMs, 0, hourMs, 1, hourMs)).toEqual([30.5 / 60]);
  });

  it("believes a sensor that speaks every four hours in the hours between", () => {
    expect(heardShares([0], 4 * hourMs, 0, hourMs, 8, 8 * hourMs)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it("measures the hour that is not over by what has passed of it", () => {
    expect(heardShares(everyMinute(0, 15), minuteMs, 0, hourMs, 1, 15 * minuteMs)).toEqual([1]);
  });

  it("measures the hour of its first word from that word on", () => {
    expect(heardShares(everyMinute(30 * minuteMs, 90), minuteMs, 0, hourMs, 2, 2 * hourMs, 30 * minuteMs)).toEqual([1, 1]);
  });

  it("counts what was heard before the first hour as far as it reaches into it", () => {
    expect(heardShares([-30 * minuteMs], hourMs, 0, hourMs, 1, hourMs)).toEqual([1]);
    expect(heardShares([-hourMs], hourMs, 0, hourMs, 1, hourMs)).toEqual([0.5]);
  });
});
