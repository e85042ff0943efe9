import { describe, expect, it } from "vitest";
import { aClinic, aSetup, aTicket, type ClinicSketch } from "#domain/builders.ts";
import { aPast, firstMonday } from "#domain/forecast/learn-clinic/a-past.ts";
import { learnClinic } from "#domain/forecast/learn-clinic/learn-clinic.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { noLessons } from "#domain/forecast/learn-clinic/lessons.ts";
import { mean } from "#domain/look-ahead/law.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

/** Noon of the Monday after four weeks. */
const now = firstMonday + 28 * dayMs + 12 * hourMs;
const lessons = learnClinic(aSetup(), aPast({ days: 28, minutes: () => 20, perHour: 10 }), wallClock("Etc/UTC"));
const clinic = (tickets: Ticket[], more: ClinicSketch = {}) => aClinic({ at: now, tickets, ...more });
const lawMinutes = (tickets: Ticket[], from = lessons) => mean(learnedFrom(from, clinic(tickets), now).services.gp?.law ?? { kind: "fixed", minutes: NaN });
const done = (id: string, minutes: number) => aTicket({ id, at: now - 30 * minuteMs, state: "done", inServiceMinutes: minutes });
const came = (n: number) => Array.from({ length: n }, (_, i) => aTicket({ id: `t${i}`, at: now, waitedMinutes: (240 * (i + 1)) / n, state: "left" }));

describe("learnedFrom", () => {
  it("is what the day alone teaches as long as there are no days", () => {
    const state = clinic([done("a", 15), aTicket({ at: now })]);
    expect(learnedFrom(noLessons, state, now)).toEqual(learnedToday(state, now));
  });

  it("believes the past on a morning on which nothing has ended yet", () => {
    expect(Math.abs(lawMinutes([]) / 20 - 1)).toBeLessThan(0.05);
  });

  it("moves with a day on which everything takes twice as long, further where days have differed before", () => {
    const slow = Array.from({ length: 20 }, (_, i) => done(`d${i}`, 40));
    const unsteady = learnClinic(aSetup(), aPast({ days: 28, minutes: (day) => (day % 2 === 0 ? 16 : 25) }), wallClock("Etc/UTC"));
    expect(lawMinutes(slow)).toBeGreaterThan(1.03 * lawMinutes([]));
    expect(lawMinutes(slow, unsteady)).toBeGreaterThan(1.25 * lawMinutes([], unsteady));
    expect(lawMinutes(slow, unsteady)).toBeLessThan(2 * lawMinutes([], unsteady));
    expect(lawMinutes(Array.from({ length: 20 }, (_, i) => done(`d${i}`, 8)))).toBeLessThan(lawMinutes([]));
  });

  it("hears of a visit that is running for long, and not of one that has just begun", () => {
    const running = (minutes: number) => aTicket({ at: now, inServiceMinutes: minutes });
    expect(lawMinutes([running(90)])).toBeGreaterThan(lawMinutes([]));
    expect(lawMinutes([running(0.1)])).toBe(lawMinutes([]));
  });

  it("expects more of those who come unannounced on a day on which more have come", () => {
    const factor = (n: number) => {
      const stream = learnedFrom(lessons, clinic(came(n)), now).arrivals[0];
      return stream?.dayFactor ? stream.dayFactor.shape / stream.dayFactor.rate : NaN;
    };
    expect(factor(80)).toBeGreaterThan(1.15);
    expect(factor(15)).toBeLessThan(0.9);
    expect(Math.abs(factor(40) - 1)).toBeLessThan(0.15);
  });

  it("expects nobody after the hour at which nobody has ever come, and goes by today's pace where no day was open yet", () => {
    const [stream] = learnedFrom(lessons, clinic(came(10)), now).arrivals;
    const rate = (hour: number) => stream?.pieces.find((piece) => piece.to > firstMonday + 28 * dayMs + hour * hourMs)?.perHour ?? 0;
    expect(rate(14)).toBeGreaterThan(7);
    expect(rate(18)).toBeLessThan(0.2);
    const night = now + 9 * hourMs;
    const late = clinic([1, 5, 9].map((m) => aTicket({ id: `n${m}`, at: night, waitedMinutes: m })), { at: night });
    expect(learnedFrom(lessons, late, night).arrivals).toEqual(learnedToday(late, night).arrivals);
  });

  it("closes with the clinic, whatever came later on other days", () => {
    const openingHours = Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute: 13 * 60 }]);
    const [stream] = learnedFrom(lessons, clinic(came(10), { openingHours }), now).arrivals;
    expect(stream?.pieces.at(-1)?.to).toBe(now + hourMs);
  });

  it("gives the same forecast again after being written down, with quantiles in order", () => {
    const state = clinic([aTicket({ id: "guest", at: now, inServiceMinutes: 5 }), ...[30, 20, 10].map((waitedMinutes, i) => aTicket({ id: `w${i}`, at: now, waitedMinutes }))]);
    const waits = lookAheadWith(learnedFrom(lessons, state, now), { seed: 3, paths: 300 })(state, now);
    expect(lookAheadWith(learnedFrom(JSON.parse(JSON.stringify(lessons)) as typeof lessons, state, now), { seed: 3, paths: 300 })(state, now)).toEqual(waits);
    for (const wait of Object.values(waits.tickets)) {
      if (!wait.known) throw new Error("a room is open");
      const inOrder = [wait.p05, wait.p10, wait.p25, wait.p50, wait.p75, wait.p80, wait.p90, wait.p95] as number[];
      expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
    }
  });

  it("lengthens nobody's wait by a patient who joins behind", () => {
    const line = [30, 20, 10].map((waitedMinutes, i) => aTicket({ id: `w${i}`, at: now, waitedMinutes }));
    const guest = aTicket({ id: "guest", at: now, inServiceMinutes: 5 });
    for (const seed of [1, 2, 3, 4, 5]) {
      // What is learned is held still: how many have come today says something of how many will.
      const learned = learnedFrom(lessons, clinic([guest, ...line]), now);
      const waits = (tickets: Ticket[]) => lookAheadWith(learned, { seed, paths: 200 })(clinic(tickets), now).tickets;
      const [before, after] = [waits([guest, ...line]), waits([guest, ...line, aTicket({ id: "behind", at: now, waitedMinutes: 0 })])];
      for (const { id } of line) expect(after[id], `seed ${seed}`).toEqual(before[id]);
    }
  });
});
