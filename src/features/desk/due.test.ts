import { describe, expect, it } from "vitest";
import { minutesOver } from "#features/desk/due.ts";
import { minute, noon } from "#features/desk/fixtures.ts";

describe("minutesOver", () => {
  it("is nothing while the promise holds", () => {
    expect(minutesOver(noon, noon)).toBeNull();
    expect(minutesOver(null, noon)).toBeNull();
  });

  it("counts whole minutes, and the first from its first second", () => {
    expect(minutesOver(noon, noon + 1)).toBe(1);
    expect(minutesOver(noon, noon + 12.9 * minute)).toBe(12);
  });
});
