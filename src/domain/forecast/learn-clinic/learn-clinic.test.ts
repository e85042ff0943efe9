import { describe, expect, it } from "vitest";
import { aService, aSetup, aStaffMember } from "#domain/builders.ts";
import { aPast, firstMonday } from "#domain/forecast/learn-clinic/a-past.ts";
import { learnClinic } from "#domain/forecast/learn-clinic/learn-clinic.ts";
import { noLessons, type Lessons } from "#domain/forecast/learn-clinic/lessons.ts";
import type { PastDay, PastLeg, PastVisit } from "#domain/forecast/learn-clinic/past-day.ts";
import { mean } from "#domain/look-ahead/law.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

const clock = wallClock("Etc/UTC");
const setup = aSetup();
const learn = (days: PastDay[], of = setup) => learnClinic(of, days, clock);
const gp = (lessons: Lessons) => {
  const service = lessons.services.gp;
  if (!service) throw new Error("the service has shown nothing");
  return { ...service, meanMinutes: Math.exp(service.mu + service.sigma ** 2 / 2) };
};
const eight = firstMonday + 8 * hourMs;
const aDay = (visits: PastVisit[], more: Partial<PastDay> = {}): PastDay => ({ day: "2026-01-05", visits, stayedAway: 0, ...more });
const aVisit = (leg: Partial<PastLeg> = {}, more: Partial<PastVisit> = {}): PastVisit => ({ urgency: 4, arrivedAt: eight, legs: [{ serviceId: "gp", waitingSince: eight, calls: 1, ...leg }], ...more });
const inRoom = (minutes: number, from = eight) => ({ calledAt: from, startedAt: from, endedAt: from + minutes * minuteMs });

