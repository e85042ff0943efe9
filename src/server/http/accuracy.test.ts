import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accuracyReport, type AccuracyReport } from "#contract/accuracy.ts";
import { minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { addForecasts } from "#server/store/forecasts.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { askerOf, type Asked } from "#server/testing/ask.ts";

describe("the report on accuracy", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = (path: string, as = "sam", asked: Asked = {}) => askerOf(server.url)(path, { cookie: cookies[as] ?? "", ...asked });
  const report = async (query = "") => accuracyReport.parse((await ask(`/api/reports/accuracy${query}`)).json) satisfies AccuracyReport;
  const at = (minutes: number) => noon + minutes * minuteMs;
  const command = async (minute: number, command: object) => {
    server.clock.now = at(minute);
    const { status, json } = await ask("/api/commands", "sam", { body: { idempotencyKey: randomUUID(), command } });
    if (status !== 200) throw new Error(JSON.stringify(json));
    return json as { ticketId: string; number: string };
  };
  /** "About 20, at most 35", in the words of a forecaster. */
  const say = (ticketId: string, minute: number, about = 20, atMost = 35, more = {}) =>
    addForecasts(server.house.database.sql, "clinic", [{ ticketId, leg: 0, serviceId: "gp", urgency: 4, saidAt: at(minute), ahead: 1, method: "by hand", quantiles: { p10: 8, p50: about, p80: 30, p90: atMost }, promise: { aboutMinutes: about, atMostMinutes: atMost }, reasons: [], shownOn: [], ...more }]);

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      cookies[username] = (await ask("/api/sign-in", "", { body: { username, password: "correct horse" } })).cookies;
    }
  });
  afterAll(() => server.close());

  it("is for administrators", async () => {
    expect((await ask("/api/reports/accuracy", "ana")).status).toBe(403);
    expect((await ask("/api/reports/accuracy.csv", "")).status).toBe(401);
  });

  it("is empty before anything was said", async () => {
    const { promises, score, broken, reliability } = await report();
    expect([promises.total, score, broken, reliability]).toEqual([0, undefined, [], []]);
  });

  it("counts what was said against how the waits went on", async () => {
    const tickets = [];
    for (const minute of [0, 1, 2, 3]) tickets.push(await command(minute, { type: "check-in", name: "Wanda Keller", serviceIds: ["gp"] }));
    const [kept, broken, left, waiting] = tickets as [(typeof tickets)[0], (typeof tickets)[0], (typeof tickets)[0], (typeof tickets)[0]];
    await say(kept.ticketId, 0, 20, 35, { shownOn: ["page"] });
    await say(broken.ticketId, 1);
    await say(broken.ticketId, 30, 5, 10, { reasons: [{ code: "slower", count: 1 }] });
    await say(left.ticketId, 2);
    await say(waiting.ticketId, 45);
    await command(15, { type: "call", ticketId: kept.ticketId, roomId: "room-1" });
    await command(20, { type: "leave", ticketId: left.ticketId });
    await command(41, { type: "call", ticketId: broken.ticketId, roomId: "room-2" });
    server.clock.now = at(50);

    const { promises, said, waits, score, byService, byHour, against, broken: worst, demo, from } = await report();
    expect([demo, from]).toEqual([false, "2026-01-15"]);
    // Kept 15 of 35. Broken: 40 of 35, and 11 of 10. One left, one still waits.
    expect(promises).toEqual({ total: 5, onPage: 1, kept: 1, broken: 2, left: 1, withdrawn: 0, waiting: 1 });
    // 20 said and 15 waited, 20 and 40, 5 and 11: off by 5, 20 and 6.
    expect(said).toMatchObject({ waits: 3, medianMinutes: 6 });
    expect(said?.biasMinutes).toBeCloseTo(-7, 9);
    expect(waits).toEqual({ called: 2, left: 1, withdrawn: 0, waiting: 1, unknown: 0 });
    expect(score).toMatchObject({ waits: 2, maeMinutes: 12.5, within80: { count: 1, of: 2 } });
    expect(byService.map((s) => [s.serviceId, s.score.waits])).toEqual([["gp", 2]]);
    // Noon in UTC is one o'clock in Zurich.
    expect(byHour.map((h) => h.hour)).toEqual([13]);
    // The head of the line: nobody at minute 0, the first patient since a minute at minute 1. Off by 15 and 39 against our 12.5.
    expect(against.find((a) => a.rule === "hol")).toEqual({ rule: "hol", waits: 2, maeMinutes: 27, ratio: 27 / 12.5 });
    expect(worst).toEqual([{ number: broken.number, serviceId: "gp", saidAt: at(1), aboutMinutes: 20, atMostMinutes: 35, waitedMinutes: 40, outcome: "called", reasons: [{ code: "slower", count: 1 }] }]);
  });

  it("can be had for one service, and refuses one that does not exist", async () => {
    expect((await report("?serviceId=blood")).promises.total).toBe(0);
    expect((await report("?serviceId=gp")).promises.total).toBe(5);
    const { status, json } = await ask("/api/reports/accuracy?serviceId=moon");
    expect([status, json.field]).toEqual([400, "serviceId"]);
  });

  it("refuses days that make no sense, by their field", async () => {
    for (const [query, field] of [["from=2026-01-15&to=2026-01-14", "to"], ["from=2025-01-01&to=2026-01-15", "from"], ["from=yesterday", "from"]] as const) {
      const { status, json } = await ask(`/api/reports/accuracy?${query}`);
      expect([status, json.field], query).toEqual([400, field]);
    }
  });

  it("takes days as the clinic's clocks show them", async () => {
    const night = await command(60 * 10 + 50, { type: "check-in", name: "Night", serviceIds: ["gp"] });
    // 22:50 and 23:10 in UTC: ten to and ten past midnight in Zurich.
    await say(night.ticketId, 60 * 10 + 50);
    await say(night.ticketId, 60 * 11 + 10, 10, 15);
    expect((await report("?from=2026-01-15&to=2026-01-15")).promises.total).toBe(6);
    const next = await report("?from=2026-01-16&to=2026-01-16");
    expect([next.promises.total, next.waits]).toEqual([1, { called: 0, left: 0, withdrawn: 0, waiting: 0, unknown: 0 }]);
  });

  it("says from how many of the clinic's own days forecasts are learned", async () => {
    expect((await report()).learned).toEqual({ days: 0 });
    const { house, clock } = server;
    await house.lessons.learn("clinic", clock.now + 2 * 24 * 60 * minuteMs);
    // One patient was served on the 15th; whoever came at ten to midnight by the clinic's clock came on it too.
    expect((await report()).learned).toEqual({ days: 1, until: "2026-01-15" });
  });

  it("comes as a table of every forecast, without a name", async () => {
    const { text, headers } = await ask("/api/reports/accuracy.csv?from=2026-01-15&to=2026-01-15");
    expect(headers.get("content-disposition")).toBe('attachment; filename="accuracy-2026-01-15-2026-01-15.csv"');
    const [head, first, ...rest] = text.trim().split("\r\n");
    expect(head).toBe("said_at,service,ticket,leg,urgency,method,is_first,is_anew,people_ahead,p05_minutes,p10_minutes,p25_minutes,p50_minutes,p75_minutes,p80_minutes,p90_minutes,p95_minutes,about_minutes,at_most_minutes,shown_on,outcome,minutes_until_outcome,promise,last_5_minutes,rolling_60_minutes,les_minutes,hol_minutes,queue_length_minutes,waitwhile_classic_minutes,tablesready_minutes");
    expect(first).toMatch(/^2026-01-15T12:00:00\.000Z,GP consultation,G\d+,1,4,by hand,1,1,1,,8,,20,,30,35,,20,35,page,called,15,kept,,,,0,0,0,10$/);
    expect(rest).toHaveLength(5);
    expect(text).not.toContain("Keller");
  });
});
