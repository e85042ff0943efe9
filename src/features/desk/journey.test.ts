import { describe, expect, it } from "vitest";
import { withService } from "#features/desk/journey.ts";

describe("withService", () => {
  it("adds a service at the end, in the order of choosing", () => {
    expect(withService(withService([], "gp"), "blood")).toEqual(["gp", "blood"]);
  });

  it("takes a service out again, and the later ones move up", () => {
    expect(withService(["gp", "blood", "xray"], "blood")).toEqual(["gp", "xray"]);
  });
});
