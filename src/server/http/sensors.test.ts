import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AddedSensor, SensorKinds, SensorList, SensorPage, TestAnswer } from "#contract/sensors.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

/** What is kept for administrators is written a moment after it was counted or refused. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

describe("administrators and their sensors", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = async (method: string, path: string, as: string, body?: unknown) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { cookie: cookies[as] ?? "", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, json: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const list = async (as = "sam") => (await ask("GET", "/api/admin/sensors", as)).json as unknown as SensorList;
  const page = async (id: string) => (await ask("GET", `/api/admin/sensors/${id}`, "sam")).json as unknown as SensorPage;
  const push = (path: string, token: string | undefined, body: unknown) =>
    fetch(`${server.url}${path}`, { method: "POST", headers: token === undefined ? {} : { authorization: token }, body: typeof body === "string" ? body : JSON.stringify(body) });
  const wish = (name: string, more: object = {}) => ({ name, adapter: "axis-people-counter", externalId: null, timeZone: null, expectedEverySeconds: 60, placements: [{ at: "door", doorId: "door", reversed: false }], ...more });
  const add = async (body: unknown, as = "sam") => (await ask("POST", "/api/admin/sensors", as, body)).json as unknown as AddedSensor;

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await saveClinic(server.house, smallClinic("elsewhere"), { isDemo: false });
    for (const [username, role, clinicId] of [["sam", "administrator", "clinic"], ["ana", "front-desk", "clinic"], ["olga", "administrator", "elsewhere"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId });
      const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username, password: "correct horse" }) });
      cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  it("are the only ones who may look and act", async () => {
    for (const [method, path, body] of [
      ["GET", "/api/admin/sensor-kinds"], ["GET", "/api/admin/sensors"], ["POST", "/api/admin/sensors", wish("X")], ["GET", "/api/admin/sensors/door-sensor"],
      ["PUT", "/api/admin/sensors/door-sensor", wish("X")], ["DELETE", "/api/admin/sensors/door-sensor"], ["POST", "/api/admin/sensors/door-sensor/restore"],
      ["POST", "/api/admin/sensors/door-sensor/test", { payload: "1" }], ["POST", "/api/admin/gateways", { name: "X" }], ["POST", "/api/admin/gateways/x/token"],
      ["DELETE", "/api/admin/gateways/x"], ["POST", "/api/admin/quarantine/dismiss", { sender: "x" }],
    ] as const) {
      expect((await ask(method, path, "ana", body)).status, `${method} ${path}`).toBe(403);
      expect((await ask(method, path, "nobody", body)).status, `${method} ${path}`).toBe(401);
    }
  });

  describe("adding one", () => {
    it("choose among every kind that can be read, each with a way to connect it in both languages", async () => {
      const { kinds } = (await ask("GET", "/api/admin/sensor-kinds", "sam")).json as unknown as SensorKinds;
      expect(kinds.map((k) => k.id).sort()).toEqual([...server.house.adapters.keys()].sort());
      for (const kind of kinds) {
        expect(kind.connect.length, kind.id).toBeGreaterThan(0);
        for (const { steps } of kind.connect) expect(steps.es.length, kind.id).toBe(steps.en.length);
      }
    });

    it("get an address and a token that work at once", async () => {
      const added = await add(wish("Main entrance"));
      expect(added.id).toBe("main-entrance");
      expect(added.issued.address).toBe(`${server.url}/api/ingest/main-entrance`);
      expect(JSON.stringify(added.connect)).toContain(added.issued.token);
      expect(JSON.stringify(added.connect)).not.toContain("{token}");
      const before = server.house.keeper.state("clinic").zones.waiting?.people ?? 0;
      expect((await push("/api/ingest/main-entrance", `Bearer ${added.issued.token}`, axisPush(noon, 3, 1))).status).toBe(202);
      expect(server.house.keeper.state("clinic").zones.waiting?.people).toBe(before + 2);
      expect((await list()).sensors.find((s) => s.id === "main-entrance")).toMatchObject({ vendor: "Axis", place: "Waiting room door", health: { silence: "speaking", heardAt: noon } });
    });

    it("get a name of its own for each, also after one has gone", async () => {
      expect((await add(wish("Main entrance"))).id).toBe("main-entrance-2");
      await ask("DELETE", "/api/admin/sensors/main-entrance-2", "sam");
      expect((await add(wish("Main  Entránce!"))).id).toBe("main-entrance-3");
      expect((await add(wish("门"))).id).toBe("sensor");
      const many = await Promise.all(Array.from({ length: 4 }, () => add(wish("Side"))));
      expect(new Set(many.map((m) => m.id)).size).toBe(4);
    });

    it("give a camera page's address where the sensor is a browser", async () => {
      server.house.adapters.set("anteroom-camera", { ...(server.house.adapters.get("axis-people-counter") as NonNullable<ReturnType<typeof server.house.adapters.get>>), id: "anteroom-camera" });
      const added = await add(wish("Hall camera", { adapter: "anteroom-camera" }));
      expect(added.issued.address).toBe(`${server.url}/camera/hall-camera/pair/${added.issued.token}`);
      server.house.adapters.delete("anteroom-camera");
    });

    it.each([
      ["a kind that nobody reads", { adapter: "no-such" }, "adapter"],
      ["a door that is not there", { placements: [{ at: "door", doorId: "gate", reversed: false }] }, "placements.0.doorId"],
      ["a zone that is not there", { placements: [{ at: "zone", zoneId: "attic" }] }, "placements.0.zoneId"],
      ["two places for any line", { placements: [{ at: "zone", zoneId: "waiting" }, { at: "door", doorId: "door", reversed: false, line: " " }] }, "placements.1.line"],
      ["a time zone of no place", { timeZone: "Europe/Atlantis" }, "timeZone"],
      ["an empty name", { name: "  " }, "name"],
      ["a report every nothing", { expectedEverySeconds: 0 }, "expectedEverySeconds"],
    ])("are refused %s, by the name of the field", async (_what, more, field) => {
      expect(await ask("POST", "/api/admin/sensors", "sam", wish("Never", more))).toMatchObject({ status: 400, json: { code: "bad-request", field } });
      expect((await list()).sensors.some((s) => s.name === "Never")).toBe(false);
    });

    it("are refused an external id that another sensor has, however it is written", async () => {
      await add(wish("Radio", { externalId: "24E124FFFE000001" }));
      expect((await ask("POST", "/api/admin/sensors", "sam", wish("Never", { externalId: "24:e1:24:ff:fe:00:00:01" }))).json).toMatchObject({ field: "externalId", detail: '"Radio" has the same external id' });
      expect((await add(wish("Radio", { externalId: "24E124FFFE000001" }), "olga")).id).toBe("radio");
    });
  });

  it("see nothing of another clinic's sensors, and change nothing there", async () => {
    const added = await add(wish("Only here"));
    expect((await list("olga")).sensors.some((s) => s.id === added.id)).toBe(false);
    for (const [method, path, body] of [["GET", ""], ["PUT", "", wish("Mine")], ["DELETE", ""], ["POST", "/test", { payload: "1" }], ["POST", "/restore"]] as const)
      expect((await ask(method, `/api/admin/sensors/${added.id}${path}`, "olga", body)).status).toBe(404);
    expect((await page(added.id)).name).toBe("Only here");
  });

  it("change a sensor in place, and what it counts goes on", async () => {
    const { id, issued } = await add(wish("Back door"));
    await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 1, 0));
    const { adapter: _, ...input } = wish("Back door, left", { placements: [{ at: "door", doorId: "door", reversed: true }] });
    expect((await ask("PUT", `/api/admin/sensors/${id}`, "sam", input)).status).toBe(204);
    expect(await page(id)).toMatchObject({ name: "Back door, left", adapter: "axis-people-counter", placements: [{ at: "door", doorId: "door", reversed: true }], health: { heardAt: noon } });
    expect((await ask("PUT", `/api/admin/sensors/${id}`, "sam", { ...input, placements: [{ at: "zone", zoneId: "attic" }] })).json).toMatchObject({ field: "placements.0.zoneId" });
  });

  describe("removing one", () => {
    it("stop its token, and undo it with the token that stopped", async () => {
      const { id, issued } = await add(wish("Lift", { externalId: "lift-1" }));
      await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon - hourMs, 1, 0));
      expect((await ask("DELETE", `/api/admin/sensors/${id}`, "sam")).status).toBe(204);
      expect((await ask("GET", `/api/admin/sensors/${id}`, "sam")).status).toBe(404);
      expect((await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 1, 0))).status).toBe(401);
      expect((await ask("POST", `/api/admin/sensors/${id}/restore`, "sam")).json).toEqual({ id, tokenWorks: true, lost: [] });
      expect((await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 1, 0))).status).toBe(202);
      expect(await page(id)).toMatchObject({ name: "Lift", externalId: "lift-1" });
      expect((await ask("POST", `/api/admin/sensors/${id}/restore`, "sam")).status).toBe(409);
    });

    it("keep what the log knows of it", async () => {
      const rows = await server.house.database.sql`select 1 from readings where sensor_id = 'lift'`;
      expect(rows.length).toBe(2);
    });

    it("do not bring back a token that was revoked before", async () => {
      const { id, issued } = await add(wish("Stairs"));
      await server.house.database.sql`update access_tokens set revoked_at = ${new Date(noon - minuteMs)} where subject_id = ${id}`;
      await ask("DELETE", `/api/admin/sensors/${id}`, "sam");
      expect((await ask("POST", `/api/admin/sensors/${id}/restore`, "sam")).json).toMatchObject({ tokenWorks: false });
      expect((await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 1, 0))).status).toBe(401);
    });

    it("bring back the codec that it had", async () => {
      const { id } = await add(wish("Own codec"));
      const { sql } = server.house.database;
      await sql`insert into sensor_codecs (clinic_id, sensor_id, source, mapping, saved_at, saved_by) values ('clinic', ${id}, 'function decode() {}', '{"a": [1]}', now(), 'sam')`;
      await ask("DELETE", `/api/admin/sensors/${id}`, "sam");
      await ask("POST", `/api/admin/sensors/${id}/restore`, "sam");
      expect((await page(id)).codec).toEqual({ source: "function decode() {}", mapping: { a: [1] } });
    });

    it("bring back nothing after a day, nor what never was", async () => {
      const { id } = await add(wish("Yesterday"));
      await ask("DELETE", `/api/admin/sensors/${id}`, "sam");
      server.clock.now = noon + 25 * hourMs;
      expect((await ask("POST", `/api/admin/sensors/${id}/restore`, "sam")).status).toBe(404);
      server.clock.now = noon;
      expect((await ask("POST", "/api/admin/sensors/no-such/restore", "sam")).status).toBe(404);
    });
  });

  describe("looking at one", () => {
    it("see its last messages with what was read of each, the unreadable ones too", async () => {
      const { id, issued } = await add(wish("Watched"));
      await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 5, 2));
      await soon(async () => expect((await page(id)).messages).toHaveLength(1));
      await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, "<what>\0</what>");
      await soon(async () => expect((await page(id)).messages).toHaveLength(2));
      const { messages, health, linesHeard } = await page(id);
      expect(messages[0]).toMatchObject({ via: "http", payload: "<what>\uFFFD</what>", readings: [], problem: expect.stringContaining("(whole payload)") as string });
      expect(JSON.parse(messages[1]?.payload ?? "")).toMatchObject({ apiName: "Axis Retail Data" });
      expect(messages[1]).toMatchObject({ problem: null, readings: [{ kind: "crossings", in: 5, out: 2, at: noon }] });
      expect(health.silence).toBe("troubled");
      expect(linesHeard).toEqual([{ line: "1", kind: "line" }]);
    });

    it("see the last twenty of a flood, and lose no count of it", async () => {
      const { id, issued } = await add(wish("Flooded"));
      for (let wave = 0; wave < 3; wave++) await Promise.all(Array.from({ length: 30 }, (_, i) => push(`/api/ingest/${id}`, `Bearer ${issued.token}`, `broken ${wave}/${i}`)));
      await Promise.all(Array.from({ length: 30 }, (_, i) => push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon - i * minuteMs, 1, 1))));
      const count = async () => (await server.house.database.sql<{ n: number }[]>`select count(*)::int as n from sensor_messages where sensor_id = ${id}`)[0]?.n;
      await soon(async () => expect((await page(id)).messages[0]?.problem).toBeNull());
      expect(await count()).toBe(20);
      const [row] = await server.house.database.sql<{ n: number }[]>`select count(*)::int as n from readings where sensor_id = ${id}`;
      expect(row?.n).toBe(30);
    });

    it("never see what the adapter calls private", async () => {
      const axis = server.house.adapters.get("axis-people-counter") as NonNullable<ReturnType<typeof server.house.adapters.get>>;
      server.house.adapters.set(axis.id, { ...axis, privateFields: ["serial"] });
      const { id, issued } = await add(wish("Private"));
      await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(noon, 1, 1));
      await soon(async () => expect((await page(id)).messages).toHaveLength(1));
      server.house.adapters.set(axis.id, axis);
      expect((await page(id)).messages[0]?.payload).not.toContain("b8a44f0a1c01");
    });

    it("see three days of it, hour by hour, and how much of each it was heard", async () => {
      const { id, issued } = await add(wish("Steady"));
      server.clock.now = noon - 5 * hourMs;
      await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(server.clock.now, 0, 0));
      for (let i = 30; i > 0; i--) {
        server.clock.now = noon - i * minuteMs;
        await push(`/api/ingest/${id}`, `Bearer ${issued.token}`, axisPush(server.clock.now, 2, 1));
      }
      server.clock.now = noon;
      const { history, drift } = await page(id);
      expect(history).toHaveLength(72);
      // 30 reports of two in and one out between half past eleven and noon.
      expect(history[70]).toEqual({ at: noon - hourMs, readings: 30, in: 60, out: 30, heard: 0.5 });
      expect(history[71]).toMatchObject({ readings: 0, in: 0, out: 0 });
      expect(drift.lines).toEqual([{ door: "Waiting room door", line: null, tooManyPercent: expect.any(Number) as number, spreadPercent: expect.any(Number) as number, isLearned: false }]);
      expect(drift.houseMissedPercent?.likely).toBeGreaterThan(0);
    });

    it("read the token nowhere", async () => {
      const { id, issued } = await add(wish("Secret"));
      const answer = await ask("GET", `/api/admin/sensors/${id}`, "sam");
      expect(answer.text).not.toContain(issued.token);
      expect(answer.text).toContain("your token");
    });

    it("try out a message that counts nobody and leaves no trace", async () => {
      const { id } = await add(wish("Tried"));
      const before = JSON.stringify(server.house.keeper.state("clinic").zones);
      const tried = async (payload: string) => (await ask("POST", `/api/admin/sensors/${id}/test`, "sam", { payload })).json as unknown as TestAnswer;
      expect(await tried(JSON.stringify(axisPush(noon, 4, 1)))).toEqual({ readings: [expect.objectContaining({ kind: "crossings", in: 4, out: 1 })], problem: null });
      expect((await tried('{"timestamp": "tomorrow", "in": 1, "out": 2}')).problem).toMatchObject({ field: "timestamp" });
      for (const hostile of ["", "\0", "[".repeat(30_000), '{"__proto__": 1}', "NaN"]) expect((await tried(hostile)).problem).not.toBeNull();
      expect((await ask("POST", `/api/admin/sensors/${id}/test`, "sam", { payload: "x".repeat(70_000) })).status).toBe(400);
      expect(JSON.stringify(server.house.keeper.state("clinic").zones)).toBe(before);
      expect(await page(id)).toMatchObject({ messages: [], health: { silence: "never", trouble: null } });
    });
  });
});
