import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedbackReport } from "#contract/reports.ts";
import { dayMs, minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { askerOf } from "#server/testing/ask.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("what patients said", () => {
  let server: TestHouse;
  let key = 0;
  const cookies: Record<string, string> = {};
  const ask = (path: string, as?: string) => askerOf(server.url)(path, as ? { cookie: cookies[as] } : {});
  const send = async (command: Parameters<typeof execute>[2]["command"]) => {
    const done = await execute(server.house, "clinic", { idempotencyKey: `feedback-${++key}`, command }, { kind: "staff", id: "1", name: "Ana" });
    if (!done.ok) throw new Error(done.refusal.says);
    return done.value;
  };
  /** A patient who has been served at these, one after the other, and says so much of it. */
  const visit = async (name: string, rooms: [string, string][], score: number, says?: string) => {
    const { ticketId, token } = await send({ type: "check-in", name, serviceIds: rooms.map(([serviceId]) => serviceId), urgency: 4 });
    for (const [, roomId] of rooms) for (const move of [{ type: "call", roomId } as const, { type: "start" } as const, { type: "finish" } as const]) await send({ ...move, ticketId: ticketId ?? "" });
    const act = { type: "feedback", score, ...(says === undefined ? {} : { says }) };
    const answer = await askerOf(server.url)(`/api/my-ticket/${token}/acts`, { body: { idempotencyKey: `patient-${++key}`, act } });
    expect(answer.status).toBe(204);
  };

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      cookies[username] = (await askerOf(server.url)("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
  });
  afterAll(() => server.close());

  it("is nothing before anybody has said anything", async () => {
    expect((await ask("/api/reports/feedback", "sam")).json).toEqual({ from: "2026-01-15", to: "2026-01-15", timeZone: "Europe/Zurich", rows: [], words: [] });
  });

  it("is counted by day and by the service that was given last, and read without a name, a number or a time", async () => {
    await visit("Vera Content", [["gp", "room-1"]], 5, "Dr Ito took his time.");
    server.clock.now += minuteMs;
    await visit("Karl Grumble", [["gp", "room-1"]], 2);
    await visit("Two Steps", [["gp", "room-1"], ["blood", "room-3"]], 4, "Quick!");
    const answer = await ask("/api/reports/feedback", "sam");
    expect(feedbackReport.parse(answer.json)).toEqual({
      from: "2026-01-15",
      to: "2026-01-15",
      timeZone: "Europe/Zurich",
      rows: [
        { day: "2026-01-15", serviceId: "gp", service: "GP consultation", answers: 2, mean: 3.5, unhappy: 1 },
        { day: "2026-01-15", serviceId: "blood", service: "Blood draw", answers: 1, mean: 4, unhappy: 0 },
      ],
      words: [
        { day: "2026-01-15", service: "Blood draw", score: 4, says: "Quick!" },
        { day: "2026-01-15", service: "GP consultation", score: 5, says: "Dr Ito took his time." },
      ],
    });
    expect(answer.text).not.toMatch(/Vera|Karl|Two Steps/);
  });

  it("is asked for by day", async () => {
    server.clock.now += dayMs;
    await visit("Next Day", [["gp", "room-1"]], 1);
    expect((await ask("/api/reports/feedback", "sam")).json).toMatchObject({ rows: [{ day: "2026-01-16", answers: 1, mean: 1, unhappy: 1 }], words: [] });
    expect((await ask("/api/reports/feedback?from=2026-01-15&to=2026-01-16", "sam")).json.rows).toHaveLength(3);
    expect((await ask("/api/reports/feedback?from=2026-01-16&to=2026-01-15", "sam")).json).toMatchObject({ code: "bad-request", field: "to" });
  });

  it("is for administrators", async () => {
    expect((await ask("/api/reports/feedback", "ana")).json).toMatchObject({ status: 403, code: "not-allowed" });
    expect((await ask("/api/reports/feedback")).json).toMatchObject({ status: 401, code: "not-signed-in" });
  });
});
