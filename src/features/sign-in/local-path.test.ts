import { describe, expect, it } from "vitest";
import { localPath } from "#features/sign-in/local-path.ts";

describe("localPath", () => {
  it.each(["/desk", "/reports?from=2026-01-01"])("goes on to %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each(["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "javascript:alert(1)", ""])("never leaves the house for %j", (path) => {
    expect(localPath(path)).toBeNull();
  });

  it("does not come back to signing in", () => {
    expect(localPath("/sign-in?next=/sign-in")).toBeNull();
  });

  it("has nowhere to go without an address, or with two", () => {
    expect(localPath(undefined)).toBeNull();
    expect(localPath(["/desk", "/floor"])).toBeNull();
  });
});
