import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aTicket, noon } from "#domain/builders.ts";
import { changeoverMinutes, residualMinutes, visitMinutes } from "#domain/forecast/visit-length.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

describe("visitMinutes", () => {
  const gp = aService({ typicalMinutes: 12 });

  it("is the administrator's figure before anyone has been seen", () => {
    expect(visitMinutes(aClinic(), gp)).toBe(12);
  });

  it("is half way to today's mean after eight visits", () => {
    expect(visitMinutes(aClinic({ served: { gp: { visits: 8, minutes: 8 * 20 } } }), gp)).toBe(16);
  });
});

describe("residualMinutes", () => {
  it("has no memory for exponential visits", () => {
    expect(residualMinutes(12, 1, 0)).toBe(12);
    expect(residualMinutes(12, 1, 40)).toBe(12);
  });

  it("is that of Erlang-2 for an scv of one half: 12, then 9 at the mean's half, 6 in the end", () => {
    expect(residualMinutes(12, 0.5, 0)).toBe(12);
    expect(residualMinutes(12, 0.5, 6)).toBe(9);
    expect(residualMinutes(12, 0.5, 1e9)).toBeCloseTo(6);
  });
});

describe("changeoverMinutes", () => {
  const visit = (id: string, waitingSince: number, startedAt: number, endedAt: number): Ticket => ({
    ...aTicket({ id, state: "done" }),
    legs: [{ serviceId: "gp", calls: 1, roomId: "room-1", waitingSince: noon + waitingSince * minuteMs, calledAt: noon + startedAt * minuteMs, startedAt: noon + startedAt * minuteMs, endedAt: noon + endedAt * minuteMs }],
  });
  const clinic = (...tickets: Ticket[]) => aClinic({ rooms: [aRoom()], tickets });

  it("is nothing before the day has shown any", () => {
    expect(changeoverMinutes(clinic(visit("a", 0, 1, 10)), noon + 20 * minuteMs)).toBe(0);
  });

  it("grows towards the gaps between patients who had been waiting", () => {
    // One gap of 1.8 minutes against eight of none.
    expect(changeoverMinutes(clinic(visit("a", 0, 1, 10), visit("b", 5, 11.8, 20)), noon + 20 * minuteMs)).toBeCloseTo(0.2);
  });

  it("takes no notice of a room that stood empty for want of patients, or for a break", () => {
    expect(changeoverMinutes(clinic(visit("a", 0, 1, 10), visit("b", 11, 12, 20)), noon + 20 * minuteMs)).toBe(0);
    expect(changeoverMinutes(clinic(visit("a", 0, 1, 10), visit("b", 5, 40, 50)), noon + 60 * minuteMs)).toBe(0);
  });
});
