import { request as plainRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cameraSetup, type CameraDrawing, type CameraMessage } from "#contract/camera.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { saveClinic } from "#server/clinics.ts";
import { isApi } from "#server/http/api.ts";
import { issueToken, newToken, revokeTokens } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { builtSha256, sha256Of } from "#server/vision/build-model.ts";

const session = "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11";
const camera = (id: string) => ({ id, name: `Camera ${id}`, adapter: "anteroom-camera", expectedEverySeconds: 30, placements: [] });

/** One line across the waiting room's door, and one area over its chairs. */
const drawn: CameraDrawing = {
  source: { kind: "mjpeg", url: "http://192.168.1.20:8080/video" },
  lines: [
    { id: "door", name: "Door", from: { x: 0.2, y: 0.5 }, to: { x: 0.8, y: 0.5 }, door: { doorId: "door", reversed: true } },
    { id: "aisle", name: "Aisle", from: { x: 0, y: 0 }, to: { x: 1, y: 1 }, door: null },
  ],
  areas: [{ id: "chairs", name: "Chairs", corners: [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }], zoneId: "waiting" }],
  detectionsPerSecond: 4,
  leastScore: 0.5,
};

describe("the camera page's server", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const tokens = { cam: newToken(), pedestal: newToken(), elsewhere: newToken(), "door-sensor": newToken() };

  const ask = async (path: string, options: { as?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: options.method ?? (options.body === undefined ? "GET" : "POST"),
      headers: { ...(options.as ? { cookie: cookies[options.as] ?? "" } : {}), ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: typeof options.body === "string" ? options.body : JSON.stringify(options.body) }),
      redirect: "manual",
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, headers: response.headers, bytes, json: (isJson ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown> };
  };
  const pair = async (sensorId: keyof typeof tokens | "cam", token: string) => {
    const answer = await ask(`/camera/${sensorId}/pair/${token}`);
    if (answer.status === 303) cookies[sensorId] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    return answer;
  };
  const setupOf = async (as: string, sensorId = "cam") => cameraSetup.parse((await ask(`/api/camera/${sensorId}`, { as })).json);
  const save = (as: string, version: number, drawing: unknown, headers: Record<string, string> = {}) => ask("/api/camera/cam/drawing", { as, method: "PUT", body: { version, drawing }, headers });
  const placements = (sensorId = "cam") => server.house.keeper.state("clinic").setup.sensors.find((s) => s.id === sensorId)?.placements;

  beforeAll(async () => {
    server = await openTestHouse();
    const here: ClinicSetup = smallClinic();
    await saveClinic(server.house, { ...here, sensors: [...here.sensors, camera("cam"), camera("pedestal")] }, { isDemo: false });
    const there = smallClinic("elsewhere");
    await saveClinic(server.house, { ...there, sensors: [camera("elsewhere")] }, { isDemo: false });
    for (const [subjectId, token] of Object.entries(tokens)) await issueToken(server.house.database.sql, { clinicId: subjectId === "elsewhere" ? "elsewhere" : "clinic", kind: "sensor", subjectId }, token, noon);
    for (const [username, role, clinicId] of [["ana", "front-desk", "clinic"], ["sam", "administrator", "clinic"], ["eve", "administrator", "elsewhere"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId });
      const answer = await ask("/api/sign-in", { body: { username, password: "correct horse" } });
      cookies[username] = answer.headers.getSetCookie().map((c) => c.split(";", 1)[0]).join("; ");
    }
  });
  afterAll(() => server.close());

  describe("pairing", () => {
    it("sets a cookie that no script can read, and leads away from the address with the token", async () => {
      const answer = await pair("cam", tokens.cam);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/camera/cam"]);
      expect(answer.headers.get("set-cookie")).toBe(`anteroom_camera_cam=${tokens.cam}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000`);
    });

    it.each([["an unknown token", () => newToken()], ["another camera's token", () => tokens.pedestal], ["another sensor's token", () => tokens["door-sensor"]]])("refuses %s", async (_what, token) => {
      expect(await pair("cam", token())).toMatchObject({ status: 401, json: { code: "bad-token" } });
    });

    it("knows no camera page of a sensor that is none", async () => {
      expect(await ask(`/camera/door-sensor/pair/${tokens["door-sensor"]}`)).toMatchObject({ status: 404, json: { code: "not-found" } });
    });
  });

  describe("GET /api/camera/:sensorId", () => {
    it("gives the paired browser what it needs before anything was drawn", async () => {
      expect(await setupOf("cam")).toEqual({
        sensor: { id: "cam", name: "Camera cam" },
        clinic: { name: "Clinic clinic", timeZone: "Europe/Zurich" },
        paired: true,
        doors: [{ id: "door", name: "Waiting room door", from: null, to: "Waiting area" }],
        zones: [{ id: "waiting", name: "Waiting area" }],
        version: 0,
        drawing: { source: { kind: "device", deviceId: null }, lines: [], areas: [], detectionsPerSecond: 5, leastScore: null },
        model: { ready: true, name: "SSD MobileNetV2, Open Images", url: `/vision/model/${builtSha256}.tflite`, sha256: builtSha256, bytes: 10_035_838, personClass: "Person", leastScore: 0.38 },
        wasmBase: "/vision/wasm/0.10.35",
      });
    });

    it("lets an administrator of the clinic look, unpaired", async () => {
      expect((await setupOf("sam")).paired).toBe(false);
    });

    it.each([
      ["nobody", undefined, "cam", 401, "not-signed-in"],
      ["the front desk", "ana", "cam", 403, "not-allowed"],
      ["another clinic's administrator", "eve", "cam", 404, "not-found"],
      ["another camera's browser", "cam", "pedestal", 401, "not-signed-in"],
      ["an administrator, of a sensor that is no camera page", "sam", "door-sensor", 404, "not-found"],
      ["an administrator, of no sensor", "sam", "constructor", 404, "not-found"],
      ["nobody, of no sensor", undefined, "constructor", 401, "not-signed-in"],
    ])("refuses %s", async (_who, as, sensorId, status, code) => {
      expect(await ask(`/api/camera/${sensorId}`, as === undefined ? {} : { as })).toMatchObject({ status, json: { code } });
    });

    it("says to a browser whose token was revoked that it is", async () => {
      await pair("pedestal", tokens.pedestal);
      expect((await setupOf("pedestal", "pedestal")).paired).toBe(true);
      await revokeTokens(server.house.database.sql, { clinicId: "clinic", kind: "sensor", subjectId: "pedestal" }, noon);
      expect(await ask("/api/camera/pedestal", { as: "pedestal" })).toMatchObject({ status: 401, json: { code: "bad-token" } });
    });
  });

  describe("PUT /api/camera/:sensorId/drawing", () => {
    it.each([
      ["an address that is none", { ...drawn, source: { kind: "hls", url: "rtsp://cam/1" } }, "drawing.source.url"],
      ["an address that runs a script", { ...drawn, source: { kind: "mjpeg", url: "javascript:alert(1)" } }, "drawing.source.url"],
      ["an unknown door", { ...drawn, lines: [drawn.lines[1], { ...drawn.lines[0], door: { doorId: "back", reversed: false } }] }, "drawing.lines.1.door.doorId"],
      ["an unknown zone", { ...drawn, areas: [{ ...drawn.areas[0], zoneId: "attic" }] }, "drawing.areas.0.zoneId"],
      ["two lines of one name", { ...drawn, lines: [drawn.lines[0], drawn.lines[0]] }, "drawing.lines"],
      ["a point beside the picture", { ...drawn, lines: [{ ...drawn.lines[0], from: { x: 1.5, y: 0 } }] }, "drawing.lines.0.from.x"],
      ["a hundred detections a second", { ...drawn, detectionsPerSecond: 100 }, "drawing.detectionsPerSecond"],
    ])("refuses %s, naming the field, and changes nothing", async (_what, drawing, field) => {
      expect(await save("cam", 0, drawing)).toMatchObject({ status: 400, json: { code: "bad-request", field, detail: expect.any(String) as string } });
      expect(placements()).toEqual([]);
      expect((await setupOf("cam")).version).toBe(0);
    });

    it("refuses a page of another site, and whoever may not see the camera", async () => {
      expect(await save("cam", 0, drawn, { origin: "https://evil.example" })).toMatchObject({ status: 403, json: { code: "not-allowed" } });
      expect((await save("ana", 0, drawn)).status).toBe(403);
      expect((await save("eve", 0, drawn)).status).toBe(404);
      expect((await setupOf("cam")).version).toBe(0);
    });

    it("saves the drawing, and places its lines and areas in the clinic's setup", async () => {
      const answer = await save("cam", 0, drawn);
      expect([answer.status, answer.json.version, answer.json.drawing]).toEqual([200, 1, drawn]);
      const placed = [
        { line: "door", at: "door", doorId: "door", reversed: true },
        { line: "chairs", at: "zone", zoneId: "waiting" },
      ];
      expect(placements()).toEqual(placed);
      const rows = await server.house.database.sql`select line, door_id, reversed, zone_id from sensor_placements where clinic_id = 'clinic' and sensor_id = 'cam' order by position`;
      expect([...rows]).toEqual([
        { line: "door", door_id: "door", reversed: true, zone_id: null },
        { line: "chairs", door_id: null, reversed: false, zone_id: "waiting" },
      ]);
      expect(await setupOf("sam")).toMatchObject({ version: 1, drawing: drawn });
    });

    it("refuses who drew over an older version, and keeps what was saved and placed", async () => {
      expect(await save("sam", 0, { ...drawn, lines: [] })).toMatchObject({ status: 409, json: { code: "changed-meanwhile", detail: expect.stringContaining("Somebody else has saved this camera") as string } });
      expect(await save("sam", 7, { ...drawn, lines: [] })).toMatchObject({ status: 409 });
      expect(await setupOf("cam")).toMatchObject({ version: 1, drawing: drawn });
      expect(placements()).toHaveLength(2);
    });

    it("lets exactly one of two win who save at once", async () => {
      const answers = await Promise.all([save("cam", 1, { ...drawn, detectionsPerSecond: 6 }), save("sam", 1, { ...drawn, detectionsPerSecond: 7 })]);
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
      expect((await setupOf("cam")).version).toBe(2);
    });

    it("says in the log who changed the setup", async () => {
      const actors = await server.house.database.sql<{ actor: unknown }[]>`select actor from events where clinic_id = 'clinic' and type = 'setup-changed' order by seq`;
      expect(actors[1]?.actor).toEqual({ kind: "system", name: "camera page" });
    });

    it("shows a line where an administrator has placed it since", async () => {
      const { setup } = server.house.keeper.state("clinic");
      await saveClinic(server.house, { ...setup, sensors: setup.sensors.map((s) => (s.id === "cam" ? { ...s, placements: [{ line: "aisle", at: "door", doorId: "door", reversed: false }] } : s)) }, { isDemo: false });
      const { drawing } = await setupOf("cam");
      expect(drawing.lines.map(({ id, door }) => [id, door])).toEqual([
        ["door", null],
        ["aisle", { doorId: "door", reversed: false }],
      ]);
      expect(drawing.areas[0]?.zoneId).toBeNull();
      expect((await save("cam", 2, drawn)).status).toBe(200);
    });
  });

  describe("counting from the page", () => {
    const message = (seq: number, counts: { in: number; out: number }): CameraMessage => ({
      camera: "anteroom",
      session,
      intervals: [{ seq, from: noon - 10_000 + seq, at: noon + seq, lines: [{ line: "door", ...counts }], areas: [{ area: "chairs", people: 2 }], health: { detectionsPerSecond: 5, troubles: [] } }],
    });
    const post = (body: unknown, options: { as?: string; headers?: Record<string, string> } = {}) => ask("/api/ingest/cam", { body, as: "cam", ...options });
    const counted = () => server.house.database.sql<{ count: unknown }[]>`select count from count_events where sensor_id = 'cam'`;

    it("takes the pairing cookie, and counts a repeat once", async () => {
      expect(await post(message(1, { in: 3, out: 1 }))).toMatchObject({ status: 202, json: { accepted: 3, repeated: 0 } });
      expect(await post(message(1, { in: 3, out: 1 }))).toMatchObject({ status: 202, json: { accepted: 0, repeated: 3 } });
      expect((await counted()).map((row) => row.count)).toContainEqual({ type: "crossed", line: "door", at: noon + 1, in: 3, out: 1 });
    });

    it("takes it from our own pages only", async () => {
      const before = (await counted()).length;
      for (const origin of ["https://evil.example", "null", "http://127.0.0.1:1"]) expect(await post(message(2, { in: 9, out: 0 }), { headers: { origin } })).toMatchObject({ status: 401, json: { code: "bad-token" } });
      expect((await counted()).length).toBe(before);
      expect((await post(message(2, { in: 0, out: 1 }), { headers: { origin: server.url } })).status).toBe(202);
    });

    it("goes by the bearer token where there is one, as ever", async () => {
      expect((await post(message(3, { in: 1, out: 0 }), { as: "nobody", headers: { authorization: `Bearer ${tokens.cam}` } })).status).toBe(202);
      expect((await post(message(4, { in: 1, out: 0 }), { headers: { authorization: "Bearer of-somebody-else" } })).status).toBe(401);
    });

    it.each([["another camera's browser", "pedestal"], ["an administrator who only looks", "sam"], ["nobody", "nobody"]])("refuses %s", async (_who, as) => {
      expect(await post(message(5, { in: 1, out: 0 }), { as })).toMatchObject({ status: 401, json: { code: "bad-token" } });
    });

    it("does not take a camera's cookie for another sensor", async () => {
      expect((await ask("/api/ingest/door-sensor", { as: "cam", body: {} })).status).toBe(401);
    });

    it("names the field of what it cannot read", async () => {
      const broken = message(6, { in: 1, out: 0 });
      (broken.intervals[0]?.lines[0] as { in: unknown }).in = -1;
      expect(await post(broken)).toMatchObject({ status: 400, json: { code: "bad-payload", field: "intervals[0].lines[0].in" } });
    });
  });

  describe("the model and its program", () => {
    it("come with the hash in the address, to be kept for ever", async () => {
      const answer = await ask(`/vision/model/${builtSha256}.tflite`);
      expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "application/octet-stream", "public, max-age=31536000, immutable"]);
      expect(sha256Of(answer.bytes)).toBe(builtSha256);
    });

    it("come compressed, as what they are", async () => {
      const wasm = await ask("/vision/wasm/0.10.35/vision_wasm_module_internal.wasm", { headers: { "accept-encoding": "gzip" } });
      expect([wasm.status, wasm.headers.get("content-type"), wasm.headers.get("content-encoding"), wasm.headers.get("cache-control")]).toEqual([200, "application/wasm", "gzip", "public, max-age=31536000, immutable"]);
      expect(wasm.bytes.length).toBe(11_153_641);
      const script = await ask("/vision/wasm/0.10.35/vision_wasm_module_internal.js");
      expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    });

    it.each([
      ["/vision/model/" + "0".repeat(64) + ".tflite"],
      ["/vision/model/..%2f..%2fsecret"],
      ["/vision/model/"],
      ["/vision/wasm/0.10.34/vision_wasm_internal.js"],
      ["/vision/wasm/0.10.35/..%2fpackage.json"],
      ["/vision/wasm/0.10.35/%2e%2e%2fpackage.json"],
      ["/vision/wasm/0.10.35/../package.json"],
      ["/vision/wasm/0.10.35/..%5cpackage.json"],
      ["/vision/wasm/..%2f0.10.35/vision_wasm_internal.js"],
      ["/vision/wasm/0.10.35/%2fetc%2fpasswd"],
      ["/vision/wasm/0.10.35/vision_wasm_internal.js%00.wasm"],
      ["/vision/wasm/0.10.35//vision_wasm_internal.js"],
      ["/vision/../package.json"],
      ["/vision/wasm/0.10.35/constructor"],
    ])("are nothing else: %s", async (path) => {
      const { status, body } = await unchanged(server.url, path);
      expect(status, body.slice(0, 200)).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ code: "not-found" });
    });
  });

  it.each([
    ["/camera/cam/pair/token", true],
    ["/vision/wasm/0.10.35/x.js", true],
    ["/api/camera/cam", true],
    ["/camera/cam", false],
    ["/camera/cam/pair", false],
    ["/visions", false],
  ])("answers %s itself: %s", (url, expected) => {
    expect(isApi({ url } as IncomingMessage)).toBe(expected);
  });
});

/** fetch would tidy up the path before it asks. */
function unchanged(url: string, path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    plainRequest({ hostname, port, path }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part)).on("end", () => resolve({ status: response.statusCode, body }));
    }).on("error", reject).end();
  });
}
