import { afterAll, describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { typedIn } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import { whatIf } from "#domain/look-ahead/what-if/what-if.ts";
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

  it("answers of the next hours, and of changes, as the domain does", { timeout: 60_000 }, async () => {
    expect(await thread.outlook({ state, at: noon, learned, seed: 3, paths: 50 })).toEqual(outlookOf(state, noon, learned, { seed: 3, paths: 50 }));
    const changes = [{ type: "walk-ins" as const, serviceId: "gp", count: 5, withinMinutes: 30 }];
    expect(await thread.effects({ state, at: noon, learned, seed: 3, changes, busyMs: 0 })).toEqual(whatIf(state, noon, learned, changes, { seed: 3, goOn: () => false }));
  });

  it("says what was wrong with a clinic that contradicts itself, and goes on", { timeout: 60_000 }, async () => {
    const wrong = aClinic({ tickets: [aTicket({ serviceIds: ["nowhere"] })] });
    await expect(thread.look({ state: wrong, at: noon, learned, seed: 3, paths: 10 })).rejects.toThrow("nowhere");
    expect((await thread.look({ state, at: noon, learned, seed: 3, paths: 50 })).at).toBe(noon);
  });
});
