import { describe, expect, it } from "vitest";
import { keepReceipts } from "#server/board-receipts.ts";

const report = (boardId: string, shown: string[], spoken: string[] = [], at = 1000) => ({ clinicId: "clinic", boardId, at, shown, spoken });

describe("keepReceipts", () => {
  it("knows on which boards a call stands, and which have read it out", () => {
    const receipts = keepReceipts();
    receipts.take(report("hall", ["a/0/1"], ["a/0/1"]));
    receipts.take(report("waiting", ["a/0/1"]));
    expect(receipts.shownOn("clinic", "a/0/1")).toEqual(["hall", "waiting"]);
    expect(receipts.spokenOn("clinic", "a/0/1")).toEqual(["hall"]);
    expect(receipts.shownOn("elsewhere", "a/0/1")).toEqual([]);
  });

  it("counts the same report once, however often it comes", () => {
    const receipts = keepReceipts();
    expect(receipts.take(report("hall", ["a/0/1"]))).toBe(true);
    expect(receipts.take(report("hall", ["a/0/1"], [], 2000))).toBe(false);
    expect(receipts.shownOn("clinic", "a/0/1")).toEqual(["hall"]);
    expect(receipts.heardAt("clinic", "hall")).toBe(2000);
  });

  it("does not go back in time when two processes tell it in the wrong order", () => {
    const receipts = keepReceipts();
    receipts.take(report("hall", [], [], 2000));
    receipts.take(report("hall", [], [], 1000));
    expect(receipts.heardAt("clinic", "hall")).toBe(2000);
    expect(receipts.heardAt("clinic", "spare")).toBeNull();
  });

  it("forgets the oldest of very many calls", () => {
    const receipts = keepReceipts();
    for (let i = 0; i < 501; i++) receipts.take(report("hall", [`${i}`]));
    expect(receipts.shownOn("clinic", "0")).toEqual([]);
    expect(receipts.shownOn("clinic", "500")).toEqual(["hall"]);
  });
});
