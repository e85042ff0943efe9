import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodecMapping, CodecPage, CodecTried } from "#contract/codecs.ts";
import { fieldMeaning } from "#contract/codecs.ts";
import { meanings } from "#sensors/codec/mapping.ts";
import { saveClinic } from "#server/clinics.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

const source = "function decodeUplink(input) { var b = input.bytes; return { data: { in: b[0] << 8 | b[1], out: b[2] << 8 | b[3], battery: b[4] } }; }";
const hostile = "function decodeUplink() { for (;;) new Array(1e5).fill(0).map((x) => new Array(1e5).fill(x)); }";
const mapping: CodecMapping = {
  decodedBy: "codec",
  fPorts: [2],
  fields: [
    { path: "in", means: "in-total", name: "1", modulus: 65536 },
    { path: "out", means: "out-total", name: "1", modulus: 65536 },
    { path: "battery", means: "battery-percent" },
  ],
};

/** What ChirpStack posts for a message of five bytes: in, out, battery. */
let counter = 0;
const chirpStack = (entered: number, left: number, more: object = {}) => ({
  deduplicationId: `d-${++counter}`,
  time: new Date(noon + counter * 1_000).toISOString(),
  deviceInfo: { devEui: "70b3d5e75e00abcd" },
  fPort: 2,
  data: Buffer.from([entered >> 8, entered & 255, left >> 8, left & 255, 90]).toString("base64"),
  ...more,
});

