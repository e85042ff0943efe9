import { describe, expect, it } from "vitest";
import { callTimer, secondsSaid } from "#features/desk/call-timer.ts";
import { aTicket, noon } from "#features/desk/fixtures.ts";

const calls = { everySeconds: 90, attempts: 3 };
const called = (times: number) => aTicket({ state: "called", calledAt: noon, calls: times });

describe("callTimer", () => {
  it("counts the seconds since the latest call, and which call it is", () => {
    expect(callTimer(called(2), calls, noon + 45_600)).toEqual({ seconds: 45, attempt: 2, of: 3, asks: null });
  });

  it("asks for another call once the policy's time has passed", () => {
    expect(callTimer(called(2), calls, noon + 89_999)?.asks).toBeNull();
    expect(callTimer(called(2), calls, noon + 90_000)?.asks).toBe("recall");
  });

  it("asks for the next patient after the last call", () => {
    expect(callTimer(called(3), calls, noon + 90_000)?.asks).toBe("unanswered");
  });

  it("does not count below zero, nor say 4 of 3", () => {
    expect(callTimer(called(4), calls, noon - 900)).toMatchObject({ seconds: 0, attempt: 4, of: 4 });
  });

  it("is silent about everybody else", () => {
    expect(callTimer(aTicket({ state: "waiting" }), calls, noon)).toBeNull();
  });
});

describe("secondsSaid", () => {
  it("is short", () => {
    expect([0, 59, 60, 125].map(secondsSaid)).toEqual(["0\u00a0s", "59\u00a0s", "1:00", "2:05"]);
  });
});
