import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aSetup, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { exponential } from "#domain/look-ahead/law.ts";
import { learnedToday, typedIn, type Learned } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { usualPolicy as policy } from "#domain/queue/policy.ts";
import { minuteMs } from "#domain/time.ts";

const after = (minutes: number) => noon + minutes * minuteMs;
const known = (forecast: WaitForecast | undefined) => {
  if (!forecast?.known) throw new Error(`not known: ${JSON.stringify(forecast)}`);
  return forecast;
};
const look = (state: ClinicState, learned: Learned = learnedToday(state, noon), paths = 1_000) => lookAheadWith(learned, { seed: 7, paths })(state, noon);
/** Five wait for Dr Ito, who has been with another patient for five minutes; nobody else comes. */
const line = (sketch: ClinicSketch = {}) =>
  aClinic({ tickets: [aTicket({ id: "guest", inServiceMinutes: 5, number: "G0" }), ...[1, 2, 3, 4, 5].map((n) => aTicket({ id: `t${n}`, number: `G${n}`, waitedMinutes: 30 - n }))], ...sketch });
const nobodyComes: Learned = { ...typedIn(aSetup()), services: { gp: { law: exponential(12) } }, punctuality: exponential(1), noShowProbability: 0 };

describe("waits that are looked ahead", () => {
  it("is the exact Gamma law where visits are exponential and nobody passes", () => {
    // First come, first served: all promised the same, and nobody who comes later can pass.
    const waits = look(line(), nobodyComes, 4_000);
    // Today's one visit in progress counts for nothing yet: the mean is 12 minutes.
    for (const [ahead, id] of ["t1", "t2", "t3", "t4", "t5"].entries()) {
      const forecast = known(waits.tickets[id]);
      expect(forecast.ahead).toBe(ahead);
      for (const [p, said] of [[0.5, forecast.p50], [0.9, forecast.p90]] as const) expect(Math.abs(said / gammaQuantile(p, ahead + 1, 1 / 12) - 1)).toBeLessThan(0.08);
    }
  });

  it("calls at once into a free room", () => {
    const waits = look(aClinic({ tickets: [aTicket({ id: "first" })] }), nobodyComes);
    expect(known(waits.tickets.first).p90).toBeLessThan(0.1);
  });

  it("does not know where nobody serves, and says so", () => {
    expect(look(line({ assigned: {} })).tickets.t1).toEqual({ known: false, ahead: 0, because: "nobody-serves" });
  });

  it("sees that a break of the roster is near, and when it ends", () => {
    const shifts = [{ from: after(-240), to: after(240), roomId: "room-1", breaks: [{ from: after(5), to: after(50) }] }];
    const rested = known(look(line({ staff: [aStaffMember({ shifts })] }), nobodyComes).tickets.t3);
    const usual = known(look(line(), nobodyComes).tickets.t3);
    // The break begins when the visit in progress has ended, and lasts its 45 minutes.
    expect(rested.p50 - usual.p50).toBeGreaterThan(25);
    expect(rested.p10).toBeGreaterThan(45);
  });

  it("does not promise a call after the last shift has ended", () => {
    const shifts = [{ from: after(-240), to: after(25), roomId: "room-1", breaks: [] }];
    const waits = look(line({ staff: [aStaffMember({ shifts })], assigned: {} }), nobodyComes);
    expect(waits.tickets.t5).toMatchObject({ known: false });
  });

  it("makes room for somebody who has said that they are back in twenty minutes", () => {
    const away: ClinicState = { ...line(), staffStatus: { ito: { status: "on-break", since: after(-5), until: after(20) } } };
    expect(known(look(away, nobodyComes).tickets.t1).p10).toBeGreaterThanOrEqual(19.9);
  });

  it("counts with the booked who are still to come, and with those who will not", () => {
    const booked = (count: number): ClinicState => ({
      ...line(),
      appointments: Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, { id: `a${i}`, serviceIds: ["gp"], scheduledAt: after(1), state: "booked" as const }])),
    });
    const first: ClinicState = { ...booked(6), setup: { ...booked(6).setup, policy: { ...policy, appointments: { earlyMinutes: 30, lateMinutes: 15, targetShare: 0.05 } } } };
    const passed = known(look(first, { ...nobodyComes, punctuality: exponential(2) }).tickets.t5);
    const nobodyBooked = known(look(line(), nobodyComes).tickets.t5);
    expect(passed.p50 - nobodyBooked.p50).toBeGreaterThan(20);
    const absent = known(look(first, { ...nobodyComes, punctuality: exponential(2), noShowProbability: 1 }).tickets.t5);
    expect(absent.p50).toBeCloseTo(nobodyBooked.p50, 0);
  });

  it("says the same for the same seed, and orders its quantiles", () => {
    expect(look(line())).toEqual(look(line()));
    for (const forecast of Object.values(look(line()).tickets)) {
      const { p10, p50, p80, p90 } = known(forecast);
      expect([p10, p50, p80, p90]).toEqual([p10, p50, p80, p90].sort((a, b) => a - b));
    }
  });

  it("keeps the place of whoever was sent out, and says nothing of a patient who is not in line", () => {
    const sentOut = { ...aTicket({ id: "out", waitedMinutes: 60 }), state: "sent-out" as const, pause: { since: after(-10) } };
    const state = line();
    const waits = look({ ...state, tickets: { ...state.tickets, out: sentOut } }, nobodyComes);
    expect(waits.tickets.out).toBeUndefined();
    // They come back in five minutes, with the longest wait of all.
    expect(known(waits.tickets.t5).p50 - known(look(line(), nobodyComes).tickets.t5).p50).toBeGreaterThan(5);
  });

  it("learns from today's visits, the more the more there are", () => {
    const slow = known(look(line({ served: { gp: { visits: 30, minutes: 30 * 24 } } })).tickets.t5);
    expect(slow.p50 / known(look(line()).tickets.t5).p50).toBeGreaterThan(1.5);
  });

  it("keeps two rooms of two services apart", () => {
    const two = aClinic({
      services: [aService(), aService({ id: "blood", name: "Blood draw", prefix: "B", typicalMinutes: 5 })],
      rooms: [aRoom(), aRoom({ id: "room-2", serviceIds: ["blood"] })],
      staff: [aStaffMember(), aStaffMember({ id: "frei", skills: ["blood"] })],
      assigned: { ito: "room-1", frei: "room-2" },
      tickets: [aTicket({ id: "guest", inServiceMinutes: 1, number: "G0" }), aTicket({ id: "gp", number: "G1" }), aTicket({ id: "blood", number: "B1", serviceIds: ["blood"] })],
    });
    const waits = look(two);
    expect(known(waits.tickets.blood).p90).toBeLessThan(0.1);
    expect(known(waits.tickets.gp).p50).toBeGreaterThan(3);
    expect(known(waits.ifYouCameNow.blood).p50).toBeGreaterThan(0.5);
  });

  it("grow shorter in the middle when the seats are empty, and not in what is promised at most", () => {
    const area = { id: "hall", name: "Waiting room", kind: "waiting" as const, capacity: 30 };
    const tickets = [aTicket({ id: "guest", inServiceMinutes: 5, number: "G0" }), ...Array.from({ length: 10 }, (_, i) => aTicket({ id: `t${i}`, number: `G${i + 1}`, waitedMinutes: 50 - 5 * i }))];
    const seen = (people: number): ClinicState => ({
      ...aClinic({ zones: [area], tickets }),
      zones: { hall: { people, mean: people, variance: 0.2, heardAt: noon, enteredToday: 0, leftToday: 0, crossedOfLate: 0 } },
    });
    const [full, empty] = [seen(12), seen(4)].map((state) => known(look(state).tickets.t9));
    expect(empty?.p50).toBeLessThan((full?.p50 ?? 0) - 10);
    expect(empty?.p90).toBe(full?.p90);
    expect(empty?.ahead).toBe(9);
  });
});
