import { beforeAll, describe, expect, it } from "vitest";
import { newClinic, type ClinicState } from "#domain/clinic.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import { isActive } from "#domain/queue/ticket.ts";
import { hourMs } from "#domain/time.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { hoursOf, playOn, simulateDay, type SimulatedDay } from "#simulation/play.ts";

const scenario = demoClinic("Europe/Zurich", "2026-01-12");
const days = ["2026-01-12", "2026-01-13", "2026-01-14"];

let played: SimulatedDay[];
beforeAll(() => {
  played = days.map((day, i) => simulateDay(scenario, i + 1, day, queueLengthForecast));
}, 120_000);

describe("a simulated day", () => {
  it("is the same for the same seed, event by event", () => {
    expect(simulateDay(scenario, 1, "2026-01-12").log).toEqual(played[0]?.log);
  });

  it("is another for another seed", () => {
    expect(simulateDay(scenario, 99, "2026-01-12").log).not.toEqual(played[0]?.log);
  });

  it("goes on after being killed at eleven as if nothing had been", () => {
    const { from, to } = hoursOf(scenario, "2026-01-12");
    const eleven = from + 4 * hourMs;
    const morning = playOn(scenario, 1, newClinic(scenario.setup, from), from, eleven);
    const fromDisk = JSON.parse(JSON.stringify(morning.state)) as ClinicState;
    const rest = playOn(scenario, 1, fromDisk, eleven, to);
    expect([...morning.log, ...rest.log]).toEqual(played[0]?.log);
  });

  it("ends with an empty house", () => {
    for (const { state } of played) {
      expect(Object.values(state.tickets).filter(isActive)).toEqual([]);
      expect(Object.values(state.staff).filter((here) => here !== undefined)).toEqual([]);
    }
  });

  it("serves nearly everybody who comes", () => {
    for (const { statistics } of played) {
      expect(statistics.arrived).toBeGreaterThan(450);
      expect(statistics.done / statistics.arrived).toBeGreaterThan(0.92);
      expect(statistics.done + statistics.left + statistics.noShow).toBe(statistics.arrived);
    }
  });

  it("is busy, but keeps up: rooms in use about four fifths of the time, waits of some minutes", () => {
    for (const { statistics } of played) {
      expect(statistics.utilisation).toBeGreaterThan(0.7);
      expect(statistics.utilisation).toBeLessThan(0.92);
      expect(statistics.waitMinutesMean).toBeGreaterThan(3);
      expect(statistics.waitMinutesMean).toBeLessThan(25);
    }
  });

  it("asks the rule book for next to nothing that it refuses", () => {
    for (const { statistics, log } of played) expect(statistics.refused).toBeLessThan(0.005 * log.length);
  });

  it("cannot be played without a roster", () => {
    expect(() => simulateDay(scenario, 1, "2027-01-01")).toThrow("nobody has a shift on 2027-01-01");
  });
});

describe("the queue-length forecast on simulated days", () => {
  const told = () => played.flatMap((day) => day.forecasts).flatMap(({ forecast, waitedMinutes }) => (forecast.known ? [{ ...forecast, waitedMinutes }] : []));

  it("is kept at least as often as it says, and not so much more often that it would send people away", () => {
    const kept = (p: "p50" | "p80" | "p90") => told().filter((f) => f.waitedMinutes <= f[p]).length / told().length;
    expect(kept("p50")).toBeGreaterThan(0.47);
    expect(kept("p50")).toBeLessThan(0.67);
    expect(kept("p80")).toBeGreaterThan(0.78);
    expect(kept("p80")).toBeLessThan(0.92);
    expect(kept("p90")).toBeGreaterThan(0.88);
    expect(kept("p90")).toBeLessThan(0.98);
  });

  it("is off by a third of the mean wait at most", () => {
    const mean = (value: (f: ReturnType<typeof told>[number]) => number) => told().reduce((sum, f) => sum + value(f), 0) / told().length;
    expect(mean((f) => Math.abs(f.waitedMinutes - f.p50))).toBeLessThan(mean((f) => f.waitedMinutes) / 3);
  });
});
