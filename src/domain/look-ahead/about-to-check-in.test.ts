import { describe, expect, it } from "vitest";
import { aClinic, aService, aTicket, noon } from "#domain/builders.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { aboutToCheckInId, thoseBeforeDesk, withThoseAboutToCheckIn } from "#domain/look-ahead/about-to-check-in.ts";
import { fixed } from "#domain/look-ahead/law.ts";
import { typedIn } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import type { ArrivalStream } from "#domain/look-ahead/situation.ts";
import type { ZoneBelief } from "#domain/occupancy/zone-belief.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const kinds: ArrivalStream["kinds"] = [{ share: 1, urgency: 4, journey: [["gp"]] }];
const walkIns: ArrivalStream = { id: "walk-ins", pieces: [{ from: noon, to: noon + 4 * hourMs, perHour: 12 }], kinds };
const exactly = (n: number) => [...Array.from({ length: n }, () => 0), 1];

describe("withThoseAboutToCheckIn", () => {
  it("puts those who are seen in the place of those who usually come in the next minutes", () => {
    const [later, near, ...others] = withThoseAboutToCheckIn([walkIns], exactly(2), noon);
    expect(others).toEqual([]);
    // Three minutes from the door to the desk: two in three minutes are 40 an hour.
    expect(near).toEqual({ id: aboutToCheckInId, pieces: [{ from: noon, to: noon + 3 * minuteMs, perHour: 40 }], kinds: [{ share: 12, urgency: 4, journey: [["gp"]] }] });
    expect(later?.pieces).toEqual([{ from: noon + 3 * minuteMs, to: noon + 4 * hourMs, perHour: 12 }]);
  });

  it("gives a queue a minute for each at the desk", () => {
    expect(withThoseAboutToCheckIn([walkIns], exactly(10), noon)[1]?.pieces).toEqual([{ from: noon, to: noon + 10 * minuteMs, perHour: 60 }]);
  });

  it("scatters as the belief does: half nobody, half four, has mean 2 and variance 4", () => {
    expect(withThoseAboutToCheckIn([walkIns], [0.5, 0, 0, 0, 0.5], noon)[1]?.dayFactor).toEqual({ shape: 2, rate: 2 });
  });

  it("expects nobody for three minutes where nobody stands, and changes nothing where nobody counts", () => {
    expect(withThoseAboutToCheckIn([walkIns], exactly(0), noon).map(({ id }) => id)).toEqual(["walk-ins"]);
    expect(withThoseAboutToCheckIn([walkIns], undefined, noon)).toEqual([walkIns]);
    // Nor where nobody knows what they come for.
    expect(withThoseAboutToCheckIn([], exactly(3), noon)).toEqual([]);
  });
});

describe("thoseBeforeDesk", () => {
  it("are as many as believed over the groups, with their services, and stand behind those who have tickets", () => {
    const groups = 8;
    const sizes = Array.from({ length: groups }, (_, group) => thoseBeforeDesk([walkIns], [0.5, 0, 0.5], noon, { seed: 1, group, groups }).length);
    expect(sizes.filter((n) => n === 2)).toHaveLength(4);
    expect(sizes.filter((n) => n === 0)).toHaveLength(4);
    const [first, second] = thoseBeforeDesk([walkIns], exactly(2), noon, { seed: 1, group: 0, groups });
    expect(first).toMatchObject({ urgency: 4, legs: [{ serviceId: "gp", stage: 0, waitingSince: noon }] });
    expect(second?.id).not.toBe(first?.id);
  });
});

describe("the wait of whoever came now", () => {
  const zones = [{ id: "hall", name: "Hall", kind: "reception" as const, capacity: 40 }];
  const clinic = (people: number | undefined) => ({
    ...aClinic({ zones, services: [aService({ typicalMinutes: 10 })], tickets: [aTicket({ id: "guest", inServiceMinutes: 0, roomId: "room-1", staffId: "ito" }), aTicket({ id: "first", waitedMinutes: 10 })] }),
    zones: people === undefined ? ({} as Record<string, ZoneBelief>) : { hall: { people, mean: people, variance: 0.01, heardAt: noon, enteredToday: 0, leftToday: 0, crossedOfLate: 0 } },
  });
  const waits = (people: number | undefined) => {
    const state = clinic(people);
    return lookAheadWith({ ...typedIn(state.setup), services: { gp: { law: fixed(10) } }, arrivals: [walkIns] }, { seed: 1, paths: 800 })(state, noon);
  };
  const known = (wait: WaitForecast | undefined) => {
    if (!wait?.known) throw new Error("a doctor is there");
    return wait;
  };

  it("is longer by those who stand at the reception without a ticket", () => {
    // One with the doctor, one who waits: twenty minutes.
    expect(known(waits(undefined).ifYouCameNow.gp)).toMatchObject({ p50: 20, p90: 20 });
    const crowded = known(waits(8).ifYouCameNow.gp);
    // Eight heads are four parties or more, of 1.5 heads each at most.
    expect(crowded.p50).toBeGreaterThanOrEqual(50);
    expect(crowded.p90).toBeGreaterThanOrEqual(crowded.p50);
    // Those with a ticket stay before them.
    expect(known(waits(8).tickets.first).p90).toBe(10);
  });

  it("is not that of a patient who was given a ticket in this moment", () => {
    const just = aTicket({ id: "just", waitedMinutes: 0 });
    // Nobody sits in the waiting area: somebody who waits has left, so that the sensors have a say in their waits too.
    const crowded = clinic(8);
    const chairs = { ...crowded.zones.hall, people: 0, mean: 0 } as ZoneBelief;
    const state = { ...crowded, setup: { ...crowded.setup, zones: [...zones, { id: "chairs", name: "Chairs", kind: "waiting" as const, capacity: 40 }] }, zones: { ...crowded.zones, chairs }, tickets: { ...crowded.tickets, just } };
    const told = lookAheadWith({ ...typedIn(state.setup), services: { gp: { law: fixed(10) } }, arrivals: [walkIns] }, { seed: 1, paths: 800 })(state, noon);
    const { p50, p90 } = known(told.tickets.just);
    expect([10, 20]).toContain(p50);
    expect(p90).toBe(20);
    expect(known(told.ifYouCameNow.gp).p90).toBeGreaterThan(40);
  });

  it("is the same where the reception is empty", () => {
    expect(known(waits(0).ifYouCameNow.gp)).toMatchObject({ p50: 20, p90: 20 });
  });
});
