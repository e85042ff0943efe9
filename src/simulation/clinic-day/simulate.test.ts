import { describe, expect, it } from "vitest";
import type { Scenario } from "#domain/planning/scenario.ts";
import { playDay } from "#simulation/clinic-day/play-day.ts";
import { policyCalled, type PolicyName } from "#simulation/clinic-day/policies.ts";
import { trueDay } from "#simulation/clinic-day/true-day.ts";

/** One doctor, visits of exactly ten minutes, and a nurse for a service to which nobody comes unless asked. */
function aScenario(change: Partial<Scenario> = {}): Scenario {
  return {
    opens: 480,
    closes: 720,
    classes: [{ id: "urgent", share: 0.2, targetMinutes: 10 }, { id: "routine", share: 0.8, targetMinutes: 60 }],
    services: [
      { id: "gp", patientsPerHour: 5, visitMinutes: { mean: 10, scv: 0, law: "fixed" }, then: [] },
      { id: "blood", patientsPerHour: 0, visitMinutes: { mean: 5, scv: 0, law: "fixed" }, then: [] },
    ],
    staff: [
      { id: "ito", skills: { gp: 1 }, shifts: [{ from: 480, to: 720, breaks: [] }] },
      { id: "nowak", skills: { blood: 1, gp: 0.5 }, shifts: [{ from: 480, to: 720, breaks: [] }] },
    ],
    rooms: [{ id: "room-1", serviceIds: ["gp"], blocked: [] }, { id: "room-2", serviceIds: ["gp", "blood"], blocked: [] }],
    surges: [],
    moves: { setUpMinutes: 4, walkMinutes: 0, minimumStayMinutes: 30, perPersonAndHour: 2 },
    ...change,
  };
}

const places = { ito: "gp", nowak: "blood" };
const nobodySolves = async () => Promise.reject(new Error("no solver here"));
/** Who comes when, in minutes after opening; all to the doctor. */
const comes = (...patients: { at: number; urgency?: number; onward?: number }[]) => ({
  waiting: [],
  inService: [],
  residual: [],
  arrivals: patients.map(({ at, urgency = 1, onward = 0.99 }) => ({ at, urgency, way: [0], luck: [0.5, 0.5, 0.5], onward: [onward, 0.99, 0.99] })),
});
const play = (scenario: Scenario, day: Parameters<typeof playDay>[2], policy: PolicyName = "static") => playDay(scenario, places, day, policyCalled(policy, nobodySolves));

describe("playDay", () => {
  it("serves one after another, so that three who come at once wait 0, 10 and 20 minutes", async () => {
    const { waits } = await play(aScenario(), comes({ at: 0 }, { at: 0 }, { at: 0 }));
    expect(waits.map((wait) => wait.minutes)).toEqual([0, 10, 20]);
  });

  it("takes the urgent first, whenever they came", async () => {
    const { waits } = await play(aScenario(), comes({ at: 0 }, { at: 1 }, { at: 5, urgency: 0 }));
    expect(waits.map(({ urgency, minutes }) => [urgency, minutes])).toEqual([[1, 0], [0, 5], [1, 19]]);
  });

  it("begins a break when the patient is done", async () => {
    const scenario = aScenario();
    scenario.staff[0]!.shifts[0]!.breaks = [{ minutes: 20, from: 485, to: 505 }];
    const { waits } = await play(scenario, comes({ at: 0 }, { at: 1 }));
    expect(waits.map((wait) => wait.minutes)).toEqual([0, 29]);
  });

  it("serves nobody in a blocked room, and goes on when it opens", async () => {
    const scenario = aScenario({ rooms: [{ id: "room-1", serviceIds: ["gp", "blood"], blocked: [{ from: 480, to: 495 }] }] });
    expect((await play(scenario, comes({ at: 0 }))).waits.map((wait) => wait.minutes)).toEqual([15]);
  });

  it("sends patients on, who then wait again", async () => {
    const scenario = aScenario();
    scenario.services[0]!.then = [{ serviceId: "blood", share: 0.25 }];
    const { waits } = await play(scenario, comes({ at: 0, onward: 0.2 }, { at: 0, onward: 0.3 }));
    expect(waits.map(({ service, minutes }) => [service, minutes])).toEqual([[0, 0], [0, 10], [1, 0]]);
  });

  it("loses the set-up and works at their own pace when somebody turns to the longest line", async () => {
    const { waits, moves } = await play(aScenario(), comes({ at: 0 }, { at: 0 }, { at: 0 }), "longest-queue");
    // The nurse turns at once, is ready after 4 minutes and takes 20; the third is the doctor's, at 10.
    expect(waits.map((wait) => wait.minutes)).toEqual([0, 4, 10]);
    expect(moves).toBe(1);
  });

  it("stays until nobody waits, and counts what is beyond the shift", async () => {
    const { waits, overtimeMinutes, unserved } = await play(aScenario(), comes({ at: 235 }, { at: 236 }));
    expect(waits.map((wait) => wait.minutes)).toEqual([0, 9]);
    // The first ends at 245, the second at 255; the shift at 240.
    expect(overtimeMinutes).toBe(15);
    expect(unserved).toBe(0);
  });
});

describe("trueDay", () => {
  it("is the same for the same seed and day, and another for another", () => {
    expect(trueDay(aScenario(), 1, 3)).toEqual(trueDay(aScenario(), 1, 3));
    expect(trueDay(aScenario(), 1, 3)).not.toEqual(trueDay(aScenario(), 1, 4));
  });

  it("brings as many as is usual, more in a surge, and classes by their shares", () => {
    const days = Array.from({ length: 400 }, (_, day) => trueDay(aScenario({ surges: [{ serviceIds: ["gp"], from: 540, minutes: 60, factor: 2 }] }), 5, day).arrivals);
    const all = days.flat();
    // 20 a day and 5 of the surge; four standard errors of a Poisson count of 10,000 are 400.
    expect(Math.abs(all.length - 400 * 25)).toBeLessThan(400);
    expect(Math.abs(all.filter((patient) => patient.at >= 60 && patient.at < 120).length - 400 * 10)).toBeLessThan(260);
    expect(Math.abs(all.filter((patient) => patient.urgency === 0).length / all.length - 0.2)).toBeLessThan(0.016);
  });
});
