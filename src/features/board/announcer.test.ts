import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAnnouncer, type Memory } from "#features/board/announcer.ts";
import type { Call } from "#features/board/calls.ts";

const aCall = (number: string): Call => ({ id: `${number}/0/1`, number, room: "Room 1", at: Date.UTC(2026, 0, 15, 12) });

function inMemory(): Memory {
  let kept: string[] = [];
  return { read: () => kept, write: (keys) => void (kept = keys) };
}

/** Every call takes three seconds to read out. */
function aScreen(memory = inMemory()) {
  const heard: string[] = [];
  const turns: (string | null)[] = [];
  const announcer = makeAnnouncer({
    memory,
    turnMs: 1000,
    onTurn: (call) => turns.push(call?.number ?? null),
    async speak(call) {
      heard.push(`${call.number} begins`);
      await new Promise((settle) => setTimeout(settle, 3000));
      heard.push(`${call.number} ends`);
    },
  });
  return { announcer, heard, turns };
}

describe("makeAnnouncer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("reads calls that come at once out one after another", async () => {
    const { announcer, heard, turns } = aScreen();
    announcer.announce([aCall("A1"), aCall("A2")]);
    await vi.advanceTimersByTimeAsync(1000);
    announcer.announce([aCall("A3")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard).toEqual(["A1 begins", "A1 ends", "A2 begins", "A2 ends", "A3 begins", "A3 ends"]);
    expect(turns).toEqual(["A1", "A2", "A3", null]);
  });

  it("announces a call once, also after the screen was loaded again", async () => {
    const memory = inMemory();
    aScreen(memory).announcer.announce([aCall("A1")]);
    const { announcer, heard } = aScreen(memory);
    announcer.announce([aCall("A1")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard).toEqual([]);
  });

  it("goes on with the next call when one cannot be read out", async () => {
    const turns: (string | null)[] = [];
    const announcer = makeAnnouncer({ memory: inMemory(), turnMs: 1000, onTurn: (call) => turns.push(call?.number ?? null), speak: () => Promise.reject(new Error("no voice")) });
    announcer.announce([aCall("A1"), aCall("A2")]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(turns).toEqual(["A1", "A2", null]);
  });
});
