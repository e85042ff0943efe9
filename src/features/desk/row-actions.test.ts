import { describe, expect, it } from "vitest";
import { aTicket, minute, noon } from "#features/desk/fixtures.ts";
import { isUndoable, mainMoveOf, movesOf } from "#features/desk/row-actions.ts";

describe("movesOf", () => {
  it("offers what the state machine allows, and nothing else", () => {
    expect(movesOf(aTicket({ state: "waiting" }))).toEqual(["hold", "step-out", "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "called" }))).toEqual(["start", "recall", "unanswered", "put-back", "hold", "step-out", "no-show", "leave", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "in-service" }))).toEqual(["finish", "hold", "leave", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "on-hold" }))).toEqual(["resume", "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "stepped-out" }))).toEqual(["come-back", "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "done" }))).toEqual([]);
    expect(movesOf(aTicket({ state: "no-show" }))).toEqual(["reinstate", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "left" }))).toEqual(["reinstate", "enter-in-error"]);
  });
});

describe("mainMoveOf", () => {
  it("is what comes next for the patient", () => {
    expect(mainMoveOf(aTicket({ state: "called" }))).toBe("start");
    expect(mainMoveOf(aTicket({ state: "in-service" }))).toBe("finish");
    expect(mainMoveOf(aTicket({ state: "no-show" }))).toBe("reinstate");
    expect(mainMoveOf(aTicket({ state: "done" }))).toBeUndefined();
  });
});

describe("isUndoable", () => {
  it("ends when the server says", () => {
    const moved = aTicket({ lastMove: { action: "call", by: "Ana", at: noon, undoUntil: noon + 2 * minute } });
    expect(isUndoable(moved, noon + minute)).toBe(true);
    expect(isUndoable(moved, noon + 2 * minute)).toBe(false);
    expect(isUndoable(aTicket(), noon)).toBe(false);
  });
});
