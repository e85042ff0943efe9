import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { addDevice } from "#server/store/devices.ts";
import { noon, openTestHouse, smallClinic, axisPush, type TestHouse } from "#server/testing/test-house.ts";
import { sampleOccupancy } from "#server/jobs.ts";

describe("the HTTP API for people", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = async (path: string, options: { as?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: options.method ?? (options.body === undefined ? "GET" : "POST"),
      headers: { ...(options.as ? { cookie: cookies[options.as] ?? "" } : {}), ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : {}) as Record<string, never> & Record<string, unknown> };
  };
  const signIn = async (username: string, password = "correct horse") => {
    const answer = await ask("/api/sign-in", { body: { username, password } });
    if (answer.status === 200) cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    return answer;
  };

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await addDevice(server.house.database.sql, "clinic", { id: "glucose-1", kind: "glucose-sensor", wearer: "Bed 3" }, noon);
    for (const [username, role] of [["ana", "front-desk"], ["ito", "clinician"], ["sam", "administrator"], ["leo", "front-desk"]] as const)
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
    for (const username of ["ana", "ito", "sam"]) await signIn(username);
  });
  afterAll(() => server.close());

  describe("signing in", () => {
    it("tells who is signed in, and with which role", async () => {
      expect((await ask("/api/session", { as: "ana" })).json).toMatchObject({ name: "ana", role: "front-desk", clinic: { id: "clinic" } });
      expect((await ask("/api/session")).json).toBeNull();
    });

    it("keeps no password that could be read", async () => {
      const rows = await server.house.database.sql<{ password: string }[]>`select password from auth_accounts`;
      expect(rows.length).toBe(4);
      expect(rows.some((r) => r.password.includes("correct horse"))).toBe(false);
    });

    it("refuses a wrong password and an unknown name alike", async () => {
      const wrong = await signIn("ana", "wrong password");
      const unknown = await signIn("nobody", "wrong password");
      expect(wrong).toMatchObject({ status: 401, json: { code: "wrong-sign-in" } });
      expect(unknown.json).toEqual(wrong.json);
    });

    it("closes an account for a while after ten wrong guesses, also for the right password", async () => {
      for (let i = 0; i < 10; i++) await signIn("leo", `guess number ${i}`);
      expect(await signIn("leo")).toMatchObject({ status: 429, json: { code: "too-many-tries" } });
    });

    it("ends a session at once", async () => {
      await signIn("ito");
      expect((await ask("/api/sign-out", { as: "ito", method: "POST" })).status).toBe(204);
      expect((await ask("/api/session", { as: "ito" })).json).toBeNull();
    });

    it("offers no way to make an account from outside", async () => {
      for (const path of ["/api/auth/sign-up/email", "/api/sign-up", "/api/auth/sign-in/email"])
        expect((await ask(path, { body: { email: "a@b.c", password: "correct horse", name: "x" } })).status).toBe(404);
    });

    it("does nothing for a page of another site", async () => {
      const command = { idempotencyKey: "from-elsewhere", command: { type: "check-in", name: "X", serviceIds: ["gp"] } };
      expect((await ask("/api/commands", { as: "ana", body: command, headers: { origin: "https://elsewhere.example" } })).status).toBe(403);
    });
  });

  describe("commands", () => {
    it("need somebody who is signed in", async () => {
      expect((await ask("/api/commands", { body: { idempotencyKey: "nobody-1234", command: { type: "check-in", name: "X", serviceIds: ["gp"] } } })).json).toMatchObject({ code: "not-signed-in" });
    });

    it("name the field that is wrong", async () => {
      const answer = await ask("/api/commands", { as: "ana", body: { idempotencyKey: "no-services", command: { type: "check-in", name: "X", serviceIds: [] } } });
      expect(answer).toMatchObject({ status: 400, json: { code: "bad-request", field: "command.serviceIds", detail: "Choose at least one service." } });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    });

    it("say why something is not possible", async () => {
      const answer = await ask("/api/commands", { as: "ana", body: { idempotencyKey: "nobody-waits", command: { type: "call-next", roomId: "room-1" } } });
      expect(answer).toMatchObject({ status: 409, json: { code: "nobody-waiting", detail: "Nobody is waiting for GP consultation." } });
    });
  });

  describe("administration", () => {
    it("is for administrators", async () => {
      expect((await ask("/api/admin/access", { as: "ana" })).json).toMatchObject({ status: 403, code: "not-allowed" });
      expect((await ask("/api/admin/access/board/hall", { as: "ana", method: "POST" })).status).toBe(403);
    });

    it("pairs a board by an address that works until it is revoked", async () => {
      const issued = (await ask("/api/admin/access/board/hall", { as: "sam", method: "POST" })).json as unknown as { address: string };
      const paired = await ask(new URL(issued.address).pathname);
      expect(paired.status).toBe(303);
      cookies.board = paired.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
      expect(paired.headers.getSetCookie()[0]).toContain("HttpOnly");
      expect((await ask("/api/views/board:hall", { as: "board" })).status).toBe(200);
      expect((await ask("/api/views/queue", { as: "board" })).status).toBe(401);
      expect((await ask("/api/admin/access/board/hall", { as: "sam", method: "DELETE" })).status).toBe(204);
      expect((await ask("/api/views/board:hall", { as: "board" })).status).toBe(401);
    });

    it("lists tokens by their state, never the tokens", async () => {
      const issued = (await ask("/api/admin/access/sensor/door-sensor", { as: "sam", method: "POST" })).json as unknown as { token: string };
      const list = await ask("/api/admin/access", { as: "sam" });
      expect(list.json.sensors).toContainEqual(expect.objectContaining({ id: "door-sensor", token: expect.objectContaining({ revoked: false }) }));
      expect(list.text).not.toContain(issued.token);
      expect((await ask("/api/admin/access/sensor/no-such", { as: "sam", method: "POST" })).status).toBe(404);
    });
  });

  describe("patients' devices", () => {
    let token = "";
    const send = (body: unknown) => ask("/api/devices/glucose-1/readings", { body, headers: { authorization: `Bearer ${token}` } });
    const shown = async () => ((await ask("/api/views/devices", { as: "ana" })).json as unknown as { view: { devices: { freshness: string; priority: string; values: { value: number }[] }[] } }).view.devices[0];
    beforeAll(async () => {
      token = ((await ask("/api/admin/access/device/glucose-1", { as: "sam", method: "POST" })).json as unknown as { token: string }).token;
    });

    it("show the latest reading, once, whatever the order", async () => {
      const older = { at: new Date(noon - 600_000).toISOString(), values: { glucose: 5.6 } };
      const newer = { at: new Date(noon - 60_000).toISOString(), values: { glucose: 5.4 }, batteryPercent: 80 };
      expect((await send(newer)).json).toEqual({ accepted: 1, repeated: 0 });
      expect((await send([older, newer])).json).toEqual({ accepted: 1, repeated: 1 });
      expect(await shown()).toMatchObject({ freshness: "fresh", priority: "none", values: [{ value: 5.4 }] });
    });

    it("stop an alarm when the value has grown old, and say that the value is old", async () => {
      await send({ at: new Date(noon).toISOString(), values: { glucose: 2.6 } });
      expect(await shown()).toMatchObject({ freshness: "fresh", priority: "high" });
      server.clock.now = noon + 20 * 60_000;
      expect(await shown()).toMatchObject({ freshness: "stale", priority: "low" });
      server.clock.now = noon + 60 * 60_000;
      expect(await shown()).toMatchObject({ freshness: "off" });
      server.clock.now = noon;
    });

    it("refuse what is not of this world, and keep nothing of the message", async () => {
      const answer = await send([{ values: { glucose: 5.5 } }, { values: { glucose: 550 } }]);
      expect(answer).toMatchObject({ status: 400, json: { code: "bad-payload", field: "[1].values.glucose" } });
      expect((await send({ values: { pulse: 70 } })).json).toMatchObject({ field: "values.pulse" });
    });
  });

  describe("the occupancy report", () => {
    it("puts people into the hour in which they walked, also when the news came late", async () => {
      await server.pipeline.take("clinic", "door-sensor", { body: axisPush(noon, 6, 1) });
      await server.pipeline.take("clinic", "door-sensor", { body: axisPush(noon - 2 * 3_600_000, 3, 0) });
      await sampleOccupancy(server.house, server.pipeline, "clinic");
      const { json } = await ask("/api/reports/occupancy?from=2026-01-15", { as: "ana" });
      // Zurich is an hour ahead of UTC in January, and an interval counts at its end.
      expect(json.rows).toEqual([
        expect.objectContaining({ zoneId: "waiting", hour: 11, entered: 3, left: 0, mean: null }),
        expect.objectContaining({ zoneId: "waiting", hour: 13, entered: 6, left: 1, mean: 8, peak: 8 }),
      ]);
    });

    it("comes as a spreadsheet with the same rows", async () => {
      const { text, headers } = await ask("/api/reports/occupancy.csv?from=2026-01-15", { as: "ana" });
      expect(headers.get("content-type")).toContain("text/csv");
      const lines = text.trim().split("\r\n");
      expect(lines[0]).toBe("day,hour,time_zone,zone,mean_people,peak_people,low_people,high_people,entered,left");
      expect(lines[2]).toMatch(/^2026-01-15,13,Europe\/Zurich,Waiting area,8,8,\d+,\d+,6,1$/);
    });

    it("refuses a span that makes no sense, with a sentence", async () => {
      expect((await ask("/api/reports/occupancy?from=2026-01-15&to=2026-01-01", { as: "ana" })).json).toMatchObject({ field: "to", detail: "The report ends before it begins." });
      expect((await ask("/api/reports/occupancy?from=2025-01-01&to=2026-01-01", { as: "ana" })).json).toMatchObject({ field: "from" });
      expect((await ask("/api/reports/occupancy?from=yesterday", { as: "ana" })).status).toBe(400);
    });
  });

  it("describes itself", async () => {
    const { json } = await ask("/api/openapi.json");
    const { paths } = json as unknown as { paths: Record<string, Record<string, { summary?: string; responses: object }>> };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/api/commands", "/api/ingest/{sensorId}", "/api/views/{topic}", "/api/session"]));
    // Whoever reads it must learn of each address what it is for, and that it may refuse.
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${path}`, operation })));
    expect(operations.filter(({ operation }) => !operation.summary || Object.keys(operation.responses).length === 0).map(({ at }) => at)).toEqual([]);
  });

  it("answers an address that does not exist with a problem", async () => {
    expect((await ask("/api/no-such")).json).toMatchObject({ status: 404, code: "not-found" });
  });
});