describe("what a clinic's days teach", () => {
  it("is nothing without days", () => {
    expect(learn([])).toEqual(noLessons);
    expect(learn([aDay([])])).toEqual(noLessons);
  });

  it("is the same of the same days, and survives being written down", () => {
    const lessons = learn(aPast({ days: 8 }));
    expect(learn(aPast({ days: 8 }))).toEqual(lessons);
    expect(JSON.parse(JSON.stringify(lessons))).toEqual(lessons);
    expect([lessons.days, lessons.until]).toEqual([8, "2026-01-12"]);
  });

  it("finds that visits take 20 minutes where 12 were typed in, and how they vary", () => {
    const { meanMinutes, sigma, visits } = gp(learn(aPast({ days: 20, minutes: () => 20, logSd: 0.5 })));
    expect(visits).toBeGreaterThan(800);
    expect(Math.abs(meanMinutes / 20 - 1)).toBeLessThan(0.05);
    expect(Math.abs(sigma - 0.5)).toBeLessThan(0.04);
  });

  it("stays near what was typed in after a single visit: an hour weighs one ninth against eight of twelve minutes", () => {
    const { mu } = gp(learn([aDay([aVisit({ ...inRoom(60), staffId: "ito" })])]));
    const typed = Math.log(12) - Math.log(1.5) / 2;
    // The logarithm moves by a ninth of the way; the drift that has been seen on top moves it by less than a hundredth.
    expect(mu).toBeCloseTo(typed + (Math.log(60) - typed) / 9, 1);
  });

  it("knows a slow clinician from a quick one, and a booked check-up from a walk-in", () => {
    const past = aPast({ days: 20, slow: { weber: 1.5 } });
    const { speed } = gp(learn(past));
    expect(Math.abs((speed.ito ?? 0) / (speed.weber ?? 1) / 1.5 - 1)).toBeLessThan(0.08);
    const longer = past.map((day) => ({ ...day, visits: day.visits.map((visit, i) => (i % 3 === 0 ? { ...visit, visitType: "check-up", legs: visit.legs.map((leg) => ({ ...leg, endedAt: (leg.startedAt as number) + 2 * ((leg.endedAt as number) - (leg.startedAt as number)) })) } : visit)) }));
    const { byClass } = gp(learn(longer));
    expect(Math.exp((byClass["type check-up"] ?? 0) - (byClass["urgency 4"] ?? 0))).toBeCloseTo(2, 0);
  });

  it("follows a clinic whose visits have become half as long again, within two weeks", () => {
    const { meanMinutes } = gp(learn(aPast({ days: 44, minutes: (day) => (day < 30 ? 12 : 18) })));
    expect(Math.abs(meanMinutes / 18 - 1)).toBeLessThan(0.08);
  });

  it("is not led astray by a visit that nobody closed until the evening", () => {
    const past = aPast({ days: 10 });
    const forgotten = past.map((day) => ({ ...day, visits: day.visits.map((visit, i) => (i === 3 ? aVisit(inRoom(7 * 60), { arrivedAt: visit.arrivedAt }) : visit)) }));
    expect(Math.abs(gp(learn(forgotten)).meanMinutes / gp(learn(past)).meanMinutes - 1)).toBeLessThan(0.12);
  });

  it("counts who comes unannounced by the hour of the week once three days are known", () => {
    expect(learn(aPast({ days: 2 })).walkIns).toBeUndefined();
    const { walkIns } = learn(aPast({ days: 28, perHour: 10 }));
    const week = (walkIns?.perHour ?? []).slice(0, 7);
    const morning = week.flatMap((day) => day.slice(16, 24)).reduce((sum, n) => sum + n, 0) / (7 * 8);
    expect(Math.abs(morning / 10 - 1)).toBeLessThan(0.1);
    expect(week.map((day) => day[6])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(walkIns?.kinds).toMatchObject([{ urgency: 4, journey: [["gp"]] }]);
  });

  it("takes a Sunday on which nobody came for a Sunday, and a fortnight of silence for a system that was off", () => {
    const weeks = aPast({ days: 28, perHour: 10 }).filter((_, i) => i % 7 !== 6);
    const sunday = (lessons: Lessons) => lessons.walkIns?.perHour[6]?.[20] ?? NaN;
    expect(sunday(learn(weeks))).toBeLessThan(3);
    const interrupted = [...aPast({ days: 5, perHour: 10 }), ...aPast({ days: 28, perHour: 10 }).slice(22, 26)];
    // Never seen, so like all other days.
    expect(sunday(learn(interrupted))).toBeGreaterThan(7);
  });

  it("learns patience from those who left and from those who were called", () => {
    const left = Array.from({ length: 6 }, () => aVisit({ endedAt: eight + 30 * minuteMs, calls: 0 }));
    const called = Array.from({ length: 40 }, () => aVisit(inRoom(10, eight + 30 * minuteMs)));
    expect(gp(learn([aDay([...left, ...called])])).patience).toBeDefined();
    expect(gp(learn([aDay(called)])).patience).toBeUndefined();
  });

  it("learns how long the walk and the change of patients take, from those who had been waiting", () => {
    // Every twenty minutes somebody who stood there since eight: called two minutes after the one before has gone, in the room a minute later.
    const visits = Array.from({ length: 20 }, (_, i) => {
      const calledAt = eight + 20 * i * minuteMs;
      return aVisit({ calledAt, startedAt: calledAt + minuteMs, endedAt: calledAt + 18 * minuteMs, roomId: "room-1", staffId: "ito" });
    });
    const { walk, changeover } = gp(learn([aDay(visits)]));
    // Twenty minutes over twenty walks and eight of nothing; 38 over 19 gaps and eight, each a day old.
    expect(walk && mean(walk)).toBeCloseTo((0.98 * 20) / (0.98 * 20 + 8), 6);
    expect(changeover && mean(changeover)).toBeCloseTo((0.98 * 38) / (0.98 * 19 + 8), 6);
  });

  it("counts who was booked and stayed away, and how late staff begin", () => {
    const booked = Array.from({ length: 30 }, () => aVisit({}, { appointmentAt: eight + 10 * minuteMs }));
    const { noShowProbability } = learn([aDay([...booked, aVisit(inRoom(10))], { stayedAway: 10 })]);
    expect(noShowProbability).toBeCloseTo((0.98 * 10 + 2.4) / (0.98 * 40 + 20), 6);
    const shifts = Array.from({ length: 10 }, (_, d) => ({ from: eight + d * dayMs, to: eight + d * dayMs + 8 * hourMs, breaks: [] }));
    const late = shifts.map(({ from }, d) => aDay([aVisit({ waitingSince: from - minuteMs, ...inRoom(10, from + 9 * minuteMs), staffId: "ito" })], { day: `2026-01-${String(5 + d).padStart(2, "0")}` }));
    const { lateness } = learn(late, aSetup({ staff: [aStaffMember({ shifts })] }));
    // Ten shifts of nine minutes and five of three.
    expect(lateness && mean(lateness)).toBeCloseTo(105 / 15, 6);
  });

  it("has nothing to say of a service that is new, and forgets one that is gone", () => {
    const { services } = learn(aPast({ days: 3 }), aSetup({ services: [aService({ id: "blood" })] }));
    expect(services).toEqual({});
  });
});
