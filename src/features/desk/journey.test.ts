import { describe, expect, it } from "vitest";
import { journeyOf, nothingChosen, ofVisitType, stageOf, withAnyOrder, withService } from "#features/desk/journey.ts";

const chosen = (...services: string[]) => services.reduce(withService, nothingChosen);
const heartCheck = { id: "heart", journey: [["blood", "ecg"], ["gp"]] };

describe("withService", () => {
  it("adds a service at the end, in the order of choosing", () => {
    expect(journeyOf(chosen("gp", "blood"))).toEqual([["gp"], ["blood"]]);
  });

  it("takes a service out again, and the later ones move up", () => {
    const left = withService(chosen("gp", "blood", "xray"), "blood");
    expect(journeyOf(left)).toEqual([["gp"], ["xray"]]);
    expect(stageOf(left, "xray")).toBe(2);
    expect(stageOf(left, "blood")).toBe(0);
  });

  it("keeps the stages of a visit type that somebody adds to, but not its name", () => {
    const more = withService(ofVisitType(heartCheck), "xray");
    expect(journeyOf(more)).toEqual([["blood", "ecg"], ["gp"], ["xray"]]);
    expect(more.visitTypeId).toBeNull();
  });
});

describe("withAnyOrder", () => {
  it("makes one stage of all that is chosen, and of what is added", () => {
    expect(journeyOf(withService(withAnyOrder(chosen("blood", "ecg"), true), "xray"))).toEqual([["blood", "ecg", "xray"]]);
  });

  it("puts them one after the other again", () => {
    expect(journeyOf(withAnyOrder(withAnyOrder(chosen("blood", "ecg"), true), false))).toEqual([["blood"], ["ecg"]]);
  });

  it("can be chosen before any service is", () => {
    expect(journeyOf(withService(withService(withAnyOrder(nothingChosen, true), "a"), "b"))).toEqual([["a", "b"]]);
  });
});
