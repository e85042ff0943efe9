import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CameraDrawing } from "#contract/camera.ts";
import { saveClinic } from "#server/clinics.ts";
import { cameraCookie, makeGuard } from "#server/guard.ts";
import { makePageDresser } from "#server/http/dress-page.ts";
import { saveCameraDrawing } from "#server/store/camera-drawings.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("the dress of a page", () => {
  let server: TestHouse;
  const token = newToken();
  const address = "http://192.168.1.20:8080";
  const cookies: Record<string, string> = { paired: `${cameraCookie("cam")}=${token}` };
  const drawing = (url: string): CameraDrawing => ({ source: { kind: "mjpeg", url }, lines: [], areas: [], detectionsPerSecond: 5, leastScore: null });

  const dress = async (url: string, headers: Record<string, string> = {}) => {
    const set: Record<string, string> = {};
    const request = { url, headers: { host: "clinic.example", ...headers } } as unknown as IncomingMessage;
    const response = { setHeader: (name: string, value: string) => void (set[name] = value) } as unknown as ServerResponse;
    await makePageDresser(server.house, makeGuard(server.house, server.access))(request, response);
    return { request, policy: set["content-security-policy"] ?? "", permissions: set["permissions-policy"] };
  };

  beforeAll(async () => {
    server = await openTestHouse();
    const sensors = [{ id: "cam", name: "Camera", adapter: "anteroom-camera", expectedEverySeconds: 30, placements: [] }];
    for (const clinicId of ["clinic", "elsewhere"]) await saveClinic(server.house, { ...smallClinic(clinicId), sensors: clinicId === "clinic" ? sensors : [] }, { isDemo: false });
    const { sql } = server.house.database;
    await issueToken(sql, { clinicId: "clinic", kind: "sensor", subjectId: "cam" }, token, noon);
    await sql.begin((tx) => saveCameraDrawing(tx, "clinic", "cam", 0, drawing(`${address}/video?user=1`), noon));
    for (const [username, role, clinicId] of [["ana", "front-desk", "clinic"], ["sam", "administrator", "clinic"], ["eve", "administrator", "elsewhere"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId });
      const signedIn = await server.access.signIn(username, "correct horse", new Headers());
      cookies[username] = signedIn.ok ? signedIn.cookies.map((c) => c.split(";", 1)[0]).join("; ") : "";
    }
  });
  afterAll(() => server.close());

  it("is a policy with a nonce of its own, on the answer and for Next on the request", async () => {
    const [one, two] = [await dress("/floor"), await dress("/floor")];
    expect(one.request.headers["content-security-policy"]).toBe(one.policy);
    expect(one.policy).toContain(`'nonce-${String(one.request.headers["x-nonce"])}'`);
    expect(one.request.headers["x-nonce"]).not.toBe(two.request.headers["x-nonce"]);
    expect(one.policy).not.toContain("wasm");
    expect(one.permissions).toBe("camera=(), microphone=(), geolocation=()");
  });

  it("takes no nonce from a visitor", async () => {
    const known = { "x-nonce": "known", "content-security-policy": "script-src 'nonce-known'", "content-security-policy-report-only": "script-src 'nonce-known'" };
    for (const url of ["/floor", "/_next/static/x.js"]) expect(JSON.stringify((await dress(url, known)).request.headers)).not.toContain("known");
  });

  it.each(["paired", "sam"])("lets the camera page of %s reach the camera's own address", async (who) => {
    const { policy, permissions } = await dress("/camera/cam?x", { cookie: cookies[who] ?? "" });
    expect(policy).toContain("'wasm-unsafe-eval'");
    expect(policy).toContain(`img-src 'self' blob: data: ${address};`);
    expect(permissions).toContain("camera=(self)");
  });

  it.each(["ana", "eve", "nobody"])("does not tell that address to %s", async (who) => {
    const { policy } = await dress("/camera/cam", { cookie: cookies[who] ?? "" });
    expect(policy).toContain("'wasm-unsafe-eval'");
    expect(policy).not.toContain(address);
  });

  it("leaves out an address that would mean more in a policy", async () => {
    await server.house.database.sql.begin((tx) => saveCameraDrawing(tx, "clinic", "cam", 1, drawing("http://a;sandbox/video"), noon));
    expect((await dress("/camera/cam", { cookie: cookies.paired ?? "" })).policy).not.toContain("sandbox");
  });

  it.each(["/camera/", "/camera/..%2f", "/camera/%E0%A4%A", `/camera/${"x".repeat(200)}`, "/cameras/cam"])("of %s is that of any page", async (url) => {
    expect((await dress(url)).policy).not.toContain("wasm");
  });
});
