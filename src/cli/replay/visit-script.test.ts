import { describe, expect, it } from "vitest";
import { mostAtOnce, visitScript } from "#cli/replay/visit-script.ts";

describe("visitScript", () => {
  it("makes one check-in of all rows of a visit, in the order of arrival", () => {
    const script = visitScript([
      { visitId: "a", service: "exam", arrivedAt: 30, startedAt: 40, endedAt: 50 },
      { visitId: "a", service: "blood", arrivedAt: 0, startedAt: 10, endedAt: 20 },
    ]);
    expect(script.map((s) => [s.at, s.act])).toEqual([[0, "check-in"], [10, "start"], [20, "finish"], [40, "start"], [50, "finish"]]);
    expect(script[0]).toMatchObject({ command: { serviceIds: ["blood", "exam"] } });
  });

  it("frees a room before it is taken again in the same second", () => {
    const script = visitScript([
      { visitId: "a", service: "gp", arrivedAt: 0, startedAt: 0, endedAt: 10 },
      { visitId: "b", service: "gp", arrivedAt: 5, startedAt: 10, endedAt: 20 },
    ]);
    expect(script.filter((s) => s.at === 10).map((s) => [s.visitId, s.act])).toEqual([["a", "finish"], ["b", "start"]]);
  });

  it("lets those leave who were never served", () => {
    expect(visitScript([{ visitId: "a", service: "gp", arrivedAt: 0, leftAt: 9 }]).map((s) => s.act)).toEqual(["check-in", "leave"]);
  });
});

describe("mostAtOnce", () => {
  it("counts visits that touch one after the other", () => {
    expect(mostAtOnce([{ visitId: "a", service: "gp", arrivedAt: 0, startedAt: 0, endedAt: 10 }, { visitId: "b", service: "gp", arrivedAt: 0, startedAt: 10, endedAt: 20 }])).toBe(1);
  });

  it("counts visits that overlap at once", () => {
    expect(mostAtOnce([{ visitId: "a", service: "gp", arrivedAt: 0, startedAt: 0, endedAt: 11 }, { visitId: "b", service: "gp", arrivedAt: 0, startedAt: 10, endedAt: 20 }])).toBe(2);
  });
});
