import { describe, expect, it } from "vitest";
import { hourMs, minuteMs } from "#domain/time.ts";
import { arrivals } from "#simulation/arrivals.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { atLocalHour } from "#simulation/local-time.ts";

const scenario = demoClinic("Europe/Zurich", "2026-01-12");
const hour = (h: number) => atLocalHour("2026-01-12", h, "Europe/Zurich");

describe("arrivals", () => {
  it("are the same whether asked for at once or second by second", () => {
    const at = hour(9);
    const pieces = Array.from({ length: 600 }, (_, i) => arrivals(scenario, 1, at + i * 1000, at + (i + 1) * 1000)).flat();
    expect(pieces).toEqual(arrivals(scenario, 1, at, at + 600_000));
    expect(pieces.length).toBeGreaterThan(0);
  });

  it("differ from seed to seed", () => {
    expect(arrivals(scenario, 1, hour(9), hour(10))).not.toEqual(arrivals(scenario, 2, hour(9), hour(10)));
  });

  it("are as many an hour as the scenario says, those who miss their appointment left out", () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i);
    const mean = seeds.reduce((sum, seed) => sum + arrivals(scenario, seed, hour(9), hour(12)).length, 0) / seeds.length;
    const expected = [9, 10, 11].reduce((sum, h) => sum + (scenario.arrivals.anHour[h] as number), 0);
    const { journeys } = scenario;
    const booked = journeys.reduce((sum, j) => sum + j.share * j.bookedShare, 0) / journeys.reduce((sum, j) => sum + j.share, 0);
    expect(Math.abs(mean / (expected * (1 - booked * scenario.arrivals.missedShare)) - 1)).toBeLessThan(0.04);
  });

  it("are none at night", () => {
    expect(arrivals(scenario, 1, hour(0), hour(5))).toEqual([]);
  });

  it("come to their appointment by half an hour more or less", () => {
    const booked = arrivals(scenario, 1, hour(8), hour(17)).filter((arrival) => arrival.appointmentAt !== undefined);
    expect(booked.length).toBeGreaterThan(100);
    for (const { at, appointmentAt = 0 } of booked) expect(Math.abs(at - appointmentAt)).toBeLessThanOrEqual(35 * minuteMs);
  });

  it("never close where the clinic never closes", () => {
    const always = demoClinic("Europe/Zurich", "2026-01-12", { open: { from: 0, to: 24 } });
    for (let h = 0; h < 24; h++) expect(arrivals(always, 1, hour(h), hour(h) + hourMs).length).toBeGreaterThan(10);
  });
});
