import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CameraMessage } from "#contract/camera.ts";
import { makeDelivery, type DeliveryState } from "#features/camera/counting/delivery.ts";
import type { Interval } from "#features/camera/counting/interval-maker.ts";
import { newSession } from "#features/camera/counting/interval-store.ts";
import { memoryStore } from "#features/camera/counting/memory-store.ts";
import { dayMs } from "#domain/time.ts";

const now = 1_700_000_000_000;
const day = "2023-11-14";
const anInterval = (entered: number, at = now): Interval => ({ from: at - 1_000, at, lines: [{ line: "door", in: entered, out: 0 }], areas: [], health: { detectionsPerSecond: 5, troubles: [] } });

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

type Answer = "ok" | "lost-before" | "lost-after" | 400 | 401 | 413 | 429 | 500 | 503;

/** A server that knows a repeat from news, behind a network that loses what it likes. */
function aServer(answers: (message: CameraMessage) => Answer) {
  const counted = new Map<string, number>();
  const messages: CameraMessage[] = [];
  const count = ({ session, intervals }: CameraMessage) => intervals.forEach(({ seq, lines }) => counted.set(`${session}/${seq}`, lines.reduce((sum, line) => sum + line.in, 0)));
  return {
    messages,
    total: () => [...counted.values()].reduce((sum, one) => sum + one, 0),
    async send(message: CameraMessage): Promise<number> {
      messages.push(message);
      const answer = answers(message);
      if (answer === "lost-before") throw new TypeError("network");
      if (answer === "ok" || answer === "lost-after") count(message);
      if (answer === "lost-after") throw new TypeError("network");
      return answer === "ok" ? 200 : answer;
    },
  };
}

async function delivering(answers: (message: CameraMessage) => Answer, intervals: Interval[]) {
  const store = memoryStore();
  const server = aServer(answers);
  const states: DeliveryState[] = [];
  const delivery = makeDelivery({ store, send: server.send, clock: () => Date.now(), tell: (state) => states.push(state) });
  for (const interval of intervals) await store.keep(interval, day);
  delivery.kick();
  await vi.advanceTimersByTimeAsync(0);
  return { store, server, delivery, last: () => states.at(-1) as DeliveryState };
}

describe("counts on their way", () => {
  it("are gone from the browser once the server has them", async () => {
    const { store, server, last } = await delivering(() => "ok", [anInterval(2), anInterval(3)]);
    expect(server.total()).toBe(5);
    expect(await store.waiting()).toBe(0);
    expect(last()).toEqual({ waiting: 0, deliveredAt: now, trouble: null, setAside: 0, dropped: 0 });
  });

  it("wait while the network is down, and go at once when it is back", async () => {
    let isDown = true;
    const { server, delivery, last } = await delivering(() => (isDown ? "lost-before" : "ok"), [anInterval(2)]);
    expect(last()).toMatchObject({ waiting: 1, trouble: { is: "offline" } });
    isDown = false;
    delivery.hurry();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.total()).toBe(2);
    expect(last().trouble).toBeNull();
  });

  it("are tried again by themselves, more and more rarely", async () => {
    const { server } = await delivering(() => 503, [anInterval(1)]);
    const triesBy = async (seconds: number) => (await vi.advanceTimersByTimeAsync(seconds * 1_000), server.messages.length);
    expect(server.messages).toHaveLength(1);
    expect(await triesBy(1)).toBe(2);
    expect(await triesBy(2)).toBe(3);
    expect(await triesBy(5)).toBe(4);
    expect(await triesBy(9)).toBe(4);
  });

  it("travel at most 500 in one message", async () => {
    const { server } = await delivering(() => "ok", Array.from({ length: 1_100 }, () => anInterval(1)));
    expect(server.messages.map(({ intervals }) => intervals.length)).toEqual([500, 500, 100]);
    expect(server.total()).toBe(1_100);
  });

  it("that a stranger sent stay here until the browser is connected again", async () => {
    let isPaired = false;
    const { store, server, last } = await delivering(() => (isPaired ? "ok" : 401), [anInterval(4)]);
    expect(last().trouble).toEqual({ is: "not-connected" });
    expect(await store.waiting()).toBe(1);
    isPaired = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.total()).toBe(4);
  });

  it("one that the server cannot read is set aside alone and said, and the others arrive", async () => {
    const { store, server, last } = await delivering(
      ({ intervals }) => (intervals.some(({ lines }) => lines[0]?.in === 99) ? 400 : "ok"),
      [1, 2, 99, 4, 5, 6, 7].map((entered) => anInterval(entered)),
    );
    expect(server.total()).toBe(25);
    expect(await store.waiting()).toBe(0);
    expect(last()).toMatchObject({ setAside: 1, waiting: 0, trouble: null });
  });

  it("older than seven days are dropped with a word", async () => {
    const { server, last } = await delivering(() => "ok", [anInterval(1, now - 7 * dayMs - 1), anInterval(2, now - 6 * dayMs)]);
    expect(server.total()).toBe(2);
    expect(last().dropped).toBe(1);
  });

  it("count exactly once, whatever happens to each message", async () => {
    const fates = fc.array(fc.constantFrom<Answer>("ok", "lost-before", "lost-after", 401, 429, 500, 503), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fates, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }), async (answers, people) => {
        let tries = 0;
        const { store, server } = await delivering(() => answers[tries++] ?? "ok", people.map((entered) => anInterval(entered)));
        await vi.advanceTimersByTimeAsync(answers.length * 61_000);
        expect(server.total()).toBe(people.reduce((sum, one) => sum + one, 0));
        expect(await store.waiting()).toBe(0);
        vi.clearAllTimers();
      }),
      { numRuns: 60 },
    );
  });
});

describe("a session", () => {
  it("is a UUID that nobody else has", () => {
    const sessions = Array.from({ length: 100 }, newSession);
    expect(new Set(sessions).size).toBe(100);
    for (const session of sessions) expect(session).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("never gives a number twice, also after what was sent is gone", async () => {
    const store = memoryStore();
    await store.keep(anInterval(1), day);
    await store.remove([0]);
    await store.keep(anInterval(1), day);
    expect((await store.oldest(9)).map(({ interval }) => interval.seq)).toEqual([1]);
  });
});
