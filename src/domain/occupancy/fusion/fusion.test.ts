import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossed } from "#domain/occupancy/fusion/crossed.ts";
import { emptied, looksEmpty } from "#domain/occupancy/fusion/emptied.ts";
import { felt, held } from "#domain/occupancy/fusion/held.ts";
import { rebuilt, ticketSource, unknownHouse, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import { missShareOf, peopleIn } from "#domain/occupancy/fusion/people-in.ts";
import { seen } from "#domain/occupancy/fusion/seen.ts";
import { clipped, pictured } from "#domain/occupancy/estimate.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const closed = { capacity: 40, isOpen: false };

/** A hall on the street and a waiting room behind it, of which nothing is known but that the doors miss 4 %. */
function aHouse(zones = { hall: closed, waiting: closed }): HouseBelief {
  const house = unknownHouse(zones);
  return { ...house, hypotheses: house.hypotheses.filter((h) => h.missShare === 0.04).map((h) => ({ ...h, weight: 1 })) };
}

const emptyAt = (house: HouseBelief, at = noon) => Object.keys(house.zones).reduce((so, id) => held(so, id, 0, 1e-9, at), house);
const street = (forward: number, backward: number, at = noon) => ({ line: "main", from: null, to: "hall", forward, backward, at });
const inner = (forward: number, backward: number, at = noon) => ({ line: "inner", from: "hall", to: "waiting", forward, backward, at });
/** As the doors count, before those are added whom all of them miss. */
const counted = (house: HouseBelief, part: string) => house.hypotheses[0]?.mean[house.parts.indexOf(part)] ?? NaN;
const variance = (house: HouseBelief, part: string) => {
  const i = house.parts.indexOf(part);
  return house.hypotheses[0]?.spread[(i * (i + 1)) / 2 + i] ?? NaN;
};

describe("people who cross a line", () => {
  it("are counted, and make the count less sure: by those who were missed and by how unevenly", () => {
    const house = crossed(emptyAt(aHouse()), street(14, 6));
    expect(counted(house, "people/hall")).toBe(8);
    // 20 people x 0.04, and (0.6^2 + 0.35^2) x 0.04^2 x ((14 + 6) / 2)^2.
    expect(variance(house, "people/hall")).toBeCloseTo(0.8 + 0.0772, 6);
  });

  it("are as many more as the doors are thought to miss", () => {
    expect(peopleIn(crossed(emptyAt(aHouse()), street(24, 0)), ["hall"]).mean).toBeCloseTo(25, 6);
  });

  it("are conserved by an inner door, and so is what is known of both sides together", () => {
    const aCrossing = fc.record({ entering: fc.nat(50), leaving: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(aCrossing, { maxLength: 12 }), (crossings) => {
        const before = crossed(emptyAt(aHouse()), street(30, 0));
        const after = crossings.reduce((house, c) => crossed(house, inner(c.entering, c.leaving)), before);
        const [was, is] = [peopleIn(before, ["hall", "waiting"]), peopleIn(after, ["hall", "waiting"])];
        expect(is.mean).toBeCloseTo(was.mean, 6);
        expect(is.variance).toBeCloseTo(was.variance, 6);
      }),
    );
  });

  it("from the street to the street are nobody's", () => {
    const house = aHouse();
    expect(crossed(house, { line: "x", from: null, to: null, forward: 3, backward: 0, at: noon })).toBe(house);
  });
});

describe("a camera", () => {
  it("draws the number towards what it sees, and its own gain towards the number", () => {
    const house = seen(held(emptyAt(aHouse()), "hall", 0, 1e-9, noon), "camera", ["hall"], 0, noon);
    const ten = { ...house, sources: {}, hypotheses: house.hypotheses.map((h) => ({ ...h, mean: house.parts.map((p) => (p === "people/hall" ? 10 : p === "gain/camera" ? 0.95 : 0)), spread: [4, 0, 1e-9, 0, 0, 0.01] })) };
    const after = seen(ten, "camera", ["hall"], 12, noon);
    // Expected 9.5 with variance 0.95^2 x 4 + 10^2 x 0.01 + (0.4 + 0.12 x 10) = 6.21: people + 0.95 x 4 x 2.5 / 6.21, gain + 10 x 0.01 x 2.5 / 6.21.
    expect(counted(after, "people/hall")).toBeCloseTo(11.53, 3);
    expect(counted(after, "gain/camera")).toBeCloseTo(0.99, 3);
  });

  it("knows hardly more for having looked ten times within a minute", () => {
    const start = crossed(emptyAt(aHouse()), street(20, 0));
    const wide = { ...start, hypotheses: start.hypotheses.map((h) => ({ ...h, spread: h.spread.map((v, i) => (i === 0 ? 25 : v)) })) };
    const looks = (seconds: number[]) => seconds.reduce((house, s) => seen(house, "camera", ["hall"], 20, noon + s * 1000), wide);
    const [one, many, later] = [looks([0]), looks([0, 6, 12, 18, 24, 30, 36, 42, 48, 54]), looks([0, 3600])].map((h) => variance(h, "people/hall"));
    expect(many).toBeGreaterThan(later as number);
    expect(one).toBeGreaterThan(many as number);
  });

  it("is not followed at once when it suddenly sees nobody in a full room", () => {
    const full = Array.from({ length: 20 }, (_, i) => i).reduce((house, i) => seen(house, "camera", ["hall"], 28, noon + i * 5 * minuteMs), crossed(emptyAt(aHouse()), street(30, 0)));
    expect(counted(seen(full, "camera", ["hall"], 0, noon + 100 * minuteMs), "people/hall")).toBeGreaterThan(25);
  });

  it("has all the say where nobody counts at the doors, but its gain remains unknown", () => {
    const open = { hall: { capacity: 40, isOpen: true } };
    const house = Array.from({ length: 50 }, (_, i) => i).reduce((so, i) => seen(so, "camera", ["hall"], 19, noon + i * 5 * minuteMs), aHouse(open as never));
    expect(peopleIn(house, ["hall"]).mean).toBeCloseTo(20, 0);
    expect(counted(house, "gain/camera")).toBeCloseTo(0.95, 6);
    // A tenth of twenty people, at least: the gain's own standard deviation.
    expect(Math.sqrt(peopleIn(house, ["hall"]).variance)).toBeGreaterThan(1.5);
  });

  it("that scatters more than expected is believed less", () => {
    const look = (scatter: number) => Array.from({ length: 200 }, (_, i) => i).reduce((house, i) => seen(house, "camera", ["hall"], 28 + (i % 2 === 0 ? scatter : -scatter), noon + i * 5 * minuteMs), crossed(emptyAt(aHouse()), street(30, 0)));
    expect(look(6).sources.camera?.noise).toBeGreaterThan(4 * (look(1).sources.camera?.noise ?? NaN));
  });
});

describe("tickets", () => {
  it("speak of all zones together and do not draw the people to zero, whoever comes along", () => {
    let house = emptyAt(aHouse());
    for (let i = 0; i < 48; i++) {
      house = crossed(house, street(6, 6, noon + i * 10 * minuteMs));
      if (i === 0) house = crossed(crossed(house, street(34, 0)), inner(20, 0));
      house = seen(house, ticketSource, ["hall", "waiting"], 20, noon + i * 10 * minuteMs);
    }
    // 34 people, 20 of them with a ticket.
    expect(peopleIn(house, ["hall", "waiting"]).mean).toBeGreaterThan(30);
    expect(counted(house, "gain/tickets")).toBeCloseTo(0.6, 1);
  });
});

describe("presence", () => {
  it("contradicts an empty room and a full one, and says nothing else", () => {
    const house = emptyAt(aHouse());
    expect(counted(felt(crossed(house, street(5, 0)), "hall", true, noon), "people/hall")).toBe(5);
    expect(counted(felt({ ...house, hypotheses: house.hypotheses.map((h) => ({ ...h, spread: [1, 0, 1] })) }, "hall", true, noon), "people/hall")).toBeCloseTo(0.5);
    expect(counted(felt(crossed(house, street(5, 0)), "hall", false, noon), "people/hall")).toBeLessThan(5);
  });
});

describe("a night", () => {
  const evening = crossed(emptyAt(aHouse()), street(100, 96));
  const night = noon + 12 * hourMs;

  it("sets an empty house to nobody, and learns from who was left over how uneven the door is", () => {
    const house = emptied(evening, night);
    expect(counted(house, "people/hall")).toBeCloseTo(0.05, 1);
    // Left over: 4 with variance 196 x 0.04 + 98^2 x 0.000772 + 12 h x 0.02 = 15.49, and 0.25 of an empty room: 98 x (0.6 x 0.04)^2 x 4 / 15.74.
    expect(counted(house, "uneven/main")).toBeCloseTo(0.01434, 4);
  });

  it("learns nothing from a day on which more were left over than any door could have miscounted", () => {
    const accident = emptied(crossed(emptyAt(aHouse()), street(100, 0)), night);
    expect(counted(accident, "people/hall")).toBe(0);
    expect(counted(accident, "uneven/main")).toBe(0);
  });

  it("leaves a zone alone in which a camera still sees people", () => {
    const watched = seen(evening, "camera", ["hall"], 4, night - 10 * minuteMs);
    expect(looksEmpty(watched, "hall", night)).toBe(false);
    expect(emptied(watched, night).hypotheses[0]?.mean[0]).toBe(watched.hypotheses[0]?.mean[0]);
    expect(looksEmpty(watched, "waiting", night)).toBe(true);
  });

  it("does not empty a house that never sleeps", () => {
    const busy = Array.from({ length: 48 }, (_, i) => i).reduce((house, i) => crossed(house, street(10, 10, noon + i * hourMs)), emptyAt(aHouse()));
    expect(emptied(busy, noon + 48 * hourMs).hypotheses[0]?.mean[0]).toBe(busy.hypotheses[0]?.mean[0]);
  });

  it("after night tells good doors from poor ones", () => {
    const days = (unevenly: (day: number) => number) =>
      Array.from({ length: 20 }, (_, day) => day).reduce(
        (house, day) => emptied(crossed(house, street(500, 500 - unevenly(day), noon + day * dayMs)), noon + day * dayMs + 12 * hourMs),
        emptied(unknownHouse({ hall: closed }), noon - 12 * hourMs),
      );
    expect(missShareOf(days((day) => (day % 3) - 1))).toBeLessThan(0.015);
    expect(missShareOf(days((day) => 25 + 8 * ((day % 3) - 1)))).toBeGreaterThan(0.03);
  });

  it("makes the days after it right, when one direction is missed more than the other", () => {
    let house = emptied(unknownHouse({ hall: closed }), noon - 12 * hourMs);
    for (let day = 0; day < 20; day++) {
      house = crossed(house, street(500, 480, noon + day * dayMs));
      house = emptied(house, noon + day * dayMs + 12 * hourMs);
    }
    const left = peopleIn(crossed(house, street(500, 480, noon + 20 * dayMs)), ["hall"]);
    expect(Math.abs(left.mean)).toBeLessThan(2);
  });
});

describe("the range", () => {
  it("widens while nothing is heard, up to what fits in", () => {
    const open = { hall: { capacity: 40, isOpen: true } };
    const house = seen(aHouse(open as never), "camera", ["hall"], 10, noon);
    const after = (hours: number) => peopleIn(felt(house, "hall", true, noon + hours * hourMs), ["hall"]).variance;
    expect(after(1)).toBeGreaterThan(after(0));
    expect(after(4)).toBeGreaterThan(after(1));
    expect(after(1000)).toBeLessThanOrEqual(40 ** 2 + 1e-6);
  });

  it("is never below nobody nor above twice what fits in, whatever was counted, and holds its likeliest number", () => {
    fc.assert(
      fc.property(anything, (steps) => {
        const { mean, variance } = peopleIn(play(emptyAt(aHouse()), steps), ["waiting"]);
        const { likely, low, high } = pictured(40, mean, variance);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(likely).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(likely);
        expect(high).toBeLessThanOrEqual(80);
        expect(clipped(40, mean, variance).high).toBeGreaterThanOrEqual(clipped(40, mean, variance).low);
      }),
    );
  });
});

describe("the belief of a house", () => {
  it("has variances and weights that mean something, whatever was counted", () => {
    fc.assert(
      fc.property(anything, (steps) => {
        const house = play(unknownHouse({ hall: closed, waiting: { capacity: 20, isOpen: true } }), steps);
        expect(house.hypotheses.reduce((sum, h) => sum + h.weight, 0)).toBeCloseTo(1, 6);
        for (const h of house.hypotheses) {
          expect([...h.mean, ...h.spread].every(Number.isFinite)).toBe(true);
          h.mean.forEach((_, i) => expect(h.spread[(i * (i + 1)) / 2 + i]).toBeGreaterThan(0));
        }
      }),
    );
  });

  it("goes on the same after it was written down and read", () => {
    fc.assert(
      fc.property(anything, anything, (first, second) => {
        const before = play(unknownHouse({ hall: closed, waiting: closed }), first);
        const read = JSON.parse(JSON.stringify(before)) as HouseBelief;
        // As JSON again, which knows no negative zero.
        expect(JSON.stringify(play(read, second))).toBe(JSON.stringify(play(before, second)));
      }),
    );
  });

  it("hardly minds in which order the news of one moment come", () => {
    const before = Array.from({ length: 12 }, (_, i) => i).reduce(
      (house, i) => seen(crossed(house, street(6, 3, noon + i * 5 * minuteMs)), "camera", ["hall"], 3 * i, noon + i * 5 * minuteMs),
      crossed(emptyAt(aHouse()), street(10, 0)),
    );
    const at = noon + hourMs;
    const first = seen(crossed(before, street(3, 1, at)), "camera", ["hall"], 44, at);
    const second = crossed(seen(before, "camera", ["hall"], 44, at), street(3, 1, at));
    expect(Math.abs(counted(first, "people/hall") - counted(second, "people/hall"))).toBeLessThan(1);
    const doors = [crossed(crossed(before, street(3, 1, at)), inner(4, 2, at)), crossed(crossed(before, inner(4, 2, at)), street(3, 1, at))];
    expect(peopleIn(doors[0] as HouseBelief, ["hall"]).mean).toBeCloseTo(peopleIn(doors[1] as HouseBelief, ["hall"]).mean, 9);
  });

  it("keeps what it knows of zones, lines and cameras that remain after the house was rebuilt", () => {
    const before = seen(crossed(crossed(emptyAt(aHouse()), street(20, 3)), inner(8, 2)), "camera", ["waiting"], 6, noon);
    const after = rebuilt(before, { waiting: closed, lab: closed }, ["inner"], ["camera"]);
    expect(after.parts).toEqual(["people/waiting", "uneven/inner", "today/inner", "gain/camera", "people/lab"]);
    expect(peopleIn(after, ["waiting"])).toEqual(peopleIn(before, ["waiting"]));
    expect(Math.sqrt(peopleIn(after, ["lab"]).variance)).toBeGreaterThanOrEqual(20);
  });
});

/** Any day at all: crossings, looks, presence, tickets and nights, minutes apart or late. */
type Step = { what: number; a: number; b: number; minutes: number };
const anything = fc.array(fc.record<Step>({ what: fc.nat(5), a: fc.nat(60), b: fc.nat(60), minutes: fc.integer({ min: -20, max: 300 }) }), { maxLength: 25 });

function play(start: HouseBelief, steps: Step[]): HouseBelief {
  let at = noon;
  return steps.reduce((house, { what, a, b, minutes }) => {
    at += minutes * minuteMs;
    switch (what) {
      case 0:
        return crossed(house, street(a, b, at));
      case 1:
        return crossed(house, inner(a, b, at));
      case 2:
        return seen(house, "camera", ["waiting"], a, at);
      case 3:
        return felt(house, "waiting", a % 2 === 0, at);
      case 4:
        return seen(house, ticketSource, ["hall", "waiting"], a, at);
      default:
        return emptied(house, at);
    }
  }, start);
}
