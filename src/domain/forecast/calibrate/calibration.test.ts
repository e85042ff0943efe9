import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { calibrated } from "#domain/forecast/calibrate/calibrated.ts";
import { calibration, type Calibration } from "#domain/forecast/calibrate/calibration.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { levels, median, type LevelQuantiles } from "#domain/forecast/levels.ts";

const atOnce: LevelQuantiles = new Float64Array(8);
/** A range around `p50` that is half as wide as waits are: these lie anywhere within `p50` and half of it on each side. */
const narrow = (p50: number): LevelQuantiles => Float64Array.from(levels, (level) => p50 + (level - 0.5) * 0.5 * p50);
const drawn = (p50: number, uniform: () => number) => p50 + (uniform() - 0.5) * p50;

function heard(by: Calibration, count: number, raw: (i: number) => LevelQuantiles, actual: (i: number) => number, serviceId = "gp"): Calibration {
  for (let i = 0; i < count; i++) by.heard(serviceId, raw(i), actual(i));
  return by;
}

describe("calibration", () => {
  it("lets the model's word stand until forty outcomes have been heard", () => {
    const by = heard(calibration(), 39, () => atOnce, () => 2);
    expect(by.correct("gp", atOnce)).toBeUndefined();
    by.heard("gp", atOnce, 2);
    expect(by.correct("gp", atOnce)?.[median]).toBeCloseTo(2, 2);
  });

  it("knows after a while that a free room calls within four minutes, and not at once", () => {
    const uniform = seededUniforms(1);
    const corrected = heard(calibration(), 400, () => atOnce, () => 4 * uniform()).correct("gp", atOnce);
    expect(corrected?.[median]).toBeCloseTo(2, 0);
    expect(corrected?.[levels.indexOf(0.9)]).toBeCloseTo(3.6, 0);
    expect(corrected?.[levels.indexOf(0.1)]).toBeLessThan(0.8);
  });

  it("widens a range that is too narrow until 80 of 100 waits lie within it", () => {
    const uniform = seededUniforms(2);
    const by = heard(calibration(), 800, () => narrow(20), () => drawn(20, uniform));
    const [low, high] = [0.1, 0.9].map((level) => by.correct("gp", narrow(20))?.[levels.indexOf(level as 0.1)] as number) as [number, number];
    const held = Array.from({ length: 4000 }, () => drawn(20, uniform)).filter((minutes) => low <= minutes && minutes <= high).length;
    expect(Math.abs(held / 4000 - 0.8)).toBeLessThan(0.05);
  });

  it("takes what all services have missed for one that has shown too little, and then its own", () => {
    const by = heard(calibration(), 60, () => atOnce, () => 2, "blood");
    expect(by.correct("gp", atOnce)?.[median]).toBeCloseTo(2, 2);
    heard(by, 60, () => atOnce, () => 8);
    expect([by.correct("gp", atOnce)?.[median], by.correct("blood", atOnce)?.[median]].map((m) => Math.round(m as number))).toEqual([8, 2]);
  });

  it("does not jump from one horizon to the next", () => {
    const uniform = seededUniforms(3);
    const by = calibration();
    for (const [p50, factor] of [[8, 1], [20, 2]] as const) heard(by, 200, () => narrow(p50), () => factor * drawn(p50, uniform));
    const p90 = (p50: number) => by.correct("gp", narrow(p50))?.[levels.indexOf(0.9)] as number;
    for (let p50 = 8; p50 < 20; p50 += 0.1) expect(Math.abs(p90(p50 + 0.1) - p90(p50))).toBeLessThan(1);
  });

  it("keeps quantiles in order and never below nothing, whatever was heard", () => {
    const uniform = seededUniforms(4);
    const by = heard(calibration(), 1_500, (i) => narrow(1 + (i % 60)), () => 90 * uniform() ** 3);
    for (let p50 = 0.5; p50 < 70; p50 += 3) {
      const corrected = [...(by.correct("gp", narrow(p50)) ?? [])];
      expect(corrected).toEqual(corrected.toSorted((a, b) => a - b));
      expect(corrected[0]).toBeGreaterThanOrEqual(0);
    }
  });

  it("says nearly the same after being written down, and goes on from there", () => {
    const uniform = seededUniforms(5);
    const by = heard(calibration(), 300, (i) => narrow(5 + (i % 40)), (i) => drawn(5 + (i % 40), uniform));
    const again = calibration(JSON.parse(JSON.stringify(by.state())) as ReturnType<Calibration["state"]>);
    const [was, is] = [by, again].map((one) => one.correct("gp", narrow(20)) as LevelQuantiles) as [LevelQuantiles, LevelQuantiles];
    // Misses are sorted anew now and then only, and written down to a hundredth of the range's width.
    was.forEach((minutes, k) => expect(Math.abs(minutes - (is[k] as number))).toBeLessThan(0.5));
    expect(again.state()).toEqual(by.state());
  });
});

describe("calibrated waits", () => {
  const known = (p50: number) => ({ known: true as const, ahead: 1, ...Object.fromEntries(["p05", "p10", "p25", "p50", "p75", "p80", "p90", "p95"].map((level, k) => [level, narrow(p50)[k]])) }) as never;
  const state = aClinic({ tickets: [aTicket({ id: "a" })] });
  const waits = { at: noon, method: "look-ahead", tickets: { a: known(20), gone: { known: false as const, ahead: 0, because: "closed" as const } }, ifYouCameNow: { gp: known(20) } };

  it("keep what the model said beside what is told, and leave alone what is not known", () => {
    const uniform = seededUniforms(6);
    const by = heard(calibration(), 200, () => narrow(20), () => drawn(20, uniform) + 10);
    const told = calibrated(waits, state, by);
    expect(told.raw?.a?.p50).toBe(20);
    expect(told.tickets.a).toMatchObject({ known: true, ahead: 1 });
    expect((told.tickets.a as { p50: number }).p50).toBeGreaterThan(27);
    expect((told.ifYouCameNow.gp as { p50: number }).p50).toBe((told.tickets.a as { p50: number }).p50);
    expect(told.tickets.gone).toEqual(waits.tickets.gone);
  });

  it("of one patient are not touched by who else waits: whoever joins behind lengthens nobody's", () => {
    const uniform = seededUniforms(7);
    const by = heard(calibration(), 300, (i) => narrow(5 + (i % 30)), (i) => 1.3 * drawn(5 + (i % 30), uniform));
    const more = aClinic({ tickets: [aTicket({ id: "a" }), aTicket({ id: "behind", waitedMinutes: 0 })] });
    const alone = calibrated(waits, state, by);
    const together = calibrated({ ...waits, tickets: { ...waits.tickets, behind: known(30) } }, more, by);
    expect(together.tickets.a).toEqual(alone.tickets.a);
    expect((together.tickets.behind as { p50: number }).p50).toBeGreaterThan((alone.tickets.a as { p50: number }).p50);
  });

  it("are the model's own where nothing has been heard", () => {
    expect(calibrated(waits, state, calibration())).toEqual(waits);
  });
});
