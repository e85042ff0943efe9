import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandRequest } from "#contract/commands.ts";
import { calibration } from "#domain/forecast/calibrate/calibration.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { noLessons } from "#domain/forecast/learn-clinic/lessons.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";
import { keepLessons } from "#server/clinic-lessons.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { playDemo } from "#server/demo.ts";
import { addForecasts } from "#server/store/forecasts.ts";
import { pastDays } from "#server/store/past-days.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

const desk = { kind: "staff", id: "ana", name: "Ana Ruiz" } as const;
const atOnce = Object.fromEntries(levelColumns.map((level) => [level, 0]));

describe("what clinics learn from their own past", { timeout: 60_000 }, () => {
  let server: TestHouse;
  let two: TestHouse;
  const command = async (clinicId: string, at: number, asked: object) => {
    server.clock.now = at;
    const answer = await execute(server.house, clinicId, commandRequest.parse({ idempotencyKey: randomUUID(), command: asked }), desk);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value as { ticketId: string };
  };
  const openDay = async (clinicId: string, at: number) => {
    server.clock.now = at;
    await execute(server.house, clinicId, { idempotencyKey: randomUUID(), command: { type: "open-day" } }, { kind: "system", name: "clock" });
    await command(clinicId, at, { type: "assign-staff", staffId: "ito", roomId: "room-1" });
  };
  /** Six patients on a morning, one after another, each `minutes` in the room and called after two. */
  const aMorning = async (clinicId: string, day: number, minutes: number) => {
    await openDay(clinicId, noon + day * dayMs - 5 * hourMs);
    for (let i = 0; i < 6; i++) {
      const at = noon + day * dayMs - 4 * hourMs + 50 * i * minuteMs;
      const { ticketId } = await command(clinicId, at, { type: "check-in", name: "Wanda Keller", serviceIds: ["gp"] });
      await command(clinicId, at + 2 * minuteMs, { type: "call", ticketId, roomId: "room-1" });
      await command(clinicId, at + 3 * minuteMs, { type: "start", ticketId });
      await command(clinicId, at + (3 + minutes) * minuteMs, { type: "finish", ticketId });
    }
  };
  const today = noon + 4 * dayMs;

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await saveClinic(server.house, smallClinic("played"), { isDemo: true });
    for (let day = 0; day < 4; day++) await aMorning("clinic", day, 20);
    await aMorning("played", 3, 40);
    two = await openTestHouse({ database: server.database });
  });
  afterAll(async () => {
    await two.close();
    await server.close();
  });

  it("is read of one clinic's days and no other's, and never of today", async () => {
    const { sql } = server.house.database;
    const days = await pastDays(sql, "clinic", "Europe/Zurich", noon - 30 * dayMs, today - 12 * hourMs);
    expect(days.map(({ day, visits }) => [day, visits.length])).toEqual([["2026-01-15", 6], ["2026-01-16", 6], ["2026-01-17", 6], ["2026-01-18", 6]]);
    const [first] = days[0]?.visits ?? [];
    const at = noon - 4 * hourMs;
    expect(first).toEqual({ urgency: 4, arrivedAt: at, legs: [{ serviceId: "gp", waitingSince: at, calledAt: at + 2 * minuteMs, calls: 1, startedAt: at + 3 * minuteMs, endedAt: at + 23 * minuteMs, roomId: "room-1", staffId: "ito" }] });
    expect((await pastDays(sql, "played", "Europe/Zurich", noon - 30 * dayMs, today)).flatMap((day) => day.visits)).toHaveLength(6);
    expect(JSON.stringify(days)).not.toContain("Keller");
  });

  it("is learned once a night, written down, and the same in every process and after a start", async () => {
    const { lessons } = server.house;
    expect(lessons.of("clinic")).toEqual(noLessons);
    await lessons.learn("clinic", today);
    const learned = lessons.of("clinic");
    expect([learned.days, learned.until, learned.services.gp?.visits]).toEqual([4, "2026-01-18", 24]);
    // 24 visits of 20 minutes against eight of ten.
    expect(Math.exp(learned.services.gp?.mu ?? 0)).toBeGreaterThan(14);
    await two.house.lessons.read("clinic");
    expect(two.house.lessons.of("clinic")).toEqual(learned);
    const state = server.house.keeper.state("clinic");
    const forecast = (house: TestHouse) => lookAheadWith(learnedFrom(house.house.lessons.of("clinic"), state, today), { seed: 1, paths: 50 })(state, today);
    expect(forecast(two)).toEqual(forecast(server));
    const writtenAt = async () => (await server.house.database.sql`select learned_at from learned where clinic_id = 'clinic'`)[0]?.learned_at as Date;
    const before = await writtenAt();
    await lessons.learn("clinic", today + hourMs);
    expect(await writtenAt()).toEqual(before);
    await lessons.learn("clinic", today + dayMs);
    expect(await writtenAt()).not.toEqual(before);
  });

  it("is never what the simulator has played, for a clinic of real patients", async () => {
    const { lessons, database } = server.house;
    await lessons.learn("played", today);
    expect(lessons.of("played").services.gp?.visits).toBe(6);
    await lessons.learn("clinic", today);
    expect(lessons.of("clinic").services.gp?.visits).toBe(24);
    // What was learned while the simulator played is gone with it.
    await database.sql`update learned set is_demo = true where clinic_id = 'clinic'`;
    await lessons.read("clinic");
    expect(lessons.of("clinic")).toEqual(noLessons);
    await expect(playDemo(server.house, server.pipeline, { now: () => today, hold: () => undefined, release: () => undefined }, "clinic", () => undefined)).rejects.toThrow("real patients alone");
  });

  it("is corrected by what has become of what was said: today's at once, and for good in the night", async () => {
    const { lessons, database } = server.house;
    await openDay("clinic", today - 5 * hourMs);
    for (let i = 0; i < 45; i++) {
      const at = today - 4 * hourMs + 4 * i * minuteMs;
      const { ticketId } = await command("clinic", at, { type: "check-in", name: "Wanda Keller", serviceIds: ["gp"] });
      await addForecasts(database.sql, "clinic", [{ ticketId, leg: 0, serviceId: "gp", urgency: 4, saidAt: at, ahead: 0, method: "look-ahead-learned", quantiles: atOnce, promise: { aboutMinutes: 5, atMostMinutes: 10 }, reasons: [], shownOn: [] }]);
      await command("clinic", at + 2 * minuteMs, { type: "call", ticketId, roomId: "room-1" });
      await command("clinic", at + 2 * minuteMs, { type: "start", ticketId });
      await command("clinic", at + 3 * minuteMs, { type: "finish", ticketId });
    }
    await lessons.read("clinic");
    const p50 = (of = lessons) => of.calibrationOf("clinic").correct("gp", new Float64Array(8))?.[3];
    await lessons.hear("clinic", today - 3.5 * hourMs);
    expect(p50()).toBeUndefined();
    await lessons.hear("clinic", today + 2 * minuteMs);
    expect(p50()).toBeCloseTo(2, 1);
    // Heard in two parts or in one, and by two who ask minutes apart, it is the same.
    await two.house.lessons.read("clinic");
    await two.house.lessons.hear("clinic", today + 7 * minuteMs);
    expect(two.house.lessons.calibrationOf("clinic").state()).toEqual(lessons.calibrationOf("clinic").state());
    await lessons.learn("clinic", today + dayMs);
    const started = keepLessons(database.sql, server.house.keeper);
    await started.read("clinic");
    expect(p50(started)).toBeCloseTo(2, 1);
    await started.hear("clinic", today + dayMs);
    expect(started.calibrationOf("clinic").state()).toEqual(lessons.calibrationOf("clinic").state());
    expect(calibration().correct("gp", new Float64Array(8))).toBeUndefined();
  });
});