describe("codecs that administrators bring", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const token = newToken();
  const doorToken = newToken();

  const ask = async (path: string, options: { as?: string; method?: string; body?: unknown; origin?: string } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: options.method ?? (options.body === undefined ? "GET" : "POST"),
      headers: { ...(options.as ? { cookie: cookies[options.as] ?? "" } : {}), ...(options.origin ? { origin: options.origin } : {}), ...(options.body === undefined ? {} : { "content-type": "application/json" }) },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return { status: response.status, json: (text === "" ? null : JSON.parse(text)) as Record<string, unknown> };
  };
  const bring = (body: unknown, as = "sam") => ask("/api/admin/sensors/radio/codec", { as, method: "PUT", body });
  const attempt = async (body: unknown) => (await ask("/api/admin/codecs/try", { as: "sam", body })).json as unknown as CodecTried;
  const ingest = async (sensor: string, secret: string, body: unknown) => {
    const response = await fetch(`${server.url}/api/ingest/${sensor}`, { method: "POST", headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" }, body: JSON.stringify(body) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const inside = () => server.house.keeper.state("clinic").zones.waiting?.people;

  beforeAll(async () => {
    server = await openTestHouse();
    for (const id of ["clinic", "other"]) {
      const setup = smallClinic(id);
      setup.sensors.push({ id: "radio", name: "Radio counter", adapter: "lorawan-codec", expectedEverySeconds: 600, placements: [{ at: "door", doorId: "door", reversed: false }] });
      await saveClinic(server.house, setup, { isDemo: false });
    }
    const { sql } = server.house.database;
    await issueToken(sql, { clinicId: "clinic", kind: "sensor", subjectId: "radio" }, token, noon);
    await issueToken(sql, { clinicId: "clinic", kind: "sensor", subjectId: "door-sensor" }, doorToken, noon);
    for (const [username, role, clinicId] of [["sam", "administrator", "clinic"], ["ana", "front-desk", "clinic"], ["eve", "administrator", "other"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId });
      const response = await fetch(`${server.url}/api/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ username, password: "correct horse" }) });
      cookies[username] = response.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  it("refuses messages of a sensor that has none yet, and says so", async () => {
    expect(await ingest("radio", token, chirpStack(1, 0))).toMatchObject({ status: 400, json: { code: "bad-payload", detail: expect.stringContaining("this sensor has no codec yet") as string } });
    expect(server.house.keeper.health("clinic").radio?.trouble?.says).toContain("no codec yet");
  });

  it("are saved by administrators of that clinic, and by nobody else", async () => {
    expect((await bring({ source, mapping }, "ana")).status).toBe(403);
    expect((await ask("/api/admin/sensors/radio/codec", { method: "PUT", body: { source, mapping } })).status).toBe(401);
    expect((await ask("/api/admin/sensors/radio/codec", { as: "sam", method: "PUT", body: { source, mapping }, origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await ask("/api/admin/codecs/try", { as: "ana", body: { source, fPort: 2, bytes: "00" } })).status).toBe(403);
    expect((await bring({ source, mapping })).status).toBe(204);
    const { json } = await ask("/api/admin/sensors/radio/codec", { as: "sam" });
    expect(json).toMatchObject({ sensor: { id: "radio", name: "Radio counter" }, codec: { source, mapping, savedAt: noon, savedBy: "sam" } });
    expect((await ask("/api/admin/sensors/radio/codec", { as: "eve" })).json).toMatchObject({ codec: null });
    expect((await ask("/api/admin/sensors/none/codec", { as: "sam" })).status).toBe(404);
    expect(await ask("/api/admin/sensors/door-sensor/codec", { as: "sam" })).toMatchObject({ status: 409, json: { code: "not-possible-now" } });
  });

  it("read a device's messages into counts", async () => {
    expect((await ingest("radio", token, chirpStack(100, 40))).status).toBe(202);
    expect(await ingest("radio", token, chirpStack(112, 49))).toMatchObject({ status: 202, json: { accepted: 2, repeated: 0 } });
    expect(inside()).toBe(3);
    expect(server.house.keeper.health("clinic").radio).toMatchObject({ batteryPercent: 90 });
    expect(server.house.keeper.health("clinic").radio?.trouble).toBeUndefined();
  });

  it("read a total that has rolled over", async () => {
    await ingest("radio", token, chirpStack(65535, 65535));
    const before = inside() ?? 0;
    await ingest("radio", token, chirpStack(2, 0));
    expect(inside()).toBe(before + 3 - 1);
  });

  it("count nothing of other ports, of joins and of a message that comes again", async () => {
    const before = inside();
    expect((await ingest("radio", token, chirpStack(500, 0, { fPort: 3 }))).json).toEqual({ accepted: 0, repeated: 0 });
    expect((await ingest("radio", token, { deviceInfo: { devEui: "70b3d5e75e00abcd" }, time: new Date(noon).toISOString() })).json).toEqual({ accepted: 0, repeated: 0 });
    const again = chirpStack(2, 0);
    await ingest("radio", token, again);
    expect((await ingest("radio", token, again)).json).toEqual({ accepted: 0, repeated: 2 });
    expect(inside()).toBe(before);
  });

  it("are refused when they do not load, and the earlier one stays", async () => {
    for (const [bad, says] of [
      ["function decodeUplink(", /not valid JavaScript.*line 1/],
      ["function somethingElse() {}", /defines no function decodeUplink/],
      ["for (;;);", /longer than 100 ms/],
    ] as const) {
      const { status, json } = await bring({ source: bad, mapping });
      expect(status).toBe(400);
      expect(json.field).toBe("source");
      expect(json.detail).toMatch(says);
    }
    expect((await ask("/api/admin/sensors/radio/codec", { as: "sam" })).json).toMatchObject({ codec: { source } });
  });

  it.each([
    [{ ...mapping, fields: [] }, "mapping.fields"],
    [{ ...mapping, fields: [{ path: "a b", means: "in-total" }] }, "mapping.fields[0].path"],
    [{ ...mapping, fields: [{ path: "in", means: "in-total", name: "\u0000" }] }, "mapping.fields[0].name"],
    [{ ...mapping, fields: [{ path: "in", means: "in-total", name: "\ud800" }] }, "mapping.fields[0].name"],
    [{ ...mapping, fields: [{ path: "in", means: "in-total" }, { path: "out", means: "in-total" }] }, "mapping.fields[1].means"],
    [{ ...mapping, fPorts: [0] }, "mapping.fPorts[0]"],
  ])("are refused with a mapping that cannot be: %j", async (bad, field) => {
    expect(await bring({ source, mapping: bad })).toMatchObject({ status: 400, json: { code: "bad-request", field } });
  });

  it("that are hostile fail their own message only, with a clear sentence", { timeout: 60_000 }, async () => {
    await bring({ source: hostile, mapping });
    const before = inside() ?? 0;
    const [stopped, other] = await Promise.all([ingest("radio", token, chirpStack(9, 0)), ingest("door-sensor", doorToken, axisPush(noon, 4, 0))]);
    expect(stopped).toMatchObject({ status: 400, json: { code: "bad-payload", field: "(codec)" } });
    expect(stopped.json.detail).toMatch(/did not answer within 500 ms|longer than 100 ms|16 MB/);
    expect(other.status).toBe(202);
    expect(inside()).toBe(before + 4);
    expect(server.house.keeper.health("clinic").radio?.trouble?.says).toContain("Unreadable message: (codec): The codec");
    await bring({ source, mapping });
    expect((await ingest("radio", token, chirpStack(3, 0))).status).toBe(202);
    expect(inside()).toBe(before + 5);
  });

  it.each([
    ["a negative count", "{ in: -1 }", "in", /negative/],
    ["a number that is none", "{ in: 0 / 0 }", "in", /expected a number/],
    ["a crowd that no clinic holds", "{ in: 1e30 }", "in", /too large/],
    ["a total beyond where it rolls over", "{ in: 70000 }", "in", /roll over/],
    ["a battery beyond full", "{ battery: 255 }", "battery", /0 to 100/],
  ])("that tell %s are refused by the field's name", async (_, data, field, says) => {
    await bring({ source: `function decodeUplink() { return { data: ${data} }; }`, mapping });
    const before = inside();
    const { status, json } = await ingest("radio", token, chirpStack(1, 1));
    expect(status).toBe(400);
    expect(json.field).toBe(field);
    expect(json.detail).toMatch(says);
    expect(inside()).toBe(before);
  });

  it("that tell troubles in unwritable words are heard all the same", async () => {
    await bring({ source: "function decodeUplink() { return { data: { state: 'broken\\u0000\\ud800', in: 3 } }; }", mapping: { ...mapping, fields: [{ path: "state", means: "trouble" }] } });
    expect((await ingest("radio", token, chirpStack(1, 1))).status).toBe(202);
    expect(server.house.keeper.health("clinic").radio?.trouble?.says).toContain("broken");
  });

  it("are not needed where the network server decodes", async () => {
    const elsewhere: CodecMapping = { decodedBy: "network-server", fPorts: [], fields: [{ path: "people.now", means: "occupancy", name: "total" }] };
    expect((await bring({ source: "", mapping: elsewhere })).status).toBe(204);
    expect((await ingest("radio", token, chirpStack(1, 1, { object: { people: { now: 4 } } }))).json).toEqual({ accepted: 1, repeated: 0 });
    expect(await ingest("radio", token, chirpStack(1, 1))).toMatchObject({ status: 400, json: { field: "(decoded fields)" } });
  });

  it("are tried on a message, and nothing is counted", async () => {
    const before = inside();
    const tried = await attempt({ source, fPort: 2, bytes: "00 0c 00 09 5a", mapping });
    expect(tried).toMatchObject({
      output: { in: 12, out: 9, battery: 90 },
      fields: [{ path: "in", value: 12 }, { path: "out", value: 9 }, { path: "battery", value: 90 }],
      readings: [{ kind: "totals", line: "1", inTotal: 12, outTotal: 9, modulus: 65536 }, { kind: "health", batteryPercent: 90 }],
      problem: null,
      suggestedMapping: { fields: [{ path: "in", means: "in-total" }, { path: "out", means: "out-total" }, { path: "battery", means: "battery-percent" }] },
    });
    expect(await attempt({ source, fPort: 2, bytes: "AAwACVo=" })).toMatchObject({ output: { in: 12 } });
    expect(inside()).toBe(before);
  });

  it("are tried on fields that a network server has decoded", async () => {
    expect(await attempt({ fPort: 2, decoded: '{"line_1_total_in": 5, "line_1_total_out": 4}' })).toMatchObject({ readings: [{ kind: "totals", line: "1", inTotal: 5, outTotal: 4, modulus: 2 ** 32 }] });
    expect(await attempt({ fPort: 2, decoded: "not JSON" })).toMatchObject({ problem: { of: "message", field: "decoded" } });
  });

  it("that fail a try say where", async () => {
    expect(await attempt({ source: "function decodeUplink(i) {\n return i.x.y;\n}", fPort: 2, bytes: "00" })).toMatchObject({ output: null, problem: { of: "codec", code: "threw", line: 2 } });
    expect(await attempt({ source, fPort: 2, bytes: "nothing!" })).toMatchObject({ problem: { of: "message", field: "bytes" } });
    expect(await attempt({ source, fPort: 2, bytes: "ffff0000ff", mapping })).toMatchObject({ output: { battery: 255 }, problem: { of: "mapping", field: "battery", says: expect.stringContaining("0 to 100") as string } });
    expect((await ask("/api/admin/codecs/try", { as: "sam", body: { source, fPort: 300, bytes: "00" } })).status).toBe(400);
  });

  it("are tried a few at once, and no more", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask("/api/admin/codecs/try", { as: "sam", body: { source: hostile, fPort: 2, bytes: "00" } })));
    expect(answers.filter((a) => a.status === 200).length).toBe(3);
    expect(answers.filter((a) => a.status === 429).length).toBe(5);
  });

  it("are shown with the last message of the device, to try them on", async () => {
    const rows = [JSON.stringify(chirpStack(12, 9, { object: { n: 1 } })), JSON.stringify({ deviceInfo: { devEui: "70b3d5e75e00abcd" } }), "no JSON"];
    for (const payload of rows)
      await server.house.database.sql`insert into sensor_messages (clinic_id, sensor_id, received_at, via, payload, readings) values ('clinic', 'radio', ${new Date(noon)}, 'http', ${payload}, '[]')`;
    const { lastMessage } = (await ask("/api/admin/sensors/radio/codec", { as: "sam" })).json as unknown as CodecPage;
    expect(lastMessage).toEqual({ receivedAt: noon, fPort: 2, bytes: "000c00095a", decoded: '{\n  "n": 1\n}' });
  });

  it("know the same meanings on both sides of the wire", () => {
    expect(fieldMeaning.options).toEqual([...meanings]);
  });
});
