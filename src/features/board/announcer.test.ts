import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAnnouncer, type Memory } from "#features/board/announcer.ts";
import { keyOf, type Call } from "#features/board/calls.ts";

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

  it("drops a call whose patient has come before it was read out", async () => {
    const { announcer, heard } = aScreen();
    announcer.announce([aCall("A1"), aCall("A2"), aCall("A3")], [aCall("A1"), aCall("A2"), aCall("A3")]);
    await vi.advanceTimersByTimeAsync(1000);
    announcer.announce([], [aCall("A1"), aCall("A3")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard.filter((words) => words.endsWith("begins"))).toEqual(["A1 begins", "A3 begins"]);
  });

  it("reads a dropped call out when it is reinstated", async () => {
    const { announcer, heard } = aScreen();
    announcer.announce([aCall("A1"), aCall("A2")], [aCall("A1"), aCall("A2")]);
    announcer.announce([], [aCall("A1")]);
    expect(announcer.wasAnnounced(keyOf(aCall("A2")))).toBe(false);
    announcer.announce([aCall("A2")], [aCall("A1"), aCall("A2")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard.filter((words) => words.endsWith("begins"))).toEqual(["A1 begins", "A2 begins"]);
  });

  it("reads a patient who is called again while they wait for their turn out once", async () => {
    const { announcer, heard } = aScreen();
    const again = { ...aCall("A2"), id: "A2/0/2", at: aCall("A2").at + 60_000 };
    announcer.announce([aCall("A1"), aCall("A2")], [aCall("A1"), aCall("A2")]);
    announcer.announce([again], [again, aCall("A1")]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard.filter((words) => words.endsWith("begins"))).toEqual(["A1 begins", "A2 begins"]);
  });

  it("finishes the call that it has begun, and reads a recall out afterwards", async () => {
    const { announcer, heard } = aScreen();
    const again = { ...aCall("A1"), id: "A1/0/2", at: aCall("A1").at + 60_000 };
    announcer.announce([aCall("A1")], [aCall("A1")]);
    await vi.advanceTimersByTimeAsync(1000);
    announcer.announce([again], [again]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard).toEqual(["A1 begins", "A1 ends", "A1 begins", "A1 ends"]);
  });

  it("remembers a day of calls and not more", () => {
    const memory = inMemory();
    const { announcer } = aScreen(memory);
    for (let i = 0; i < 1000; i++) announcer.announce([aCall(`A${i}`)]);
    expect(memory.read()).toHaveLength(400);
    expect(announcer.wasAnnounced(keyOf(aCall("A999")))).toBe(true);
  });
});
