import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { fixed } from "#domain/look-ahead/law.ts";
import { typedIn, type Learned } from "#domain/look-ahead/learned.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const draws = { seed: 1, paths: 40 };
const until = (toMinute: number) => Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute }]);
const clock = (minutes: number) => noon + minutes * minuteMs;
/** Visits of exactly so long. */
const exactly = (minutes: number): Learned => ({ ...typedIn(aClinic().setup), services: { gp: { law: fixed(minutes) } } });

describe("outlookOf", () => {
  const waiting = (count: number) => Array.from({ length: count }, (_, i) => aTicket({ id: `t${i}`, number: `G40${i}`, waitedMinutes: 10 - i }));

  it("counts who will be in line every quarter of an hour: of four, seen for 19 minutes each, three are left, then two, one, none", () => {
    const outlook = outlookOf(aClinic({ tickets: waiting(4) }), noon, exactly(19), draws);
    // Called at 0, 19, 38 and 57 minutes.
    expect(outlook.waiting.gp?.map(({ p50 }) => p50).slice(0, 6)).toEqual([3, 3, 2, 1, 0, 0]);
    expect(outlook.waiting.gp?.map(({ at }) => at).at(-1)).toBe(noon + 3 * hourMs);
    expect(outlook.waitingInAll.map(({ p50 }) => p50)).toEqual(outlook.waiting.gp?.map(({ p50 }) => p50));
    expect(outlook.expectsArrivals).toBe(false);
  });

  it("counts who is in the rooms of a zone", () => {
    const clinic = aClinic({ tickets: waiting(2), rooms: [aRoom({ zoneId: "treatment" })], zones: [{ id: "treatment", name: "Treatment", kind: "treatment", capacity: 4 }] });
    expect(outlookOf(clinic, noon, exactly(20), draws).inRooms.treatment?.map(({ p50 }) => p50).slice(0, 4)).toEqual([1, 1, 1, 0]);
  });

  it("says when the last patient is done: three of 50 minutes from noon are done at 14:30, half an hour after closing", () => {
    const { emptying } = outlookOf(aClinic({ tickets: waiting(3), openingHours: until(14 * 60) }), noon, exactly(50), draws);
    expect(emptying).toEqual({ known: true, closesAt: clock(120), p10: clock(150), p50: clock(150), p80: clock(150), p90: clock(150) });
  });

  it("lets those go on who are there at closing, so that the last patient is served after the shift", () => {
    const staff = [aStaffMember({ shifts: [{ from: clock(-240), to: clock(60), roomId: "room-1", breaks: [] }] })];
    const { emptying } = outlookOf(aClinic({ tickets: waiting(3), staff, openingHours: until(13 * 60) }), noon, exactly(50), draws);
    expect(emptying).toMatchObject({ known: true, p50: clock(150) });
  });

  it("does not name an end that nobody can reach", () => {
    const services = [aService(), aService({ id: "blood", prefix: "B" })];
    const tickets = [aTicket({ id: "b", number: "B401", serviceIds: ["blood"] })];
    const learned = { ...exactly(10), services: { gp: { law: fixed(10) }, blood: { law: fixed(5) } } };
    expect(outlookOf(aClinic({ services, tickets, openingHours: until(14 * 60) }), noon, learned, draws).emptying).toEqual({ known: false, because: "nobody-serves", closesAt: clock(120) });
  });

  it("says nothing of an evening whose arrivals nobody can see yet, of an empty house, and of one without hours", () => {
    const because = (clinic: Parameters<typeof aClinic>[0]) => outlookOf(aClinic(clinic), noon, exactly(10), draws).emptying;
    expect(because({ tickets: waiting(1), openingHours: until(20 * 60) })).toMatchObject({ because: "too-early" });
    expect(because({ openingHours: until(14 * 60) })).toMatchObject({ because: "nobody-here" });
    expect(because({ tickets: waiting(1) })).toEqual({ known: false, because: "no-hours" });
  });
});
