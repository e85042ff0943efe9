import { describe, expect, it } from "vitest";
import { qrPath } from "#ui/qr-path.ts";

describe("qrPath", () => {
  it("draws the finder patterns in three corners (ISO/IEC 18004, 6.3.3)", () => {
    const { path, size } = qrPath("https://a.example/t/abc");
    expect(size).toBe(25); // 23 bytes need version 2, which holds 26 at level M and is 25 modules wide.
    expect(path.startsWith("M0 0h7v1h-7z")).toBe(true);
    expect(path).toContain("M18 0h7v1h-7z");
    expect(path).toContain("M0 24h7v1h-7z");
  });
});
