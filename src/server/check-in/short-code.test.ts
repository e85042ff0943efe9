import { describe, expect, it } from "vitest";
import { appointmentCode, codeLetters, doorCode, isDoorCode, isSameCode, readCode } from "#server/check-in/short-code.ts";

const secret = "0123456789abcdef0123456789abcdef";
const zurich = "Europe/Zurich";
const utc = (text: string) => Date.parse(text);

describe("appointmentCode", () => {
  it("is six letters that nobody confuses, the same every time", () => {
    const code = appointmentCode(secret, "clinic", "a-1");
    expect(code).toMatch(new RegExp(`^[${codeLetters}]{6}$`));
    expect(appointmentCode(secret, "clinic", "a-1")).toBe(code);
    for (const unclear of "BDGILOQSVZ012568") expect(codeLetters).not.toContain(unclear);
  });

  it("differs between appointments, clinics and installations", () => {
    const codes = Array.from({ length: 2_000 }, (_, i) => appointmentCode(secret, "clinic", `a-${i}`));
    // Of 64 million codes 2,000 draws hit one twice with a chance of 3 percent; these do not.
    expect(new Set(codes).size).toBe(2_000);
    expect(appointmentCode(secret, "other", "a-1")).not.toBe(codes[1]);
    expect(appointmentCode(`${secret}!`, "clinic", "a-1")).not.toBe(codes[1]);
  });
});

describe("the code at the door", () => {
  const today = doorCode(secret, "clinic", "2026-01-15");

  it("opens on its day, in the clinic's own time", () => {
    expect(isDoorCode(secret, "clinic", zurich, today, utc("2026-01-15T12:00:00Z"))).toBe(true);
    // Half past midnight of the 15th in Zurich is still the 14th in UTC.
    expect(isDoorCode(secret, "clinic", zurich, today, utc("2026-01-14T23:30:00Z"))).toBe(true);
  });

  it("opens no more the next morning, next week, the day before or at another clinic", () => {
    for (const moment of ["2026-01-16T06:00:00Z", "2026-01-22T12:00:00Z", "2026-01-14T12:00:00Z"]) expect(isDoorCode(secret, "clinic", zurich, today, utc(moment))).toBe(false);
    expect(isDoorCode(secret, "other", zurich, today, utc("2026-01-15T12:00:00Z"))).toBe(false);
  });

  it("still opens shortly after midnight, for whoever came before", () => {
    expect(isDoorCode(secret, "clinic", zurich, today, utc("2026-01-16T00:30:00Z"))).toBe(true);
  });
});

describe("readCode", () => {
  it("forgives small letters, spaces and dashes, and reads an address", () => {
    expect(readCode(" kx7-m3f ")).toBe("KX7M3F");
    expect(readCode("https://clinic.example/join/linden?a=KX7M3F")).toBe("KX7M3F");
  });

  it("takes nothing that is no code", () => {
    for (const typed of ["", "O0O0O0", "https://elsewhere.example/", "Ä".repeat(6), "<script>"]) expect(readCode(typed)).toBe("");
  });
});

describe("isSameCode", () => {
  it("compares also what is not of our letters, and never throws", () => {
    expect(isSameCode("KX7M3F", "KX7M3F")).toBe(true);
    for (const other of ["", "KX7M3", "KX7M3FF", "ÄÄÄÄÄÄ", "🙂🙂🙂"]) expect(isSameCode("KX7M3F", other)).toBe(false);
  });
});
