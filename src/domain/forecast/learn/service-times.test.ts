import { describe, expect, it } from "vitest";
import { seededNormals, seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { serviceTimes } from "#domain/forecast/learn/service-times.ts";

/** Three classes of 20, 14 and 11 minutes and five doctors, as in the reference's clinic. */
const classes = { urgent: { minutes: 20, share: 0.07 }, booked: { minutes: 14, share: 0.52 }, walkin: { minutes: 11, share: 0.41 } };
const speeds: Record<string, number> = { a: 1.2, b: 1.1, c: 1, d: 0.92, e: 0.82 };
const sigma = Math.sqrt(Math.log(1.5));

function days(count: number, seed: number, slower = 1, times = serviceTimes(10)) {
  const [normal, uniform] = [seededNormals(seed), seededUniforms(seed + 1)];
  for (let day = 0; day < count; day++) {
    for (let i = 0; i < 170; i++) {
      const u = uniform();
      const name = u < 0.07 ? "urgent" : u < 0.59 ? "booked" : "walkin";
      const serverId = "abcde"[Math.floor(5 * uniform())] as string;
      times.heard({ class: name, serverId, minutes: (slower * classes[name].minutes * Math.exp(sigma * normal() - sigma ** 2 / 2)) / (speeds[serverId] as number) });
    }
    times.endDay();
  }
  return times;
}

describe("serviceTimes", () => {
  it("says what the administrator has typed before anything has been seen", () => {
    const law = serviceTimes(12).law("anything");
    expect(law.mean).toBeCloseTo(12, 9);
    expect(law.scv).toBeCloseTo(0.5, 9);
  });

  it("finds the minutes of three classes and the speeds of five doctors after 40 days, each within 4 %", () => {
    const times = days(40, 1);
    const meanSpeedLog = Object.values(speeds).reduce((sum, s) => sum + Math.log(s), 0) / 5;
    for (const [name, { minutes }] of Object.entries(classes)) expect(Math.abs(times.law(name).mean / (minutes / Math.exp(meanSpeedLog)) - 1)).toBeLessThan(0.04);
    for (const [id, speed] of Object.entries(speeds)) expect(Math.abs(times.speed(id) / (speed / Math.exp(meanSpeedLog)) - 1)).toBeLessThan(0.04);
    expect(Math.abs(times.law("booked").scv - 0.5)).toBeLessThan(0.05);
  });

  it("follows visits that have become 12 % longer: after five days it says so within 4 %", () => {
    const before = days(40, 1);
    const said = before.law("booked").mean;
    const after = days(5, 2, 1.12, before);
    expect(Math.abs(after.law("booked").mean / said / 1.12 - 1)).toBeLessThan(0.04);
  });

  it("does not take a doctor of two visits for a slow one", () => {
    const times = days(20, 3);
    times.heard({ class: "booked", serverId: "new", minutes: 40 });
    times.heard({ class: "booked", serverId: "new", minutes: 35 });
    times.endDay();
    expect(times.speed("new")).toBeGreaterThan(0.8);
  });

  it("counts a visit that has been running for an hour: the next one is expected to be longer", () => {
    const [finished, running] = [serviceTimes(10), serviceTimes(10)];
    for (const times of [finished, running]) for (let i = 0; i < 10; i++) times.heard({ class: "booked", minutes: 10 });
    finished.endDay();
    running.endDay([{ class: "booked", elapsedMinutes: 60 }]);
    expect(running.law("booked").mean).toBeGreaterThan(finished.law("booked").mean * 1.1);
  });
});
