import { describe, expect, it } from "vitest";
import { allReasons, hasReason, readReasons, reason } from "#domain/queue/reason.ts";

describe("a reason", () => {
  it("of the house is a code with what it is about, and several stand beside each other", () => {
    const written = allReasons([reason("says-urgent"), reason("same-name", "G417")]);
    expect(written).toBe("says-urgent; same-name: G417");
    expect(readReasons(written)).toEqual([{ code: "says-urgent", about: "" }, { code: "same-name", about: "G417" }]);
    expect([hasReason(written, "says-urgent"), hasReason(written, "no-name"), hasReason(undefined, "no-name")]).toEqual([true, false, false]);
  });

  it("of a person stays as they wrote it", () => {
    for (const words of ["on the telephone", "says-urgent; but walks well", "Result: not there; ask again", ""]) expect(readReasons(words)).toEqual([{ words }]);
  });

  it("cannot be made to say another thing by what it is about", () => {
    expect(readReasons(reason("unknown-service", "X; says-urgent\nY"))).toEqual([{ code: "unknown-service", about: "X says-urgent Y" }]);
  });
});
