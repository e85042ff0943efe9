import { describe, expect, it } from "vitest";
import { roomState } from "#features/staffing/room-state.ts";

const now = 1_000_000;
const room = { state: "free" as const, ticket: null, since: null, staff: [{ id: "ito", name: "Dr Ito" }], blockedKind: null, blockedUntil: null };

describe("roomState", () => {
  it("tells a free room that somebody works in from one that nobody does", () => {
    expect(roomState(room, now)).toEqual({ code: "free" });
    expect(roomState({ ...room, staff: [] }, now)).toEqual({ code: "free-nobody" });
  });

  it("asks whether it is ready once its time has come, and not before", () => {
    const blocked = { ...room, state: "blocked" as const, blockedKind: "cleaning" as const };
    expect(roomState({ ...blocked, blockedUntil: now + 1 }, now)).toEqual({ code: "blocked", kind: "cleaning", until: now + 1, isDue: false });
    expect(roomState({ ...blocked, blockedUntil: now }, now)).toMatchObject({ isDue: true });
    expect(roomState({ ...blocked, blockedUntil: null, blockedKind: null }, now)).toEqual({ code: "blocked", kind: "other", until: null, isDue: false });
  });

  it("tells who is in it since when", () => {
    expect(roomState({ ...room, state: "in-use", ticket: "G417", since: 5 }, now)).toEqual({ code: "in-use", ticket: "G417", since: 5 });
  });
});
