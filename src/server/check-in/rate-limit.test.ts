import { describe, expect, it } from "vitest";
import { rateLimit } from "#server/check-in/rate-limit.ts";

describe("rateLimit", () => {
  const threeAMinute = () => rateLimit({ atMost: 3, withinMs: 60_000 });

  it("allows so many within the window, and one more as soon as the first has slid out", () => {
    const limit = threeAMinute();
    expect([0, 1_000, 2_000, 3_000].map((at) => limit.take("a", at))).toEqual([true, true, true, false]);
    expect(limit.take("a", 59_999)).toBe(false);
    expect(limit.take("a", 60_000)).toBe(true);
    expect(limit.take("a", 60_001)).toBe(false);
  });

  it("does not count what it refused", () => {
    const limit = threeAMinute();
    for (let at = 0; at < 60_000; at += 1_000) limit.take("a", at);
    expect(limit.isOver("a", 62_000)).toBe(false);
  });

  it("keeps people apart", () => {
    const limit = threeAMinute();
    for (let i = 0; i < 3; i++) limit.take("a", 0);
    expect(limit.isOver("a", 1)).toBe(true);
    expect(limit.take("b", 1)).toBe(true);
  });

  it("is not locked for ever by a clock that is set back", () => {
    const limit = threeAMinute();
    for (let i = 0; i < 3; i++) limit.take("a", 1_000_000);
    expect(limit.take("a", 5_000)).toBe(true);
  });
});
