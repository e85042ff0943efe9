import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { exponential, fixed } from "#domain/look-ahead/law.ts";
import { typedIn } from "#domain/look-ahead/learned.ts";
import { lookAheadForecast, lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const rooms = [1, 2, 3].map((n) => aRoom({ id: `room-${n}` }));
const staff = [1, 2, 3].map((n) => aStaffMember({ id: `doctor-${n}` }));
const assigned = { "doctor-1": "room-1", "doctor-2": "room-2", "doctor-3": "room-3" };
const guests = [1, 2, 3].map((n) => aTicket({ id: `guest-${n}`, inServiceMinutes: 5, roomId: `room-${n}`, staffId: `doctor-${n}`, waitedMinutes: 40 }));
const line = (...waited: number[]) => waited.map((waitedMinutes, i) => aTicket({ id: `t${i + 1}`, waitedMinutes }));
const learnedOf = (state: ClinicState, law = exponential(12)) => ({ ...typedIn(state.setup), services: { gp: { law } } });

function known(forecast: WaitForecast | undefined): Extract<WaitForecast, { known: true }> {
  if (!forecast?.known) throw new Error(`not known: ${JSON.stringify(forecast)}`);
  return forecast;
}

describe("lookAheadForecast", () => {
  it("is near the exact law for exponential visits: next of three busy rooms, 12 minutes each", () => {
    const state = aClinic({ rooms, staff, assigned, tickets: [...guests, ...line(3)] });
    const wait = known(lookAheadWith(learnedOf(state), { seed: 1, paths: 20_000 })(state, noon).tickets.t1);
    expect(wait.ahead).toBe(0);
    expect(wait.p50).toBeCloseTo(2.7726, 0);
    expect(Math.abs(wait.p90 / 9.2103 - 1)).toBeLessThan(0.03);
  });

  it("tells everybody who waits, and a newcomer more than the last in line", () => {
    const waits = lookAheadForecast(aClinic({ rooms, staff, assigned, tickets: [...guests, ...line(20, 10, 5)] }), noon);
    expect(["t1", "t2", "t3"].map((id) => waits.tickets[id]?.ahead)).toEqual([0, 1, 2]);
    expect(known(waits.tickets.t3).p50).toBeGreaterThan(known(waits.tickets.t1).p50);
    expect(known(waits.ifYouCameNow.gp).p50).toBeGreaterThan(known(waits.tickets.t3).p50);
    expect(waits.ifYouCameNow.gp?.ahead).toBe(3);
  });

  it("says the same again when nothing has changed", () => {
    const state = aClinic({ rooms, staff, assigned, tickets: [...guests, ...line(20, 10, 5)] });
    expect(lookAheadForecast(state, noon)).toEqual(lookAheadForecast(state, noon));
  });

  it("says that nobody serves, or that the clinic is closed, instead of a number", () => {
    expect(lookAheadForecast(aClinic({ assigned: {}, tickets: line(3, 2) }), noon).tickets.t2).toEqual({ known: false, ahead: 1, because: "nobody-serves" });
    const home = [aStaffMember({ shifts: [{ from: noon - 8 * hourMs, to: noon - hourMs, breaks: [] }] })];
    expect(lookAheadForecast(aClinic({ staff: home, assigned: {} }), noon).ifYouCameNow.gp).toEqual({ known: false, ahead: 0, because: "closed" });
    expect(lookAheadForecast(aClinic({ tickets: line(3), blocked: { "room-1": "Flood" } }), noon).tickets.t1?.known).toBe(false);
  });

  it("promises nothing on tomorrow's shift, nor on somebody who did not say when they are back", () => {
    const tomorrow = [aStaffMember({ shifts: [{ from: noon + 22 * hourMs, to: noon + 30 * hourMs, roomId: "room-1", breaks: [] }] })];
    expect(lookAheadForecast(aClinic({ staff: tomorrow, assigned: {} }), noon).ifYouCameNow.gp).toEqual({ known: false, ahead: 0, because: "closed" });
    const untilHalfPast = [aStaffMember({ shifts: [{ from: noon - 4 * hourMs, to: noon + 30 * minuteMs, roomId: "room-1", breaks: [] }, { from: noon + 22 * hourMs, to: noon + 30 * hourMs, roomId: "room-1", breaks: [] }] })];
    const many = aClinic({ staff: untilHalfPast, tickets: [...Array(30).keys()].map((i) => aTicket({ id: `t${i + 1}`, waitedMinutes: 40 - i })) });
    const waits = lookAheadForecast(many, noon).tickets;
    expect(known(waits.t1).p50).toBe(0);
    // The thirtieth at ten minutes each is the doctor's of tomorrow.
    expect(waits.t30).toMatchObject({ known: false, because: "nobody-serves" });
    const onBreak = (until?: number) => ({ ...aClinic({ tickets: line(3) }), staffStatus: { ito: { status: "on-break" as const, since: noon - minuteMs, ...(until === undefined ? {} : { until }) } } });
    expect(lookAheadForecast(onBreak(), noon).tickets.t1).toEqual({ known: false, ahead: 0, because: "nobody-serves" });
    expect(known(lookAheadForecast(onBreak(noon + 20 * minuteMs), noon).tickets.t1).p50).toBe(20);
  });

  it("sees a break that is about to begin, which the length of the line does not", () => {
    const shift = { from: noon - 4 * hourMs, to: noon + 4 * hourMs, roomId: "room-1", breaks: [{ from: noon + 2 * minuteMs, to: noon + 32 * minuteMs }] };
    const state = (breaks: typeof shift.breaks) => aClinic({ staff: [aStaffMember({ shifts: [{ ...shift, breaks }] })], tickets: [guests[0] as Ticket, ...line(3)].map((t) => (t.id === "guest-1" ? { ...t, legs: t.legs.map((leg) => ({ ...leg, staffId: "ito" })) } : t)) });
    const p50 = (s: ClinicState) => known(lookAheadWith(learnedOf(s, fixed(12)))(s, noon).tickets.t1).p50;
    expect(p50(state([]))).toBe(7);
    expect(p50(state(shift.breaks))).toBe(37);
  });
});

describe("situationOf", () => {
  const state = (tickets: Ticket[], more = {}) => ({ ...aClinic({ rooms, staff, assigned, tickets }), ...more });

  it("believes whoever is assigned, and the roster where nobody is", () => {
    const shifts = [{ from: noon - hourMs, to: noon + hourMs, roomId: "room-2", breaks: [] }, { from: noon + 2 * hourMs, to: noon + 3 * hourMs, roomId: "room-3", breaks: [] }];
    const clinic = aClinic({ rooms, staff: [aStaffMember({ shifts })], assigned: {} });
    const { staff: seen, moves } = situationOf(clinic, noon, typedIn(clinic.setup));
    expect(seen).toMatchObject([{ id: "ito", roomId: "room-2", serves: ["gp"], shifts: [{ to: noon + hourMs }, { from: noon + 2 * hourMs }] }]);
    expect(moves).toEqual([{ staffId: "ito", at: noon + 2 * hourMs, roomId: "room-3" }]);
    const other = aClinic({ rooms, staff: [aStaffMember({ shifts }), aStaffMember({ id: "weber" })], assigned: { weber: "room-1" } });
    expect(situationOf(other, noon, typedIn(other.setup)).staff).toMatchObject([{ id: "ito", roomId: "room-3", shifts: [{ from: noon + 2 * hourMs }] }, { id: "weber", roomId: "room-1" }]);
  });

  it("leaves out for now whoever said that they are away, and rooms that are blocked", () => {
    const clinic = state([], { staffStatus: { "doctor-1": { status: "on-break", since: noon - minuteMs, until: noon + 20 * minuteMs } }, rooms: { "room-2": { blocked: { reason: "Cleaning", since: noon, kind: "cleaning" } }, "room-3": { blocked: { reason: "Broken", since: noon } } } });
    const { staff: seen, rooms: seenRooms } = situationOf(clinic, noon, typedIn(clinic.setup));
    expect(seen[0]).toMatchObject({ id: "doctor-1", awayUntil: noon + 20 * minuteMs });
    expect(seenRooms.map((r) => r.blockedUntil)).toEqual([undefined, noon + 10 * minuteMs, Infinity]);
  });

  it("takes patients as they are: in line, passed over, called, on hold, done", () => {
    const silent: Ticket = { ...aTicket({ id: "silent", waitedMinutes: 30 }), pause: { since: noon - minuteMs, until: noon + 4 * minuteMs } };
    const held: Ticket = { ...aTicket({ id: "held", waitedMinutes: 30 }), state: "on-hold", pause: { since: noon, until: noon + 30 * minuteMs } };
    const called = aTicket({ id: "called", calledMinutesAgo: 1, roomId: "room-2", staffId: "doctor-2" });
    const { waiting, inService } = situationOf(state([silent, held, called, aTicket({ id: "gone", state: "done" })]), noon, typedIn(state([]).setup));
    expect(waiting.map((p) => [p.id, p.passedOverUntil, p.backAt])).toEqual([["silent", noon + 4 * minuteMs, undefined], ["held", undefined, noon + 30 * minuteMs]]);
    expect(inService).toMatchObject([{ patient: { id: "called" }, staffId: "doctor-2", roomId: "room-2", calledAt: noon - minuteMs }]);
    expect(inService[0]?.startedAt).toBeUndefined();
  });

  it("expects who is booked, by their visit type's way", () => {
    const services = [aService(), aService({ id: "blood" })];
    const clinic: ClinicState = {
      ...aClinic({ services, rooms, staff, assigned, visitTypes: [{ id: "check-up", name: "Check-up", journey: [["blood"], ["gp"]], urgency: 5, atKiosk: false }] }),
      appointments: {
        a: { id: "a", serviceIds: ["gp"], scheduledAt: noon + hourMs, visitTypeId: "check-up", state: "booked" },
        b: { id: "b", serviceIds: ["gp"], scheduledAt: noon + hourMs, state: "arrived" },
        c: { id: "c", serviceIds: ["gp"], scheduledAt: noon - 5 * hourMs, state: "booked" },
      },
    };
    expect(situationOf(clinic, noon, typedIn(clinic.setup)).appointments).toMatchObject([{ id: "a", urgency: 5, journey: [["blood"], ["gp"]] }]);
  });
});
