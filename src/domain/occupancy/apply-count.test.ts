import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountEvent } from "#domain/event.ts";
import { applyCount, applyNight, applySetup, applyTickets, noBeliefs, placementOf, type Beliefs } from "#domain/occupancy/apply-count.ts";
import type { Count } from "#domain/occupancy/count.ts";
import type { ClinicSetup, Placement, Sensor } from "#domain/setup.ts";
import { hourMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);

function aSensor(...placements: Placement[]): Sensor {
  return { id: "s1", name: "Above the door", adapter: "xovis", expectedEverySeconds: 60, placements };
}

/** A reception on the street, and a waiting room behind it. */
function aClinic(sensor: Sensor): ClinicSetup {
  return {
    id: "c1",
    slug: "demo",
    name: "Demo",
    timeZone: "Europe/Zurich",
    languages: ["en"],
    zones: [
      { id: "reception", name: "Reception", kind: "reception", capacity: 10 },
      { id: "waiting", name: "Waiting room", kind: "waiting", capacity: 20 },
    ],
    doors: [
      { id: "street", name: "Street door", from: null, to: "reception" },
      { id: "inner", name: "Inner door", from: "reception", to: "waiting" },
    ],
    sensors: [sensor],
    services: [],
    rooms: [],
    staff: [],
    boards: [],
  };
}

/** As it is in the morning, after a night in which nobody walked. */
function empty(sensor: Sensor): Beliefs {
  return applyNight(noBeliefs(aClinic(sensor)), noon - 9 * hourMs);
}

function crossed(entering: number, leaving: number, line = "1"): CountEvent {
  return anEvent({ type: "crossed", line, at: noon, in: entering, out: leaving });
}

function anEvent(count: Count): CountEvent {
  return { seq: 1, afterSeq: 0, sensorId: "s1", count };
}

function after(sensor: Sensor, ...events: CountEvent[]): Beliefs {
  return events.reduce((before, event) => applyCount(aClinic(sensor), before, event), empty(sensor));
}

function peopleAfter(sensor: Sensor, ...events: CountEvent[]): { reception?: number; waiting?: number } {
  const { zones } = after(sensor, ...events);
  return { reception: zones.reception?.people, waiting: zones.waiting?.people };
}

describe("a counter at a door", () => {
  const atInnerDoor = aSensor({ at: "door", doorId: "inner", reversed: false });

  it("moves people from one side to the other", () => {
    expect(peopleAfter(atInnerDoor, crossed(3, 1))).toEqual({ reception: -2, waiting: 2 });
  });

  it("moves them the other way when it is mounted reversed", () => {
    expect(peopleAfter(aSensor({ at: "door", doorId: "inner", reversed: true }), crossed(3, 1))).toEqual({ reception: 2, waiting: -2 });
  });

  it("brings them from the street, where nobody is counted", () => {
    expect(peopleAfter(aSensor({ at: "door", doorId: "street", reversed: false }), crossed(3, 1))).toEqual({ reception: 2, waiting: 0 });
  });

  it("neither makes nor loses anybody between two zones", () => {
    const crossing = fc.record({ entering: fc.nat(50), leaving: fc.nat(50) });
    const conserves = fc.property(fc.array(crossing), fc.boolean(), (crossings, reversed) => {
      const sensor = aSensor({ line: "0", at: "door", doorId: "street", reversed: false }, { line: "1", at: "door", doorId: "inner", reversed });
      const { zones } = after(sensor, ...crossings.map((c) => crossed(c.entering, c.leaving)));
      expect((zones.reception?.mean ?? NaN) + (zones.waiting?.mean ?? NaN)).toBeCloseTo(0, 6);
    });
    fc.assert(conserves);
  });

  it("is less sure with everybody who crosses", () => {
    const variance = (n: number) => after(atInnerDoor, crossed(n, n)).zones.waiting?.variance ?? NaN;
    expect(variance(10)).toBeGreaterThan(variance(1));
    expect(variance(50)).toBeGreaterThan(variance(10));
  });

  it("tells who came and who went today, as counted", () => {
    const { zones } = after(atInnerDoor, crossed(3, 1));
    expect(zones.waiting).toMatchObject({ enteredToday: 3, leftToday: 1, heardAt: noon });
    expect(zones.reception).toMatchObject({ enteredToday: 1, leftToday: 3, heardAt: noon });
  });

  it("knows nothing of how many are inside", () => {
    expect(peopleAfter(atInnerDoor, anEvent({ type: "level", area: "1", at: noon, people: 7 }))).toEqual({ reception: 0, waiting: 0 });
  });
});

