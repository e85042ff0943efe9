import { expect, it } from "vitest";
import { fixed } from "#features/devices/fixed.ts";

it("keeps the decimals of the measure in every language", () => {
  expect(fixed(7, 1, "en")).toBe("7.0");
  expect(fixed(5.84, 1, "es")).toBe("5,8");
  expect(fixed(98, 0, "en")).toBe("98");
});
