import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headsAndTickets } from "#domain/occupancy/heads-and-tickets.ts";

const ratio = { peoplePerTicket: 1.4, sd: 0.1, restsOnHours: 30, isLearned: true };
const tickets = (waiting: number, inRooms = 0) => ({ waiting, justCome: 0, inRooms });
const people = (likely: number, give = 1) => ({ likely, low: Math.max(0, likely - give), high: likely + give });
const meaning = (likely: number, waiting: number, give = 1) => headsAndTickets(people(likely, give), tickets(waiting), ratio).meaning;

describe("headsAndTickets", () => {
  it("says what so many tickets usually bring", () => {
    // 14 people, give or take 1.645 x sqrt(5.56) = 3.9.
    expect(headsAndTickets(undefined, tickets(10), ratio).expectedPeople).toEqual({ low: 10, high: 18 });
    expect(headsAndTickets(undefined, tickets(0), ratio).expectedPeople).toEqual({ low: 0, high: 0 });
  });

  it("means nothing where the waiting areas are not counted", () => {
    expect(headsAndTickets(undefined, tickets(10), ratio).meaning).toEqual({ code: "unknown" });
  });

  it("is as usual while companions and the count itself explain the difference", () => {
    expect(headsAndTickets(people(14), tickets(10), ratio)).toMatchObject({ difference: 0, meaning: { code: "as-usual" } });
    for (const likely of [11, 12, 16, 18]) expect(meaning(likely, 10)).toEqual({ code: "as-usual" });
  });

  it("finds companions or unregistered patients where there are more", () => {
    // 14 usual; the two deviations together are sqrt(5.56 + 0.61^2) = 2.44, so from 14 + 4.01 on.
    expect(meaning(19, 10)).toEqual({ code: "more-than-usual", people: 5 });
    expect(meaning(5, 0)).toEqual({ code: "more-than-usual", people: 5 });
  });

  it("takes one head more in an empty house for no news", () => {
    expect(meaning(1, 0, 0)).toEqual({ code: "as-usual" });
  });

  it("finds patients who have left where there are too few even for the tickets alone", () => {
    const found = meaning(4, 10);
    expect(found).toMatchObject({ code: "fewer-than-tickets", moreTickets: 6 });
    if (found.code !== "fewer-than-tickets") return;
    expect(found.tickets).toBeGreaterThanOrEqual(4);
    expect(found.tickets).toBeLessThanOrEqual(7);
    expect(found.sure).toBeGreaterThanOrEqual(0.9);
  });

  it("does not accuse anybody of having left on a count that may be as far off", () => {
    expect(meaning(8, 10, 8)).toEqual({ code: "as-usual" });
  });

  it("lets companions keep their seats while the patient is in a room", () => {
    const sitting = headsAndTickets(people(18), tickets(10, 8), ratio);
    expect(sitting.meaning).toEqual({ code: "as-usual" });
  });

  it("never finds both too many and too few, and never more gone than wait", () => {
    const any = fc.record({ likely: fc.nat(100), give: fc.nat(20), waiting: fc.nat(60), inRooms: fc.nat(12) });
    fc.assert(
      fc.property(any, ({ likely, give, waiting, inRooms }) => {
        const { meaning, expectedPeople } = headsAndTickets(people(likely, give), tickets(waiting, inRooms), ratio);
        expect(expectedPeople.low).toBeLessThanOrEqual(expectedPeople.high);
        if (meaning.code === "more-than-usual") expect(likely).toBeGreaterThan(expectedPeople.high - 1);
        if (meaning.code === "fewer-than-tickets") expect(meaning.tickets).toBeLessThanOrEqual(waiting);
      }),
    );
  });
});
