import { describe, expect, it } from "vitest";
import { personState } from "#features/staffing/person-state.ts";

const now = 1_000_000;
const person = { status: null, statusUntil: null, onShift: true, onBreak: false, roomId: null };

describe("personState", () => {
  it("follows the roster while nobody has said anything", () => {
    expect(personState(person, now).code).toBe("working");
    expect(personState({ ...person, onBreak: true }, now)).toEqual({ code: "on-break", until: null });
    expect(personState({ ...person, onShift: false }, now).code).toBe("off");
  });

  it("believes a room more than the roster, and a word more than both", () => {
    expect(personState({ ...person, onShift: false, roomId: "room-1" }, now).code).toBe("working");
    expect(personState({ ...person, roomId: "room-1", status: "on-break", statusUntil: now + 1 }, now)).toEqual({ code: "on-break", until: now + 1 });
    expect(personState({ ...person, roomId: "room-1", status: "off" }, now).code).toBe("off");
    expect(personState({ ...person, onBreak: true, status: "working" }, now).code).toBe("working");
  });

  it("asks after a break that should be over", () => {
    expect(personState({ ...person, status: "on-break", statusUntil: now }, now)).toEqual({ code: "break-over", until: now });
  });
});
