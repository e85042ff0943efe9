import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandRequest } from "#contract/commands.ts";
import { dayMs, minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { makeGallery } from "#server/gallery.ts";
import { recordForecasts, type ForecastRecord } from "#server/record-forecasts.ts";
import { forgetForecasts, saidBetween, stepsBetween } from "#server/store/forecasts.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { rememberWaits } from "#server/told-waits.ts";

describe("what patients were told of their waits", () => {
  let server: TestHouse;
  let two: TestHouse;
  let record: ForecastRecord;
  const desk = { kind: "staff", id: "ana", name: "Ana Ruiz" } as const;
  const command = async (command: object) => {
    const answer = await execute(server.house, "clinic", commandRequest.parse({ idempotencyKey: randomUUID(), command }), desk);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value as { ticketId?: string };
  };
  const checkIn = async () => (await command({ type: "check-in", name: "Wanda Keller", serviceIds: ["gp"] })).ticketId as string;
  const rowsOf = async (ticketId?: string) => (await saidBetween(server.house.database.sql, "clinic", noon - dayMs, noon + dayMs)).said.filter((one) => ticketId === undefined || one.ticketId === ticketId);
  const at = async (minutes: number) => {
    server.clock.now = noon + minutes * minuteMs;
    await record.look("clinic");
    await record.write();
  };

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    two = await openTestHouse({ database: server.database });
    record = recordForecasts(server.house, server.pipeline, server.told);
    await command({ type: "assign-staff", staffId: "ito", roomId: "room-1" });
  });
  afterAll(async () => {
    await record.stop();
    await two.close();
    await server.close();
  });

  it("is written down at check-in with its forecast, and never with a name", async () => {
    const id = await checkIn();
    await at(0);
    const [row, ...others] = await rowsOf(id);
    expect(others).toEqual([]);
    const forecast = server.pipeline.conclude("clinic").waits.tickets[id];
    if (!forecast?.known || !row) throw new Error("a room is open: a wait is known");
    expect(row).toMatchObject({ leg: 0, serviceId: "gp", urgency: 4, saidAt: noon, ahead: 0, method: "queue-length", reasons: [] });
    expect(row.quantiles).toEqual({ p10: forecast.p10, p50: forecast.p50, p80: forecast.p80, p90: forecast.p90 });
    expect(row.promise).not.toBeNull();
    const [raw] = await server.house.database.sql`select row_to_json(f)::text as text from forecasts f`;
    expect(raw?.text).not.toContain("Keller");
  });

  it("is written down again only when it is another range, or ten minutes later", async () => {
    const [first, second] = [await checkIn(), await checkIn()];
    await at(0);
    await at(1);
    const before = (await rowsOf(second)).length;
    await at(1);
    expect((await rowsOf(second)).length).toBe(before);
    await at(12);
    const rows = await rowsOf(second);
    expect(rows.length).toBeGreaterThan(before);
    for (const [i, row] of rows.entries()) {
      const earlier = rows[i - 1];
      if (earlier) expect(JSON.stringify(row.promise) !== JSON.stringify(earlier.promise) || row.saidAt - earlier.saidAt >= 10 * minuteMs).toBe(true);
    }
    expect((await rowsOf(first)).length).toBeGreaterThan(0);
  });

  it("is there once, however many processes saw it, and is not said anew by one that has just started", async () => {
    const id = await checkIn();
    const late = recordForecasts(two.house, two.pipeline, rememberWaits(two.house));
    await two.house.keeper.catchUp("clinic");
    server.clock.now = noon + 20 * minuteMs;
    two.clock.now = server.clock.now + 3_000;
    await Promise.all([record.look("clinic"), late.look("clinic")]);
    await Promise.all([record.write(), late.write()]);
    expect(await rowsOf(id)).toHaveLength(1);
    const started = recordForecasts(server.house, server.pipeline, rememberWaits(server.house));
    server.clock.now += 4_000;
    await started.look("clinic");
    await started.write();
    expect(await rowsOf(id)).toHaveLength(1);
    await late.stop();
    await started.stop();
  });

  it("knows on which screens it was read", async () => {
    const id = await checkIn();
    const gallery = makeGallery(server.house, rememberWaits(server.house), record.shown);
    await at(21);
    await gallery.paint("clinic", "queue", server.pipeline.conclude("clinic"));
    await at(21.1);
    expect((await rowsOf(id)).map((row) => row.shownOn)).toEqual([["desk"]]);
    record.shown("clinic", [id], "page");
    record.shown("clinic", [id], "desk");
    await at(21.2);
    expect((await rowsOf(id)).map((row) => row.shownOn)).toEqual([["desk", "page"]]);
  });

  it("says why it was said anew", async () => {
    const id = await checkIn();
    await at(30);
    server.clock.now = noon + 30.5 * minuteMs;
    for (let i = 0; i < 3; i++) await command({ type: "check-in", name: "Urgent", serviceIds: ["gp"], urgency: 1 });
    await at(31);
    const reasons = (await rowsOf(id)).flatMap((row) => row.reasons);
    // All at once, or in two words where the record looked in between.
    expect([...new Set(reasons.map(({ code }) => code))]).toEqual(["urgent-arrived"]);
    expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it("is on the patient's page after a restart as it was before, with its reason and the next one", async () => {
    const id = await checkIn();
    await at(34);
    server.clock.now = noon + 34.5 * minuteMs;
    const urgent = await command({ type: "check-in", name: "Urgent", serviceIds: ["gp"], urgency: 1 });
    await at(35);
    const before = (await server.told.of("clinic", server.pipeline.conclude("clinic")))[id];
    expect(before?.promise).not.toBeNull();

    const again = await openTestHouse({ database: server.database });
    again.clock.now = noon + 35.1 * minuteMs;
    const picture = again.pipeline.conclude("clinic");
    // While there is but an estimate, and after it.
    const estimated = Object.fromEntries(Object.entries(picture.waits.tickets).map(([ticketId, wait]) => [ticketId, { ...wait, p50: 300, p90: 600, isProvisional: true }]));
    const provisional = (await rememberWaits(again.house).of("clinic", { ...picture, waits: { ...picture.waits, tickets: estimated } as typeof picture.waits }))[id];
    expect(provisional?.promise).toEqual((await rowsOf(id)).at(-1)?.promise);
    const after = (await again.told.of("clinic", picture))[id];
    expect(after?.promise).toEqual(before?.promise);
    expect(after?.saidBy).toBe(provisional?.saidBy);
    expect(after?.changes.map(({ code, count }) => ({ code, count }))).toEqual(before?.changes.map(({ code, count }) => ({ code, count })));
    expect(after?.standing.ahead).toContain(urgent.ticketId);
    await again.close();
    await command({ type: "leave", ticketId: urgent.ticketId });
    await command({ type: "leave", ticketId: id });
  });

  it("is joined with the log of the ticket", async () => {
    const id = await checkIn();
    await at(40);
    await command({ type: "leave", ticketId: id });
    const steps = await stepsBetween(server.house.database.sql, "clinic", noon - dayMs, noon + dayMs);
    expect(steps.get(id)?.map((step) => step.type)).toEqual(["checked-in", "left"]);
  });

  it("is written down too of a past that is played after the present was looked at", async () => {
    await at(200);
    await at(60);
    const id = await checkIn();
    await at(60);
    expect((await rowsOf(id)).map((row) => row.saidAt)).toEqual([noon + 60 * minuteMs]);
  });

  it("keeps beside it what the model said before it was corrected, and that it was", async () => {
    const id = await checkIn();
    const quantiles = { p05: 1, p10: 2, p25: 3, p50: 4, p75: 5, p80: 6, p90: 7, p95: 8 };
    const { of } = server.house.waits;
    server.house.waits.of = (clinicId, state, now) => ({ ...of(clinicId, state, now), method: "look-ahead-learned", raw: { [id]: quantiles } });
    await at(70);
    server.house.waits.of = of;
    expect((await rowsOf(id)).at(-1)).toMatchObject({ method: "look-ahead-learned-calibrated", raw: quantiles });
  });

  it("is forgotten after more than a year", async () => {
    const { sql } = server.house.database;
    await forgetForecasts(sql, noon + 399 * dayMs);
    expect((await rowsOf()).length).toBeGreaterThan(0);
    await forgetForecasts(sql, noon + 402 * dayMs);
    expect(await rowsOf()).toEqual([]);
  });
});
