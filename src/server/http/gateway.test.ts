import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AddedGateway, SensorList } from "#contract/sensors.ts";
import { saveClinic } from "#server/clinics.ts";
import { issueToken, newToken, revokeTokens } from "#server/store/tokens.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/** What is kept for administrators is written a moment after it was counted or refused. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

/** Totals of a Milesight VS350, through The Things Stack. */
const uplink = (devEui: string, inTotal: number, minute: number) => ({
  end_device_ids: { device_id: "door", dev_eui: devEui },
  uplink_message: { f_port: 85, f_cnt: minute, frm_payload: Buffer.from([0x04, 0xcc, inTotal & 255, inTotal >> 8, 0, 0]).toString("base64"), received_at: new Date(noon + minute * 60_000).toISOString() },
});

describe("senders that speak for many, and senders whom nobody knows", () => {
  let server: TestHouse;
  let cookie = "";
  let gateway: AddedGateway;
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}${path}`, { method, headers: { cookie, "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, json: (text === "" ? {} : JSON.parse(text)) as unknown };
  };
  const send = async (path: string, authorization: string | undefined, body: unknown) => {
    const response = await fetch(`${server.url}${path}`, { method: "POST", headers: authorization === undefined ? {} : { authorization }, body: typeof body === "string" ? body : JSON.stringify(body) });
    return { status: response.status, json: (await response.json()) as unknown };
  };
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const quarantine = async () => ((await ask("GET", "/api/admin/sensors")).json as SensorList).quarantine;
  const rowsOf = async (clinicId: string) => (await server.house.database.sql<{ n: number }[]>`select count(*)::int as n from quarantine where clinic_id = ${clinicId}`)[0]?.n;
  const withRadio = (setup: ClinicSetup, eui: string): ClinicSetup => ({
    ...setup,
    sensors: [...setup.sensors, { id: `radio-${setup.id}`, name: "Radio", adapter: "milesight-vs", externalId: eui, expectedEverySeconds: 600, placements: [{ at: "door", doorId: "door", reversed: false }] }],
  });

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, withRadio(smallClinic(), "24E124FFFE000001"), { isDemo: false });
    await saveClinic(server.house, withRadio({ ...smallClinic("elsewhere"), sensors: [] }, "24E124FFFE000002"), { isDemo: false });
    await server.access.addUser({ username: "sam", name: "Sam", password: "correct horse", role: "administrator", clinicId: "clinic" });
    const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username: "sam", password: "correct horse" }) });
    cookie = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    gateway = (await ask("POST", "/api/admin/gateways", { name: "The Things Stack" })).json as AddedGateway;
  });
  afterAll(() => server.close());

  it("a gateway's message counts for the sensor whose DevEUI it names", async () => {
    expect(gateway.id).toBe("the-things-stack");
    expect(gateway.issued.address).toBe(`${server.url}/api/gateway/the-things-stack`);
    const first = await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, uplink("24e124fffe000001", 100, 0));
    expect(first).toMatchObject({ status: 202, json: { accepted: 1, repeated: 0, unknown: 0, unreadable: 0 } });
    await send("/api/gateway/the-things-stack", basic("the-things-stack", gateway.issued.token), uplink("24e124fffe000001", 104, 10));
    expect(server.house.keeper.state("clinic").zones.waiting?.people).toBe(4);
  });

  it("a list is taken one by one: what is unknown or broken in it costs the others nothing", async () => {
    const broken = { ...uplink("24e124fffe000001", 1, 11), uplink_message: { f_port: 85, frm_payload: "not base64!" } };
    const list = [uplink("24e124fffe000001", 105, 20), broken, uplink("0000000000000009", 1, 0), 7, null, uplink("24e124fffe000001", 105, 20)];
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, list)).json).toEqual({ accepted: 1, repeated: 1, unknown: 3, unreadable: 1 });
    expect(server.house.keeper.state("clinic").zones.waiting?.people).toBe(5);
  });

  it("a gateway never speaks for another clinic's sensors", async () => {
    const before = server.house.keeper.state("elsewhere").countSeq;
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, uplink("24e124fffe000002", 50, 0))).json).toMatchObject({ accepted: 0, unknown: 1 });
    expect(server.house.keeper.state("elsewhere").countSeq).toBe(before);
    expect(await rowsOf("elsewhere")).toBe(0);
  });

  it("a gateway's token opens its own address and no sensor's", async () => {
    expect((await send("/api/gateway/the-things-stack", "Bearer wrong-token-wrong-token", {})).status).toBe(401);
    expect((await send("/api/gateway/another", `Bearer ${gateway.issued.token}`, {})).status).toBe(401);
    expect((await send("/api/ingest/door-sensor", `Bearer ${gateway.issued.token}`, axisPush(noon, 9, 0))).status).toBe(401);
    expect((await send("/api/gateway/the-things-stack", basic("door-sensor", gateway.issued.token), {})).status).toBe(401);
  });

  it("an unknown sender waits with its last message and a guess of what it is, and counts nothing", async () => {
    const people = server.house.keeper.state("clinic").zones.waiting?.people;
    for (const n of [1, 2]) await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, uplink("AABBCCDDEEFF0011", 40 + n, n));
    await soon(async () => expect((await quarantine()).find((q) => q.sender === "AABBCCDDEEFF0011")?.messages).toBe(2));
    const entry = (await quarantine()).find((q) => q.sender === "AABBCCDDEEFF0011");
    expect(entry).toMatchObject({ via: "gateway the-things-stack", reason: "unknown-sender", firstSeenAt: noon, lastSeenAt: noon });
    expect(entry?.lastPayload).toContain("AABBCCDDEEFF0011");
    expect(entry?.looksLike.map((l) => l.adapter)).toContain("milesight-vs");
    expect(server.house.keeper.state("clinic").zones.waiting?.people).toBe(people);
  });

  it("is known, and out of quarantine, once somebody has added it", async () => {
    const body = { name: "New radio", adapter: "milesight-vs", externalId: "aabbccddeeff0011", timeZone: null, expectedEverySeconds: 600, placements: [{ at: "zone", zoneId: "waiting" }] };
    expect((await ask("POST", "/api/admin/sensors", body)).status).toBe(201);
    expect((await quarantine()).some((q) => q.sender === "AABBCCDDEEFF0011")).toBe(false);
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, uplink("AABBCCDDEEFF0011", 43, 3))).json).toMatchObject({ accepted: 1, unknown: 0 });
  });

  it("stays hidden once it is dismissed, however long it goes on", async () => {
    const send1 = () => send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, { serial: "nuisance" });
    await send1();
    await soon(async () => expect((await quarantine()).some((q) => q.sender === "nuisance")).toBe(true));
    expect((await ask("POST", "/api/admin/quarantine/dismiss", { sender: "nuisance" })).status).toBe(204);
    await send1();
    await soon(async () => expect((await server.house.database.sql`select 1 from quarantine where sender = 'nuisance' and messages = 2`).length).toBe(1));
    expect((await quarantine()).some((q) => q.sender === "nuisance")).toBe(false);
    expect((await ask("POST", "/api/admin/quarantine/dismiss", { sender: "nobody" })).status).toBe(404);
  });

  it("a known sensor with a wrong token is refused, and its clinic sees it", async () => {
    expect((await send("/api/ingest/door-sensor", "Bearer wrong-token-wrong-token", axisPush(noon, 9, 0))).status).toBe(401);
    await soon(async () => expect((await quarantine()).find((q) => q.sender === "door-sensor")).toMatchObject({ reason: "wrong-token", via: "http", looksLike: [{ adapter: "axis-people-counter" }] }));
    expect((await send("/api/ingest/door-sensor", undefined, "x".repeat(900_000))).status).toBe(401);
    await soon(async () => expect((await quarantine()).find((q) => q.sender === "door-sensor")?.lastPayload).toBe("(too large to be looked at)"));
    expect((await send("/api/ingest/no-such-sensor", "Bearer wrong-token-wrong-token", {})).status).toBe(401);
  });

  it("is told to nobody where two clinics have a sensor of that name, unless the token was of one of them", async () => {
    await saveClinic(server.house, { ...smallClinic("third"), doors: [], sensors: [{ id: "door-sensor", name: "Door", adapter: "xovis", expectedEverySeconds: 60, placements: [] }] }, { isDemo: false });
    const old = newToken();
    const owner = { clinicId: "third", kind: "sensor", subjectId: "door-sensor" } as const;
    await issueToken(server.house.database.sql, owner, old, noon);
    await revokeTokens(server.house.database.sql, owner, noon);
    const before = (await quarantine()).find((q) => q.sender === "door-sensor")?.messages;
    await send("/api/ingest/door-sensor", "Bearer wrong-token-wrong-token", {});
    await send("/api/ingest/door-sensor", `Bearer ${old}`, {});
    await soon(async () => expect(await rowsOf("third")).toBe(1));
    expect((await quarantine()).find((q) => q.sender === "door-sensor")?.messages).toBe(before);
  });

  it("of a flood of unknown senders the last fifty are kept, in sixteen kilobytes each, and known ones count on", async () => {
    const flood = (from: number) => Array.from({ length: 400 }, (_, i) => ({ serial: `flood-${from + i}`, noise: "x".repeat(i % 50 === 0 ? 30_000 : 10) }));
    for (const from of [0, 400]) {
      server.clock.now += 1_000;
      expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, flood(from))).json).toMatchObject({ unknown: 400 });
    }
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, uplink("24e124fffe000001", 106, 30))).json).toMatchObject({ accepted: 1 });
    await soon(async () => expect((await quarantine()).some((q) => q.sender === "flood-799")).toBe(true));
    expect(await rowsOf("clinic")).toBeLessThanOrEqual(50);
    const sizes = await server.house.database.sql<{ bytes: number }[]>`select octet_length(last_payload) as bytes from quarantine`;
    expect(Math.max(...sizes.map((s) => s.bytes))).toBeLessThan(16 * 1024 + 100);
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, Array.from({ length: 1001 }, () => 1))).status).toBe(400);
  });

  it("hostile senders crash nothing", async () => {
    server.clock.now += 1_000;
    const names = ["a\0b", "\ud800", "<script>", "x".repeat(5_000), "'; drop table quarantine; --", " "];
    const bodies = [...names.map((serial) => JSON.stringify({ serial })), `{"a":`.repeat(5_000) + "1" + "}".repeat(5_000), '{"__proto__": {"serial": "x"}}', "\0\0\0", ""];
    for (const body of bodies) expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, body)).status).toBe(202);
    await soon(async () => expect((await quarantine()).map((q) => q.sender)).toEqual(expect.arrayContaining(["a b", "\uFFFD", "<script>", "(no name)"])));
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  describe("a counter's own address", () => {
    const token = newToken();
    beforeAll(() => issueToken(server.house.database.sql, { clinicId: "clinic", kind: "sensor", subjectId: "door-sensor" }, token, noon));

    it("takes the token as the password of Basic, or within the address", async () => {
      expect((await send("/api/ingest/door-sensor", basic("door-sensor", token), axisPush(noon + 60_000, 1, 1))).status).toBe(202);
      expect((await send(`/api/ingest/door-sensor/${token}`, undefined, axisPush(noon + 120_000, 1, 1))).status).toBe(202);
    });

    it("refuses another user's name, a wrong token in the address, and the address of another sensor", async () => {
      expect((await send("/api/ingest/door-sensor", basic("other-sensor", token), axisPush(noon, 1, 1))).status).toBe(401);
      expect((await send("/api/ingest/door-sensor", "Basic !!!!", axisPush(noon, 1, 1))).status).toBe(401);
      expect((await send("/api/ingest/door-sensor/wrong-token-wrong-token", undefined, axisPush(noon, 1, 1))).status).toBe(401);
      expect((await send(`/api/ingest/other-sensor/${token}`, undefined, axisPush(noon, 1, 1))).status).toBe(401);
    });
  });

  it("a gateway that is removed is refused from then on", async () => {
    const issued = (await ask("POST", "/api/admin/gateways/the-things-stack/token")).json as { token: string };
    expect((await send("/api/gateway/the-things-stack", `Bearer ${gateway.issued.token}`, {})).status).toBe(401);
    expect((await send("/api/gateway/the-things-stack", `Bearer ${issued.token}`, {})).status).toBe(202);
    expect((await ask("DELETE", "/api/admin/gateways/the-things-stack")).status).toBe(204);
    expect((await send("/api/gateway/the-things-stack", `Bearer ${issued.token}`, {})).status).toBe(401);
    expect((await ask("DELETE", "/api/admin/gateways/the-things-stack")).status).toBe(404);
  });
});
