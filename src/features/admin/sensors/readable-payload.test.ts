import { describe, expect, it } from "vitest";
import { readablePayload } from "#features/admin/sensors/readable-payload.ts";

describe("readablePayload", () => {
  it("gives JSON a line for each field", () => {
    expect(readablePayload('{"in":1,"out":2}')).toBe('{\n  "in": 1,\n  "out": 2\n}');
  });

  it("leaves alone what is no JSON, or was cut", () => {
    expect(readablePayload("<count>3</count>")).toBe("<count>3</count>");
    expect(readablePayload('{"in": 1 (cut: 70 kB in all)')).toBe('{"in": 1 (cut: 70 kB in all)');
  });
});
