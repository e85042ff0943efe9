import { describe, expect, it } from "vitest";
import { lineOf, staleAfterMs, type Shown } from "#features/shell/line-state.ts";

const aPicture = (with_: Partial<Shown> = {}): Shown => ({ asOf: 1_000, ageMs: 0, hasFailed: false, ...with_ });

describe("lineOf", () => {
  it("is quiet while pictures come, by socket or by plain HTTP", () => {
    expect(lineOf([aPicture()], true)).toBe(false);
    expect(lineOf([aPicture()], false)).toBe(false);
  });

  it("is lost when plain HTTP fails too, and says of when the picture is", () => {
    expect(lineOf([aPicture({ hasFailed: true })], false)).toBe(1_000);
  });

  it("forgets a failure once the socket is back", () => {
    expect(lineOf([aPicture({ hasFailed: true })], true)).toBe(false);
  });

  it("is lost when pictures stop coming over a socket that looks open", () => {
    expect(lineOf([aPicture({ ageMs: staleAfterMs + 1 })], true)).toBe(1_000);
  });

  it("goes by the socket alone on a screen without a picture", () => {
    expect(lineOf([], true)).toBe(false);
    expect(lineOf([], false)).toBe(true);
  });
});
