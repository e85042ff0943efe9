import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aTicket, noon } from "#domain/builders.ts";
import { beforeCheckIn, momentsOf, partiesBeforeCheckIn } from "#domain/occupancy/before-check-in.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const alone = { peoplePerTicket: 1, sd: 0 };
const nobody = { waiting: 0, justCome: 0, inRooms: 0 };
const mean = (law: number[] | undefined) => momentsOf(law ?? []).mean;

describe("partiesBeforeCheckIn", () => {
  it("follows from Bayes' rule", () => {
    // Two people seen, give or take 0.5, everybody alone, one usual: the chances of n are as (1/2)^n times a bell of variance
    // 0.25 + 0.04 n about n. n = 0: exp(-8) / 0.5 = 0.000671; 1: 0.5 exp(-1 / 0.58) / 0.53852 = 0.165552; 2: 0.25 / 0.574456 = 0.435194;
    // 3: 0.125 exp(-1 / 0.74) / 0.608276 = 0.053205; 4: 0.0625 exp(-4 / 0.82) / 0.640312 = 0.000743. Together 0.655365.
    const law = partiesBeforeCheckIn({ mean: 2, sd: 0.5 }, nobody, alone, 1);
    [0.001024, 0.252610, 0.664049, 0.081184, 0.001134].forEach((chance, n) => expect(law[n]).toBeCloseTo(chance, 4));
  });

  it("is what is usual where the count says nothing", () => {
    expect(mean(partiesBeforeCheckIn({ mean: 3, sd: 1e6 }, nobody, alone, 0.5))).toBeCloseTo(0.5, 1);
  });

  it("takes people beyond those whom the tickets bring for parties, and companions for companions", () => {
    const around = { waiting: 10, justCome: 0, inRooms: 0 };
    expect(mean(partiesBeforeCheckIn({ mean: 14, sd: 0.5 }, around, { peoplePerTicket: 1.4, sd: 0.1 }, 0.5))).toBeLessThan(0.8);
    expect(mean(partiesBeforeCheckIn({ mean: 24, sd: 0.5 }, around, { peoplePerTicket: 1.4, sd: 0.1 }, 0.5))).toBeGreaterThan(2);
  });

  it("believes in more, the more are seen", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0.3, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }), (seen, sd, usual) => {
      const [fewer, more] = [seen, seen + 1].map((people) => mean(partiesBeforeCheckIn({ mean: people, sd }, nobody, alone, usual)));
      expect(more as number).toBeGreaterThanOrEqual((fewer as number) - 1e-9);
    }));
  });
});

describe("beforeCheckIn", () => {
  const zone = (id: string, kind: "reception" | "waiting") => ({ id, name: id, kind, capacity: 40 });
  const seen = (people: number, minutesAgo = 0) => ({ people, mean: people, variance: 0.25, heardAt: noon - minutesAgo * minuteMs, enteredToday: 0, leftToday: 0, crossedOfLate: 0 });
  const clinic = (zones: Record<string, ReturnType<typeof seen>>, tickets = 0) => ({
    ...aClinic({ zones: [zone("hall", "reception"), zone("chairs", "waiting")], tickets: Array.from({ length: tickets }, (_, i) => aTicket({ id: `t${i}`, waitedMinutes: 10 + i })) }),
    zones,
  });

  it("looks at the reception by itself where that is counted: whoever sits elsewhere says nothing of it", () => {
    const state = clinic({ hall: seen(6), chairs: seen(30) }, 10);
    expect(mean(beforeCheckIn(state, noon))).toBeGreaterThan(3);
    expect(mean(beforeCheckIn(clinic({ hall: seen(0), chairs: seen(30) }, 10), noon))).toBeLessThan(0.3);
  });

  it("looks at the waiting areas where the reception is not counted, beside their tickets", () => {
    const few = clinic({ chairs: seen(14) }, 10);
    const many = clinic({ chairs: seen(26) }, 10);
    // Before a house has learned who comes with whom, companions explain most of it.
    expect(mean(beforeCheckIn(many, noon))).toBeGreaterThan(mean(beforeCheckIn(few, noon)) + 0.2);
  });

  it("knows nothing where nobody has counted for ten minutes", () => {
    expect(beforeCheckIn(clinic({ hall: seen(6, 11), chairs: seen(30, 20) }, 10), noon)).toBeUndefined();
    expect(beforeCheckIn(aClinic(), noon + hourMs)).toBeUndefined();
  });
});
