import { afterAll, describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { typedIn } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { openLookAheadThread } from "#server/look-ahead-thread.ts";

describe("the look-ahead's thread", () => {
  const thread = openLookAheadThread();
  afterAll(() => thread.close());
  const state = aClinic({ tickets: [aTicket({ id: "guest", inServiceMinutes: 3 }), aTicket({ id: "a" }), aTicket({ id: "b", waitedMinutes: 4 })] });
  const learned = typedIn(state.setup);

  it("answers what the look-ahead answers, to several at once", { timeout: 60_000 }, async () => {
    const here = lookAheadWith(learned, { seed: 3, paths: 200 })(state, noon);
    const there = await Promise.all([1, 2].map(() => thread.look({ state, at: noon, learned, seed: 3, paths: 200 })));
    expect(there).toEqual([here, here]);
  });

  it("says what was wrong with a clinic that contradicts itself, and goes on", { timeout: 60_000 }, async () => {
    const wrong = aClinic({ tickets: [aTicket({ serviceIds: ["nowhere"] })] });
    await expect(thread.look({ state: wrong, at: noon, learned, seed: 3, paths: 10 })).rejects.toThrow("nowhere");
    expect((await thread.look({ state, at: noon, learned, seed: 3, paths: 50 })).at).toBe(noon);
  });
});
