import { describe, expect, it } from "vitest";
import { originForPolicy, pagePolicy, permissionsPolicy, type PageNeeds } from "#server/http/page-policy.ts";

const plain: PageNeeds = { nonce: "abc", host: "clinic.example", isDevelopment: false, camera: undefined };

/** The sources of one directive. */
const allowed = (directive: string, needs: Partial<PageNeeds> = {}) =>
  pagePolicy({ ...plain, ...needs })
    .split("; ")
    .find((part) => part.startsWith(`${directive} `))
    ?.split(" ")
    .slice(1);

describe("the policy of a page", () => {
  it("lets only our own scripts and those with the nonce run", () => {
    expect(allowed("script-src")).toEqual(["'self'", "'nonce-abc'"]);
    for (const directive of ["object-src", "base-uri", "frame-ancestors"]) expect(allowed(directive)).toEqual(["'none'"]);
  });

  it("lets it talk to us, also by socket, and to nobody else", () => {
    expect(allowed("connect-src", { host: "192.168.1.5:3000" })).toEqual(["'self'", "ws://192.168.1.5:3000", "wss://192.168.1.5:3000"]);
    expect(allowed("connect-src", { host: "[::1]:3000" })).toEqual(["'self'", "ws://[::1]:3000", "wss://[::1]:3000"]);
    expect(allowed("img-src")).toEqual(["'self'", "blob:", "data:"]);
  });

  it.each([["evil.example; script-src *"], ["a;sandbox"], ["a,b"], ["a'b"], ["*"], [""]])("takes nothing from a visitor who says that our host is %j", (host) => {
    expect(allowed("connect-src", { host })).toEqual(["'self'"]);
    expect(pagePolicy({ ...plain, host }).split("; ")).toHaveLength(11);
  });

  it("lets a camera page compile the detector, and take its picture from its own camera", () => {
    const camera = { pictureOrigin: "http://192.168.1.20:8080" };
    expect(allowed("script-src", { camera })).toEqual(["'self'", "'nonce-abc'", "'wasm-unsafe-eval'"]);
    expect(allowed("connect-src", { camera })).toContain("http://192.168.1.20:8080");
    expect(allowed("img-src", { camera })).toContain("http://192.168.1.20:8080");
    expect(allowed("media-src", { camera })).toEqual(["'self'", "blob:", "http://192.168.1.20:8080"]);
    expect(allowed("media-src", { camera: { pictureOrigin: undefined } })).toEqual(["'self'", "blob:"]);
  });

  it("lets React evaluate in development, and never else", () => {
    expect(allowed("script-src", { isDevelopment: true })).toContain("'unsafe-eval'");
    expect(pagePolicy({ ...plain, camera: { pictureOrigin: undefined } })).not.toContain("'unsafe-eval'");
  });
});

describe("originForPolicy", () => {
  it.each([
    ["http://192.168.1.20:8080/video?x=1", "http://192.168.1.20:8080"],
    ["https://user:secret@cam.example/live.m3u8", "https://cam.example"],
    ["http://[fe80::1]/mjpeg", "http://[fe80::1]"],
    ["http://käse.example/", "http://xn--kse-qla.example"],
  ])("of %s is %s", (address, origin) => {
    expect(originForPolicy(address)).toBe(origin);
  });

  it.each([["http://a;sandbox/"], ["http://a'b/"], ["http://a,b/"], ["http://*.example/"]])("leaves out %s, which would mean more in a policy", (address) => {
    expect(originForPolicy(address)).toBeUndefined();
  });
});

describe("permissionsPolicy", () => {
  it("gives the camera to camera pages only, microphone and place to none", () => {
    expect(permissionsPolicy(true)).toBe("camera=(self), microphone=(), geolocation=()");
    expect(permissionsPolicy(false)).toBe("camera=(), microphone=(), geolocation=()");
  });
});
