import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aTicket, noon } from "#domain/builders.ts";
import { ticketsAround, ticketsGone, usualHeads } from "#domain/occupancy/tickets-gone.ts";

const waiting = (n: number) => ({ waiting: n, justCome: 0, inRooms: 0 });
const alone = { peoplePerTicket: 1, sd: 0 };
const usual = { peoplePerTicket: 1.4, sd: 0.1 };

describe("usualHeads", () => {
  it("are the patients with their companions", () => {
    // 10 x 1.4 = 14; variance 10 x 0.4 of companions, (10 x 0.1)^2 of the ratio, 14 x 0.04 of those who are up: 4 + 1 + 0.56.
    expect(usualHeads(waiting(10), usual).mean).toBeCloseTo(14);
    expect(usualHeads(waiting(10), usual).sd).toBeCloseTo(Math.sqrt(5.56));
  });

  it("count half of those who may or may not be there: on the way, or left in their seats", () => {
    // 8 seated bring 11.2, 2 on the way 1.4 of 2.8, 5 in rooms 1 of their 2 companions.
    expect(usualHeads({ waiting: 10, justCome: 2, inRooms: 5 }, usual).mean).toBeCloseTo(13.6);
  });

  it("are never fewer than one for each ticket, where a part of the house is not counted", () => {
    expect(usualHeads(waiting(10), { peoplePerTicket: 0.8, sd: 0.1 }).mean).toBe(10);
  });
});

describe("ticketsGone", () => {
  it("follows from Bayes' rule", () => {
    // One ticket, nobody seen, give or take 0.5. Prior odds of gone: 0.017 / 1.017 = 0.016716. Nobody seen when it is gone:
    // 1 / 0.5 = 2. When it is not: variance 0.25 + 0.04, exp(-1 / 0.58) / sqrt(0.29) = 0.33111. Odds 0.10097, chance 0.09171.
    const gone = ticketsGone({ mean: 0, sd: 0.5 }, waiting(1), alone);
    expect(gone.probability).toBeCloseTo(0.09171, 4);
    expect(gone.expected).toBeCloseTo(0.09171, 4);
    expect(gone.atLeast).toBe(0);
    expect(gone.sure).toBeCloseTo(1);
  });

  it("finds five missing where everybody comes alone and four of ten are seen: one may be up for a moment", () => {
    const gone = ticketsGone({ mean: 4, sd: 0.3 }, waiting(10), alone);
    expect(gone.atLeast).toBe(5);
    expect(gone.expected).toBeGreaterThan(5);
    expect(gone.expected).toBeLessThan(6);
  });

  it("believes in nobody gone when people are as many as usual", () => {
    const gone = ticketsGone({ mean: 14, sd: 1 }, waiting(10), usual);
    expect(gone.atLeast).toBe(0);
    expect(gone.probability).toBeLessThan(0.2);
  });

  it("knows no more than the published share where the count says nothing", () => {
    // Geometric with a mean of 20 x 0.017 = 0.34.
    const gone = ticketsGone({ mean: 28, sd: 1e6 }, waiting(20), usual);
    expect(gone.expected).toBeCloseTo(0.34, 2);
    expect(gone.probability).toBeCloseTo(0.34 / 1.34, 2);
  });

  it("has nobody to miss where nobody waits", () => {
    expect(ticketsGone({ mean: 4, sd: 1 }, waiting(0), usual)).toEqual({ expected: 0, probability: 0, atLeast: 0, sure: 1 });
  });

  it("believes in more gone, the fewer are seen, and never in more than wait", () => {
    const some = fc.record({ n: fc.integer({ min: 0, max: 60 }), seen: fc.integer({ min: 0, max: 120 }), sd: fc.double({ min: 0.3, max: 8, noNaN: true }), party: fc.double({ min: 1, max: 3, noNaN: true }) });
    const isSane = fc.property(some, ({ n, seen, sd, party }) => {
      const ratio = { peoplePerTicket: party, sd: 0.1 };
      const [more, fewer] = [seen + 1, seen].map((mean) => ticketsGone({ mean, sd }, waiting(n), ratio));
      expect(fewer?.expected).toBeGreaterThanOrEqual(0);
      expect(fewer?.expected).toBeLessThanOrEqual(n);
      expect(fewer?.sure).toBeGreaterThanOrEqual(0.9);
      expect(fewer?.probability).toBeLessThanOrEqual(1);
      // Within what is usual; far above it the widest explanation wins.
      if (more && seen + 1 <= n) expect(more.expected).toBeLessThanOrEqual((fewer?.expected ?? 0) + 1e-9);
    });
    fc.assert(isSane);
  });
});

describe("ticketsAround", () => {
  it("tells who sits, who is on the way and who is in a room", () => {
    const tickets = [aTicket({ id: "a" }), aTicket({ id: "b", waitedMinutes: 1 }), aTicket({ id: "c", calledMinutesAgo: 1 }), aTicket({ id: "d", inServiceMinutes: 3 }), aTicket({ id: "e", state: "done" })];
    expect(ticketsAround({ tickets: Object.fromEntries(tickets.map((t) => [t.id, t])) }, noon)).toEqual({ waiting: 2, justCome: 1, inRooms: 2 });
  });
});
