import { describe, expect, it } from "vitest";
import { outlookView } from "#contract/views.ts";
import { aClinic, aRoom, noon } from "#domain/builders.ts";
import { ticketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import type { Outlook } from "#domain/look-ahead/outlook.ts";
import { minuteMs } from "#domain/time.ts";
import { paintOutlook } from "#server/paint/paint-outlook.ts";
import type { Picture } from "#server/picture.ts";

const later = noon + 15 * minuteMs;
const zone = (id: string, kind: "waiting" | "treatment" | "corridor", capacity = 20) => ({ id, name: id, kind, capacity });
const door = (id: string, to: string) => ({ id, name: id, from: null, to });
const sensor = (id: string, doorId: string) => ({ id, name: id, adapter: "xovis", expectedEverySeconds: 60, placements: [{ at: "door" as const, doorId, reversed: false }] });

const state = aClinic({
  zones: [zone("a", "waiting"), zone("b", "waiting"), zone("rooms", "treatment"), zone("way", "corridor"), zone("dark", "treatment")],
  rooms: [aRoom({ zoneId: "rooms" }), aRoom({ id: "room-2", zoneId: "dark" })],
  doors: [door("da", "a"), door("db", "b"), door("dr", "rooms"), door("dw", "way")],
  sensors: [sensor("sa", "da"), sensor("sb", "db"), sensor("sr", "dr"), sensor("sw", "dw")],
});
const people = (likely: number, spread = 0) => ({ likely, low: likely - spread, high: likely + spread });
const picture = {
  at: noon, state, health: {}, waits: { at: noon, tickets: {}, ifYouCameNow: {} }, plan: { proposals: [] },
  occupancy: [["a", people(6)], ["b", people(2)], ["rooms", people(5)], ["way", people(1)]].map(([zoneId, counted]) => ({ zoneId, people: counted, silentSensorIds: [] })),
} as unknown as Picture;

const band = (at: number, p50: number, p10 = p50, p90 = p50) => ({ at, p10, p50, p90 });
const outlook: Outlook = {
  at: noon, expectsArrivals: true, emptying: { known: false, because: "no-hours" },
  waiting: { gp: [band(noon, 4), band(later, 8, 6, 11)] }, waitingInAll: [band(noon, 4), band(later, 8, 6, 11)],
  inRooms: { rooms: [band(noon, 1), band(later, 3)], dark: [band(noon, 0), band(later, 0)] },
  now: { waiting: { gp: 4 }, waitingInAll: 4, inRooms: { rooms: 1, dark: 0 } },
};

describe("paintOutlook", () => {
  const painted = paintOutlook(picture, { isDemo: false, outlooked: { outlook } });
  const of = (id: string) => painted.zones.find((one) => one.id === id);

  it("is what the contract says, before the first look too", () => {
    expect(outlookView.parse(painted)).toEqual(painted);
    const before = paintOutlook(picture, { isDemo: false, outlooked: undefined });
    expect(outlookView.parse(before)).toMatchObject({ lookedAt: null, closing: { because: "not-yet" } });
  });

  it("begins at the count of now and adds so many people a patient, by the share of each waiting zone: three quarters and one", () => {
    const perTicket = ticketRatio(state.house).peoplePerTicket;
    const tenth = (n: number) => Math.round(10 * n) / 10;
    expect(of("a")?.bands).toEqual([{ at: noon, low: 6, likely: 6, high: 6 }, { at: later, low: tenth(6 + 1.5 * perTicket), likely: tenth(6 + 3 * perTicket), high: tenth(6 + 5.25 * perTicket) }]);
    expect(of("b")?.bands[1]?.likely).toBe(tenth(2 + perTicket));
  });

  it("adds one for each patient in the rooms, whoever else was counted there", () => {
    expect(of("rooms")?.bands.map(({ likely }) => likely)).toEqual([5, 7]);
  });

  it("is as wide as the count and the hours to come are unsure together", () => {
    const unsure = { ...picture, occupancy: picture.occupancy.map((one) => (one.zoneId === "rooms" ? { ...one, people: people(5, 3) } : one)) };
    // Three either way nine times in ten are 2.34 eight times in ten.
    expect(paintOutlook(unsure, { isDemo: false, outlooked: { outlook } }).zones.find(({ id }) => id === "rooms")?.bands[0]).toEqual({ at: noon, low: 2.7, likely: 5, high: 7.3 });
  });

  it("says why it knows nothing: nobody counts there, or nobody is there by ticket", () => {
    expect([of("dark"), of("way")].map((one) => [one?.bands.length, one?.because])).toEqual([[0, "not-counted"], [0, "not-by-ticket"]]);
  });
});
