import { describe, expect, it } from "vitest";
import { ticketState } from "#contract/views.ts";
import { aTicket, minute, noon } from "#features/desk/fixtures.ts";
import { isPossible, isUndoable, keyOf, mainMoveOf, moveOnKey, movesOf, rowKeys } from "#features/desk/row-actions.ts";

describe("movesOf", () => {
  const kept = ["note", "set-privacy"];
  it("offers what the state machine allows, and nothing else", () => {
    expect(movesOf(aTicket({ state: "arrived" }))).toEqual(["join", "transfer", "reprioritise", ...kept, "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "waiting" }))).toEqual(["hold", "step-out", "transfer", "reprioritise", ...kept, "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "called" }))).toEqual(["start", "recall", "unanswered", "put-back", "hold", "step-out", ...kept, "no-show", "leave", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "in-service" }))).toEqual(["finish", "hold", "send-out", "transfer", ...kept, "leave", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "on-hold" }))).toEqual(["resume", "transfer", "reprioritise", ...kept, "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "stepped-out" }))).toEqual(["come-back", "reprioritise", ...kept, "leave", "cancel", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "sent-out" }))).toEqual(["come-back", "finish", ...kept, "leave", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "done" }))).toEqual([]);
    expect(movesOf(aTicket({ state: "no-show" }))).toEqual(["reinstate", "enter-in-error"]);
    expect(movesOf(aTicket({ state: "left" }))).toEqual(["reinstate", "enter-in-error"]);
  });
});

describe("the keys of a row", () => {
  const onKey = (keys: string, state: Parameters<typeof aTicket>[0] = {}) => moveOnKey(rowKeys.find((one) => one.keys === keys)?.moves ?? ["call"], aTicket(state));

  it("reach every move, each by one key, and no key twice", () => {
    const all = ticketState.options.flatMap((state) => movesOf(aTicket({ state })));
    expect(all.filter((move) => keyOf(move) === undefined)).toEqual([]);
    expect(new Set(rowKeys.map(({ keys }) => keys)).size).toBe(rowKeys.length);
  });

  it("are shared by moves that exclude each other", () => {
    expect(onKey("h", { state: "waiting" })).toBe("hold");
    expect(onKey("h", { state: "on-hold" })).toBe("resume");
    expect(onKey("o", { state: "called" })).toBe("step-out");
    expect(onKey("o", { state: "stepped-out" })).toBe("come-back");
    expect(onKey("o", { state: "sent-out" })).toBe("come-back");
    expect(onKey("r", { state: "waiting" })).toBe("call");
    expect(onKey("r", { state: "called" })).toBe("recall");
    expect(onKey("q", { state: "arrived" })).toBe("join");
    expect(onKey("q", { state: "left" })).toBe("reinstate");
    expect(onKey("q", { state: "called" })).toBe("put-back");
  });

  it("never stand for two moves that are both possible", () => {
    for (const { moves } of rowKeys)
      for (const state of ticketState.options) expect(moves.filter((move) => isPossible(move, aTicket({ state }))).length, `${moves.join()} while ${state}`).toBeLessThanOrEqual(1);
  });

  it("leave the keys of the whole desk alone", () => {
    expect(rowKeys.map(({ keys }) => keys).filter((keys) => ["c", "n", "b", "u", "j", "k", "g", "/", "?", "Enter"].includes(keys))).toEqual([]);
  });
});

describe("mainMoveOf", () => {
  it("is what comes next for the patient", () => {
    expect(mainMoveOf(aTicket({ state: "called" }))).toBe("start");
    expect(mainMoveOf(aTicket({ state: "arrived" }))).toBe("join");
    expect(mainMoveOf(aTicket({ state: "sent-out" }))).toBe("come-back");
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
