import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueueRules, ReplayAnswer } from "#contract/queue-rules.ts";
import { scaleTargets, usualPolicy } from "#domain/queue/policy.ts";
import { minuteMs } from "#domain/time.ts";
import { editSetup, saveClinic } from "#server/clinics.ts";
import { accept } from "#domain/outcome.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("the rules of the queue", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = async <T = Record<string, unknown>>(method: string, path: string, body?: unknown, as = "sam") => {
    const response = await fetch(`${server.url}${path}`, { method, headers: { cookie: cookies[as] ?? "", "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: response.status, json: (await response.json()) as T };
  };
  const rules = async (path = "", method = "GET", body?: unknown) => {
    const { status, json } = await ask<QueueRules>(method, `/api/admin/queue-rules${path}`, body);
    if (status !== 200) throw new Error(JSON.stringify(json));
    return json;
  };
  const refused = async (method: string, path: string, body?: unknown) => {
    const { status, json } = await ask(method, `/api/admin/queue-rules${path}`, body);
    return { status, field: json.field, detail: json.detail };
  };
  const command = async (command: unknown) => (await ask<{ ticketId: string }>("POST", "/api/commands", { idempotencyKey: randomUUID(), command })).json;
  const setup = () => server.house.keeper.state("clinic").setup;

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username, password: "correct horse" }) });
      cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  it("are for administrators", async () => {
    for (const [method, path, body] of [["GET", ""], ["PUT", "/policy", usualPolicy], ["DELETE", "/rooms/room-1"], ["POST", "/undo", { seq: 1 }], ["POST", "/replay", { day: "today", policy: usualPolicy }]] as const)
      expect((await ask(method, `/api/admin/queue-rules${path}`, body, "ana")).status, path).toBe(403);
  });

  it("change who is next, for good, with who did it; and take the change back", async () => {
    expect((await rules()).isUsualPolicy).toBe(true);
    const policy = { ...usualPolicy, scale: "manchester" as const, targets: scaleTargets.manchester, ratio: { urgencies: [1, 2, 3], atMost: 2 } };
    const after = await rules("/policy", "PUT", policy);
    expect(after.policy).toEqual(policy);
    expect(after.history[0]).toMatchObject({ seq: after.changedBy, by: "sam", changes: [{ part: "policy", what: "changed" }] });
    const back = await rules("/undo", "POST", { seq: after.changedBy });
    expect([back.isUsualPolicy, back.history.length]).toEqual([true, 2]);
    expect(setup().policy).toBeUndefined();
  });

  it("refuse nonsense by its field", async () => {
    expect(await refused("PUT", "/policy", { ...usualPolicy, targets: { ...usualPolicy.targets, 2: { minutes: 25 } } })).toEqual({ status: 400, field: "targets.2", detail: "Class 2 would be promised 25 min for GP consultation, longer than class 3 with 15 min." });
    expect(await refused("PUT", "/policy", { ...usualPolicy, ratio: { urgencies: [1, 3], atMost: 2 } })).toMatchObject({ status: 400, field: "ratio.urgencies" });
    expect(await refused("PUT", "/policy", { ...usualPolicy, calls: { ...usualPolicy.calls, attempts: 0 } })).toMatchObject({ status: 400, field: "calls.attempts" });
    expect(await refused("PUT", "/policy", { ...usualPolicy, targets: { ...usualPolicy.targets, 2: {} } })).toMatchObject({ status: 400, field: "targets.2" });
    for (const body of [null, [], "x", { scale: "five-level" }, { ...usualPolicy, ratio: { urgencies: [9], atMost: 1e9 } }]) expect((await refused("PUT", "/policy", body)).status).toBe(400);
    expect(setup().policy).toBeUndefined();
  });

  it("keep visit types, services, rooms and staff, and never give an id twice", async () => {
    const added = await rules("/items", "PUT", { part: "visitTypes", item: { name: "Check-up", journey: [["blood"], ["gp"]], urgency: 4, atKiosk: true } });
    expect(added.visitTypes).toEqual([{ id: "check-up", name: "Check-up", journey: [["blood"], ["gp"]], urgency: 4, atKiosk: true }]);
    await rules("/items", "PUT", { part: "visitTypes", item: { name: "Vaccination", journey: [["blood"]], urgency: 5, atKiosk: false } });
    expect((await rules("/order", "PUT", { part: "visitTypes", ids: ["vaccination", "check-up"] })).visitTypes.map((v) => v.id)).toEqual(["vaccination", "check-up"]);
    const removed = await rules("/visitTypes/check-up", "DELETE");
    expect(removed.visitTypes.map((v) => v.id)).toEqual(["vaccination"]);
    expect((await rules("/items", "PUT", { part: "visitTypes", item: { name: "Check up", journey: [["gp"]], urgency: 4, atKiosk: false } })).visitTypes.map((v) => v.id)).toEqual(["vaccination", "check-up-2"]);
    expect((await rules("/undo", "POST", { seq: removed.changedBy })).visitTypes.map((v) => v.id)).toEqual(["vaccination", "check-up", "check-up-2"]);
    expect(await refused("PUT", "/items", { part: "services", item: { name: "Geriatrics", prefix: "G", typicalMinutes: 10, targetWaitMinutes: 20 } })).toEqual({ status: 400, field: "item.prefix", detail: "GP consultation has the letter G already." });
    expect(await refused("PUT", "/items", { part: "services", item: { name: "Ear", prefix: "e", typicalMinutes: 10, targetWaitMinutes: 20 } })).toMatchObject({ status: 400, field: "item.prefix" });
    expect(await refused("DELETE", "/services/blood")).toMatchObject({ status: 409, detail: expect.stringContaining("leads through it") as string });
    expect((await refused("DELETE", "/services/moon")).status).toBe(404);
    expect((await refused("DELETE", "/sensors/door-sensor")).status).toBe(400);
  });

  it("tell a board whose name begins with Door from the screen of a door", async () => {
    const added = await rules("/items", "PUT", { part: "boards", item: { name: "Door room-1", serviceIds: [], theme: "light" } });
    expect(added.boards.map((b) => b.id)).toContain("board-door-room-1");
    await rules("/boards/board-door-room-1", "DELETE");
  });

  it("keep hours and region, and refuse hours that overlap", async () => {
    const day = [{ fromMinute: 780, toMinute: 1020 }, { fromMinute: 480, toMinute: 720 }];
    const basics = { name: "Clinic clinic", region: "US", languages: ["en", "es"], openingHours: [day, day, day, day, day, [], []] };
    const saved = await rules("/clinic", "PUT", basics);
    expect(saved.clinic).toMatchObject({ region: "US", languages: ["en", "es"] });
    expect(saved.clinic.openingHours?.[0]).toEqual([{ fromMinute: 480, toMinute: 720 }, { fromMinute: 780, toMinute: 1020 }]);
    expect(await refused("PUT", "/clinic", { ...basics, openingHours: [[...day, { fromMinute: 700, toMinute: 800 }], [], [], [], [], [], []] })).toMatchObject({ status: 400, field: "openingHours.0" });
    expect((await refused("PUT", "/clinic", { ...basics, openingHours: [[]] })).status).toBe(400);
    expect((await rules("/clinic", "PUT", { ...basics, region: null, openingHours: null })).clinic).toMatchObject({ region: null, openingHours: null });
  });

  it("make no event where nothing changes", async () => {
    const seq = server.house.keeper.state("clinic").seq;
    expect((await rules("/clinic", "PUT", { name: setup().name, region: null, languages: setup().languages, openingHours: null })).changedBy).toBeNull();
    expect(server.house.keeper.state("clinic").seq).toBe(seq);
  });

  it("take back a change though something else was changed since, and not when it was changed again", async () => {
    const first = await rules("/items", "PUT", { part: "rooms", id: "room-1", item: { name: "Consulting 1", zoneId: null, serviceIds: ["gp"] } });
    await editSetup(server.house, "clinic", { kind: "system", name: "test" }, (so) => accept({ ...so, name: "Renamed" }));
    expect((await rules("/undo", "POST", { seq: first.changedBy })).rooms[0]?.name).not.toBe("Consulting 1");
    expect(setup().name).toBe("Renamed");
    expect(await refused("POST", "/undo", { seq: first.changedBy })).toMatchObject({ status: 409, detail: expect.stringContaining("changed again since") as string });
    expect((await refused("POST", "/undo", { seq: 99_999 })).status).toBe(404);
  });

  it("replay today under another policy, and refuse a room that today's patients were called to", async () => {
    const { ticketId: ana } = await command({ type: "check-in", name: "Ana", serviceIds: ["gp"] });
    server.clock.now = noon + 2 * minuteMs;
    const { ticketId: ben } = await command({ type: "check-in", name: "Ben", serviceIds: ["gp"], urgency: 2 });
    const serve = async (ticketId: string, from: number, to: number) => {
      server.clock.now = noon + from * minuteMs;
      await command({ type: "call", ticketId, roomId: "room-1" });
      await command({ type: "start", ticketId });
      server.clock.now = noon + to * minuteMs;
      await command({ type: "finish", ticketId });
    };
    await serve(ana, 5, 15);
    await serve(ben, 16, 20);
    const { json } = await ask<ReplayAnswer>("POST", "/api/admin/queue-rules/replay", { day: "today", policy: usualPolicy });
    expect(json.day).toBe("2026-01-15");
    expect(json.real.byUrgency).toEqual([{ urgency: 2, visits: 1, medianMinutes: 14, worstMinutes: 14, notCalled: 0 }, { urgency: 4, visits: 1, medianMinutes: 5, worstMinutes: 5, notCalled: 0 }]);
    expect(json.after.byUrgency).toEqual([{ urgency: 2, visits: 1, medianMinutes: 3, worstMinutes: 3, notCalled: 0 }, { urgency: 4, visits: 1, medianMinutes: 10, worstMinutes: 10, notCalled: 0 }]);
    expect(json.movedCalls).toBe(0);
    const alike = { ...usualPolicy, targets: { 1: { share: 1 }, 2: { share: 1 }, 3: { share: 1 }, 4: { share: 1 }, 5: { share: 1 } } };
    const moved = (await ask<ReplayAnswer>("POST", "/api/admin/queue-rules/replay", { day: "today", policy: alike })).json;
    expect(moved.moved.map((m) => [m.waitedBefore, m.waitedAfter]).sort()).toEqual([[10, 5], [3, 14]]);
    expect((await ask<ReplayAnswer>("POST", "/api/admin/queue-rules/replay", { day: "yesterday", policy: alike })).json.day).toBeNull();
    expect(await refused("DELETE", "/rooms/room-1")).toMatchObject({ status: 409, detail: expect.stringContaining("called to it today") as string });
    expect(await refused("DELETE", "/services/gp")).toMatchObject({ status: 409, detail: expect.stringContaining("came for it today") as string });
  });
});
