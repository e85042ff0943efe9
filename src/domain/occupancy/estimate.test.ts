import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "#domain/occupancy/estimate.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import { unknownZone, type ZoneBelief } from "#domain/occupancy/zone-belief.ts";
import type { ClinicSetup, Sensor } from "#domain/setup.ts";
import { minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const speaking: SensorHealth = { heardAt: noon - 10_000 };
const silent: SensorHealth = { heardAt: noon - 10 * minuteMs };

const atDoor = (id: string): Sensor => ({ id, name: id, adapter: "xovis", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "d1", reversed: false }] });

function aClinic(...sensors: Sensor[]): ClinicSetup {
  return {
    id: "c1",
    slug: "demo",
    name: "Demo",
    timeZone: "Europe/Zurich",
    languages: ["en"],
    zones: [{ id: "waiting", name: "Waiting room", kind: "waiting", capacity: 20 }],
    doors: [{ id: "d1", name: "Door", from: null, to: "waiting" }],
    sensors,
    services: [],
    rooms: [],
    staff: [],
    boards: [],
  };
}

function waitingRoom(belief: Partial<ZoneBelief>, health: Record<string, SensorHealth> = { a: speaking }, sensors = [atDoor("a")]) {
  return estimate(aClinic(...sensors), { waiting: { ...unknownZone(20), heardAt: noon, ...belief } }, health, noon)[0];
}

describe("estimate", () => {
  it("says nothing of a zone that nobody has counted in: unknown is not zero", () => {
    const [zone] = estimate(aClinic(), { waiting: unknownZone(20) }, {}, noon);
    expect(zone?.people).toBeUndefined();
  });

  it("says nothing of a zone that has just been added", () => {
    expect(estimate(aClinic(), {}, {}, noon)[0]?.people).toBeUndefined();
  });

  it("gives the likeliest number and the range that holds nine times in ten", () => {
    // A standard deviation of 2 makes 1.645 x 2 = 3.29 either way.
    expect(waitingRoom({ mean: 8, variance: 4 })).toEqual({ zoneId: "waiting", people: { likely: 8, low: 5, high: 11 }, silentSensorIds: [] });
  });

  it("is wider when one of two sensors is silent, and names it", () => {
    const both = waitingRoom({ mean: 8, variance: 1 }, { a: speaking, b: speaking }, [atDoor("a"), atDoor("b")]);
    const one = waitingRoom({ mean: 8, variance: 1 }, { a: speaking, b: silent }, [atDoor("a"), atDoor("b")]);
    expect(both?.people).toEqual({ likely: 8, low: 6, high: 10 });
    // One silent door of a room for 20 adds a variance of 4: 1.645 x sqrt(5) = 3.68.
    expect(one).toEqual({ zoneId: "waiting", people: { likely: 8, low: 4, high: 12 }, silentSensorIds: ["b"] });
  });

  it("is much wider when all its sensors are silent", () => {
    // 1 + 4 + (20 / 4)^2 = 30: 1.645 x sqrt(30) = 9.01.
    expect(waitingRoom({ mean: 8, variance: 1 }, { a: silent })?.people).toEqual({ likely: 8, low: 0, high: 17 });
  });

  it("widens for as long as a door is silent, by those who may have walked through it", () => {
    const silentFor = (minutes: number) => waitingRoom({ mean: 8, variance: 1, crossedOfLate: 12 }, { a: speaking, b: { heardAt: noon - minutes * minuteMs } }, [atDoor("a"), atDoor("b")])?.people;
    // 12 an hour through two doors: after two hours 0.5 x 24 / 2 = 6 may have gone one way. 1.645 x sqrt(1 + 4 + 36) = 10.5.
    expect(silentFor(120)).toEqual({ likely: 8, low: 0, high: 19 });
    // After ten minutes half a person: 1.645 x sqrt(1 + 4 + 0.25) = 3.77.
    expect(silentFor(10)).toEqual({ likely: 8, low: 4, high: 12 });
  });

  it("never shows more than twice what fits in", () => {
    expect(waitingRoom({ mean: 95, variance: 4 })?.people).toEqual({ likely: 40, low: 40, high: 40 });
  });

  it("counts a sensor that reports trouble as silent", () => {
    expect(waitingRoom({ mean: 8 }, { a: { heardAt: noon, trouble: { at: noon, from: "message", says: "its counting is stuck" } } })?.silentSensorIds).toEqual(["a"]);
  });

  it("is never negative, however far the doors have miscounted", () => {
    expect(waitingRoom({ mean: -7, variance: 1 })?.people).toEqual({ likely: 0, low: 0, high: 0 });
  });

  it("always has its likeliest number within its range", () => {
    const belief = fc.record({ mean: fc.double({ min: -50, max: 200, noNaN: true }), variance: fc.double({ min: 0, max: 500, noNaN: true }) });
    const isOrdered = fc.property(belief, fc.constantFrom(speaking, silent), (b, health) => {
      const { likely = NaN, low = NaN, high = NaN } = waitingRoom(b, { a: health })?.people ?? {};
      expect(low).toBeGreaterThanOrEqual(0);
      expect(likely).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(likely);
    });
    fc.assert(isOrdered);
  });
});
