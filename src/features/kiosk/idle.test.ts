import { describe, expect, it } from "vitest";
import { idleAfter } from "#features/kiosk/idle.ts";

describe("idleAfter", () => {
  it("lets people read for half a minute", () => {
    expect(idleAfter(0)).toEqual({ phase: "quiet" });
    expect(idleAfter(29_999)).toEqual({ phase: "quiet" });
  });

  it("asks for twenty seconds whether somebody is there", () => {
    expect(idleAfter(30_000)).toEqual({ phase: "warning", secondsLeft: 20 });
    expect(idleAfter(30_001)).toEqual({ phase: "warning", secondsLeft: 20 });
    expect(idleAfter(49_001)).toEqual({ phase: "warning", secondsLeft: 1 });
  });

  it("forgets then, and also when the machine has slept in between", () => {
    expect(idleAfter(50_000)).toEqual({ phase: "over" });
    expect(idleAfter(8 * 3_600_000)).toEqual({ phase: "over" });
  });
});
