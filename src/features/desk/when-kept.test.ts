import { describe, expect, it } from "vitest";
import { whenKept } from "#features/desk/when-kept.ts";

describe("whenKept", () => {
  it("turns calling the next into calling whom the desk saw as next", () => {
    expect(whenKept({ type: "call-next", roomId: "r1" }, { move: "call", ticketId: "t1", version: 3, roomId: "r1" })).toEqual({ type: "call", ticketId: "t1", roomId: "r1", expectedVersion: 3 });
    expect(whenKept({ type: "call-next", roomId: "r1" }, null)).toBeNull();
  });

  it("does not do later what must be done while somebody looks at it", () => {
    expect(whenKept({ type: "close-day" }, null)).toBeNull();
    expect(whenKept({ type: "undo", ticketId: "t1" }, null)).toBeNull();
  });

  it("keeps everything else as it is", () => {
    expect(whenKept({ type: "hold", ticketId: "t1" }, null)).toEqual({ type: "hold", ticketId: "t1" });
  });
});