describe("a counter of a zone", () => {
  const inWaitingRoom = aSensor({ at: "zone", zoneId: "waiting" });

  it("at the only way in changes that zone alone", () => {
    expect(peopleAfter(inWaitingRoom, crossed(3, 1))).toEqual({ reception: 0, waiting: 2 });
  });

  it("that sees everybody draws the belief towards what it sees", () => {
    const { waiting = NaN } = peopleAfter(inWaitingRoom, anEvent({ type: "level", area: "A", at: noon, people: 8 }));
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThanOrEqual(8);
  });

  it("that feels presence contradicts an empty room, and says nothing of a full one", () => {
    const { waiting = NaN } = peopleAfter(inWaitingRoom, anEvent({ type: "presence", area: "A", at: noon, occupied: true }));
    expect(waiting).toBeGreaterThan(0);
    expect(peopleAfter(inWaitingRoom, crossed(5, 0), anEvent({ type: "presence", area: "A", at: noon, occupied: true }))).toEqual({ reception: 0, waiting: 5 });
  });
});

describe("a sensor with several lines", () => {
  const door: Placement = { line: "door", at: "door", doorId: "inner", reversed: false };
  const rest: Placement = { at: "zone", zoneId: "reception" };

  it("uses the placement that names the line, otherwise the one that takes any", () => {
    const sensor = aSensor(rest, door);
    expect(placementOf(sensor, "door")).toBe(door);
    expect(placementOf(sensor, "window")).toBe(rest);
    expect(placementOf(aSensor(door), "window")).toBeUndefined();
  });

  it("changes nothing by a line that is placed nowhere", () => {
    expect(peopleAfter(aSensor(door), crossed(3, 0, "window"))).toEqual({ reception: 0, waiting: 0 });
  });

  it("changes nothing when it has been removed", () => {
    const before = empty(aSensor(door));
    expect(applyCount(aClinic(aSensor(door)), before, { ...crossed(3, 0), sensorId: "gone" })).toBe(before);
  });

  it("changes nothing by a door that has been removed", () => {
    expect(peopleAfter(aSensor({ at: "door", doorId: "gone", reversed: false }), crossed(3, 0))).toEqual({ reception: 0, waiting: 0 });
  });
});

describe("the beliefs of a clinic", () => {
  const atStreet = aSensor({ line: "1", at: "door", doorId: "street", reversed: false }, { line: "2", at: "door", doorId: "inner", reversed: false });

  it("hear tickets as news of all zones together", () => {
    const before = after(atStreet, crossed(12, 0));
    const many = applyTickets(before, 20, noon);
    expect((many.zones.reception?.mean ?? NaN) + (many.zones.waiting?.mean ?? NaN)).toBeGreaterThan((before.zones.reception?.mean ?? NaN) + (before.zones.waiting?.mean ?? NaN));
    expect(many.zones.reception?.heardAt).toBe(noon);
    expect(many.zones.waiting?.heardAt).toBeUndefined();
  });

  it("begin the day with nobody, and with what the night has taught of the doors", () => {
    const evening = after(atStreet, crossed(100, 90));
    const morning = applyNight(evening, noon + 15 * hourMs);
    expect(morning.zones.reception).toMatchObject({ people: 0, enteredToday: 0, leftToday: 0 });
    expect(morning.house.hypotheses[3]?.mean[morning.house.parts.indexOf("uneven/s1/1")]).toBeGreaterThan(0.01);
  });

  it("begin the day with whoever is still there", () => {
    const beforeDawn = { ...crossed(8, 0), count: { ...crossed(8, 0).count, at: noon + 14.5 * hourMs } as Count };
    const sleepless = Array.from({ length: 15 }, (_, i) => ({ ...crossed(8, 6), count: { ...crossed(8, 6).count, at: noon + i * hourMs } as Count }));
    const night = after(atStreet, ...sleepless, beforeDawn);
    expect(applyNight(night, noon + 15 * hourMs).zones.reception?.people).toBe(night.zones.reception?.people);
  });

  it("forget a sensor that has been removed, and nothing else", () => {
    const before = after(atStreet, crossed(12, 0));
    const gone = applySetup(before, { ...aClinic(atStreet), sensors: [] });
    expect(gone.house.parts).toEqual(["people/reception", "people/waiting"]);
    expect(gone.zones.reception?.enteredToday).toBe(12);
  });

  it("go on the same after they were written down and read", () => {
    const before = after(atStreet, crossed(12, 3));
    const read = JSON.parse(JSON.stringify(before)) as Beliefs;
    expect(applyCount(aClinic(atStreet), read, crossed(4, 2))).toEqual(applyCount(aClinic(atStreet), before, crossed(4, 2)));
  });
});
