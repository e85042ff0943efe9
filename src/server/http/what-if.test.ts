import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { askerOf, type Answer } from "#server/testing/ask.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("what if", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = (changes: unknown, as = "ana"): Promise<Answer> => askerOf(server.url)("/api/what-if", { cookie: cookies[as] ?? "", body: { changes } });
  const issues = ({ json }: Answer) => (json.issues as { field: string; code: string }[]).map(({ field, code }) => [field, code]);

  beforeAll(async () => {
    server = await openTestHouse();
    // Open until 18:00 in Zurich, where it is 13:00.
    const setup = { ...smallClinic(), openingHours: Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute: 18 * 60 }]) };
    await saveClinic(server.house, setup, { isDemo: false });
    await server.access.addUser({ username: "ana", name: "Ana", password: "correct horse", role: "front-desk", clinicId: "clinic" });
    const ask = askerOf(server.url);
    cookies.ana = (await ask("/api/sign-in", { body: { username: "ana", password: "correct horse" } })).cookies;
    for (let i = 0; i < 6; i++) await ask("/api/commands", { cookie: cookies.ana, body: { idempotencyKey: `check-in-${i}-of-what-if`, command: { type: "check-in", name: `Patient ${i}`, serviceIds: ["gp"], urgency: 4 } } });
  });
  afterAll(() => server.close());

  it("says by how much six wait less with a second doctor, with a range, and does nothing", async () => {
    const before = server.house.keeper.state("clinic").seq;
    const { status, json } = await ask([{ type: "add-staff", skills: ["gp"], from: "13:00", roomId: "room-2" }]);
    expect(status).toBe(200);
    const effect = (json.overall as { meanWaitMinutes: Record<string, number | boolean> }).meanWaitMinutes;
    // One serves six in ten minutes each: 25 on the mean; two of them: 10 on the mean.
    expect(effect.before as number).toBeGreaterThan(20);
    expect(effect.difference as number).toBeLessThan(-10);
    expect(effect.low as number).toBeLessThan(effect.difference as number);
    expect(effect.high as number).toBeGreaterThan(effect.difference as number);
    expect(effect.isClear).toBe(true);
    expect(json.closesAt).toBe(noon + 5 * 3_600_000);
    expect(server.house.keeper.state("clinic").seq).toBe(before);
  });

  it("says that blood draws are as they were, where nobody comes for one", async () => {
    const { json } = await ask([{ type: "add-staff", skills: ["blood"], roomId: "room-3" }]);
    const [gp, blood] = json.services as { name: string; meanWaitMinutes?: { difference: number; isClear: boolean } }[];
    expect(gp?.meanWaitMinutes).toMatchObject({ difference: 0, isClear: false });
    expect(blood).toEqual({ serviceId: "blood", name: "Blood draw" });
  });

  it("is for those who are signed in", async () => {
    expect((await ask([{ type: "urgent", serviceId: "gp" }], "nobody")).json.code).toBe("not-signed-in");
  });

  it("says of every field what is wrong with it", async () => {
    expect(issues(await ask([]))).toEqual([["changes", "no-changes"]]);
    expect(issues(await ask([{ type: "add-staff", skills: [], from: "25:00" }]))).toEqual([["changes.0.skills", "no-skills"], ["changes.0.from", "not-a-time"]]);
    expect(issues(await ask([{ type: "walk-ins", serviceId: "nowhere", count: 5, withinMinutes: 30 }, { type: "close-room", roomId: "room-9", from: "15:00", to: "14:00" }]))).toEqual([
      ["changes.0.serviceId", "unknown-service"], ["changes.1.roomId", "unknown-room"], ["changes.1.to", "ends-before-it-begins"],
    ]);
    expect(issues(await ask([{ type: "walk-ins", serviceId: "gp", count: 1.5, withinMinutes: 0 }]))).toEqual([["changes.0.count", "not-a-count"], ["changes.0.withinMinutes", "not-a-count"]]);
    expect(issues(await ask([{ type: "staff-away", staffId: "ito", from: "18:00" }, { type: "staff-away", staffId: "nobody" }]))).toEqual([["changes.0.from", "after-the-look"], ["changes.1.staffId", "unknown-staff"]]);
    expect(issues(await ask([{ type: "add-staff", skills: ["blood"], roomId: "room-1" }]))).toEqual([["changes.0.roomId", "room-without-skill"]]);
  });

  it("refuses what is no list of changes", async () => {
    for (const body of ["all of it", [7], [{ type: "burn-down" }], Array.from({ length: 9 }, () => ({ type: "urgent", serviceId: "gp" }))]) expect((await ask(body)).status).toBe(400);
    expect((await ask([{ type: "add-staff", skills: ["__proto__", "constructor"] }])).json.code).toBe("unknown-service");
  });
});
