import { describe, expect, it } from "vitest";
import { aTicket, noon } from "#domain/builders.ts";
import { minuteMs } from "#domain/time.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { passages, route } from "#simulation/people-flow.ts";

const scenario = { ...demoClinic("Europe/Zurich", "2026-01-12"), companions: [1] };
const { setup } = scenario;
const walked = (...args: Parameters<typeof aTicket>) => passages(scenario, 1, setup, aTicket(...args)).map((p) => `${p.doorId}${p.forward ? ">" : "<"}`);

describe("route", () => {
  it("goes through every door on the way, each in its direction", () => {
    expect(route(setup, "waiting-a", "treatment")).toEqual([
      { doorId: "waiting-a", forward: false },
      { doorId: "corridor", forward: true },
      { doorId: "treatment", forward: true },
    ]);
    expect(route(setup, "treatment", null).map((step) => step.doorId)).toEqual(["treatment", "corridor", "main"]);
  });

  it("is empty where there is no way", () => {
    expect(route(setup, "hall", "moon")).toEqual([]);
  });
});

describe("passages", () => {
  it("lead a patient in and to a seat", () => {
    expect(walked({ waitedMinutes: 20 })).toEqual(["main>", "waiting-a>"]);
  });

  it("lead to the room on the call, and out at the end", () => {
    expect(walked({ calledMinutesAgo: 2 })).toEqual(["main>", "waiting-a>", "waiting-a<", "corridor>", "treatment>"]);
    expect(walked({ state: "done", inServiceMinutes: 8 })).toEqual(["main>", "waiting-a>", "waiting-a<", "corridor>", "treatment>", "treatment<", "corridor<", "main<"]);
  });

  it("lead from the first room to where the second service waits", () => {
    expect(walked({ serviceIds: ["gp", "blood"], leg: 1 }).slice(5)).toEqual(["treatment<", "corridor<", "waiting-b>"]);
  });

  it("lead whoever gives up straight out", () => {
    expect(walked({ state: "left" })).toEqual(["main>", "waiting-a>", "waiting-a<", "main<"]);
  });

  it("come ten seconds after their cause at the earliest, so that nobody who looks every ten seconds misses one", () => {
    const ticket = aTicket({ calledMinutesAgo: 0 });
    const onCall = passages(scenario, 1, setup, ticket).filter((p) => p.at > noon - minuteMs);
    expect(onCall.length).toBe(3);
    for (const passage of onCall) expect(passage.at).toBeGreaterThanOrEqual(noon + 10_000);
  });

  it("take companions along, or leave them seated, but bring everybody out who came in", () => {
    for (let i = 0; i < 200; i++) {
      const family = { ...scenario, companions: [0, 0, 1] };
      const made = passages(family, 1, setup, aTicket({ id: `t${i}`, state: "done", inServiceMinutes: 8 }));
      const main = made.filter((p) => p.doorId === "main");
      expect(main.filter((p) => p.forward)).toHaveLength(3);
      expect(main.filter((p) => !p.forward)).toHaveLength(3);
      expect([1, 3]).toContain(made.filter((p) => p.doorId === "treatment" && p.forward).length);
    }
  });
});
