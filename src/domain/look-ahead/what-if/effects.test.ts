import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { fixed, lognormal } from "#domain/look-ahead/law.ts";
import type { PatientModel, Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import { changed, streamsOf, withoutRoom, type Change } from "#domain/look-ahead/what-if/change.ts";
import { effectsOf, studentP95 } from "#domain/look-ahead/what-if/effects.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

const at = noon;
const inMinutes = (minutes: number) => at + minutes * minuteMs;

const aPatient = (id: string, waited: number, serviceId = "gp"): PatientModel => ({ id, urgency: 4, arrivedAt: at - waited * minuteMs, legs: [{ serviceId, waitingSince: at - waited * minuteMs }] });
const aPerson = (id: string, person: Partial<StaffModel> = {}): StaffModel => ({ id, skills: ["gp"], ...person });

/** Visits of ten minutes to the second, and nobody comes. */
function byTheClock(waiting: number, situation: Partial<Situation> = {}): Situation {
  return {
    at, discipline: { kind: "fifo" }, appointments: [], inService: [], arrivals: [], rooms: [],
    services: [{ id: "gp", targetWaitMinutes: 15, law: fixed(10) }],
    staff: [aPerson("ito")],
    waiting: Array.from({ length: waiting }, (_, i) => aPatient(`p${i}`, 0)),
    ...situation,
  };
}

const ask = { seed: 1, until: inMinutes(240), hasClosing: true, batches: { least: 2, most: 2, paths: 4 } };
const effects = (situation: Situation, ...changes: Change[]) => effectsOf(situation, changed(situation, changes), { ...ask, leaveOut: streamsOf(changes) });

describe("effectsOf", () => {
  it("halves the waits of four when one more begins now: 0, 10, 20, 30 become 0, 0, 10, 10", () => {
    const { overall, emptyAfterMinutes, shorterDays, longerDays, stillInLine } = effects(byTheClock(4, { discipline: { kind: "policy", policy: usualPolicy } }), { type: "add-staff", skills: ["gp"], from: at });
    expect(overall.meanWaitMinutes).toMatchObject({ before: 15, after: 5, difference: -10, isClear: true });
    // Within 15 minutes: the first two; then all.
    expect(overall.onTimeShare).toMatchObject({ before: 0.5, after: 1 });
    expect(emptyAfterMinutes).toMatchObject({ before: 40, after: 20 });
    expect([shorterDays, longerDays, stillInLine.after]).toEqual([1, 0, 0]);
  });

  it("lets one more begin later and go again: at 15 minutes for 10", () => {
    // As it stands they are called at 0, 10, 20, 30; with one more from 15 to 25 the third goes at 15, the fourth at 20.
    const { overall } = effects(byTheClock(4), { type: "add-staff", skills: ["gp"], from: inMinutes(15), to: inMinutes(25) });
    expect(overall.meanWaitMinutes?.after).toBeCloseTo((0 + 10 + 15 + 20) / 4, 9);
  });

  it("takes somebody away after the patient who is with them, and brings them back", () => {
    // The first ends at 10, then a break of 20 minutes as from 5 to 25: the second is called at 30, the third at 40.
    const { overall } = effects(byTheClock(3), { type: "staff-away", staffId: "ito", from: inMinutes(5), to: inMinutes(25) });
    expect(overall.meanWaitMinutes?.after).toBeCloseTo((0 + 30 + 40) / 3, 9);
  });

  it("takes somebody away at once who is with nobody, and after the visit who is with a patient", () => {
    const away: Change = { type: "staff-away", staffId: "ito", from: at, to: inMinutes(20) };
    expect(effects(byTheClock(2), away).overall.meanWaitMinutes?.after).toBe((20 + 30) / 2);
    // Five minutes of ten are over; with them until 5, then away until 20.
    const busy = byTheClock(1, { inService: [{ patient: aPatient("guest", 15), leg: 0, staffId: "ito", startedAt: inMinutes(-5) }] });
    expect(effects(busy, away).overall.meanWaitMinutes).toMatchObject({ before: 5, after: 20 });
  });

  it("counts those whom nobody serves as waiting to the end, so that closing a service does not look good", () => {
    const { overall, stillInLine, emptyAfterMinutes } = effects(byTheClock(3), { type: "staff-away", staffId: "ito", from: at });
    expect(stillInLine).toMatchObject({ before: 0, after: 3 });
    expect(overall.meanWaitMinutes?.after).toBe(240);
    expect(emptyAfterMinutes).toBeUndefined();
  });

  it("closes a room from one minute to another, and whoever works there takes a free one", () => {
    const two = byTheClock(3, { rooms: [{ id: "r1", serviceIds: ["gp"] }], staff: [aPerson("ito", { roomId: "r1" })] });
    // The first is in the room until 10; the next are called when it opens at 25, then at 35.
    expect(effects(two, { type: "close-room", roomId: "r1", from: inMinutes(5), to: inMinutes(25) }).overall.meanWaitMinutes?.after).toBeCloseTo((0 + 25 + 35) / 3, 9);
    const spare = { ...two, rooms: [...two.rooms, { id: "r2", serviceIds: ["gp"] }] };
    expect(effects(spare, { type: "close-room", roomId: "r1", from: inMinutes(5), to: inMinutes(25) }).overall.meanWaitMinutes?.difference).toBe(0);
  });

  it("lets exactly so many more come, evenly, and says what they do to those who come anyhow", () => {
    // Four in 20 minutes: at 5, 10, 15, 20, called at 10, 20, 30, 40. The fifth visit ends at 50.
    const walkIns: Change = { type: "walk-ins", serviceId: "gp", count: 4, withinMinutes: 20 };
    const crowd = effects(byTheClock(1), walkIns);
    expect(crowd.overall.meanWaitMinutes).toMatchObject({ before: 0, after: 0 });
    expect(crowd.emptyAfterMinutes).toMatchObject({ before: 10, after: 50 });
    const all = effectsOf(byTheClock(1), changed(byTheClock(1), [walkIns]), ask);
    expect(all.overall.meanWaitMinutes?.after).toBeCloseTo((0 + 5 + 10 + 15 + 20) / 5, 9);
    // Somebody else is expected at 12, behind the first two of them: called at 30 instead of 12.
    const expected = byTheClock(1, { appointments: [{ id: "booked", at: inMinutes(12), urgency: 4, journey: [["gp"]], punctuality: fixed(0), noShowProbability: 0 }] });
    expect(effects(expected, walkIns).overall.meanWaitMinutes).toMatchObject({ before: 0, after: 9 });
  });

  it("says between what the difference of a single day lies", () => {
    const line = aLine({ waited: [5, 4, 3, 2, 1], servers: 1, perHour: 0 });
    const { overall } = effectsOf(line, changed(line, [{ type: "add-staff", skills: ["gp"], from: at }]), { ...ask, batches: { least: 6, most: 6, paths: 32 } });
    const { difference, low, high, dayLow, dayHigh } = overall.meanWaitMinutes!;
    // Days differ far more than the mean of 192 of them is unsure.
    expect(dayHigh! - dayLow!).toBeGreaterThan(4 * (high - low));
    expect(dayLow!).toBeLessThan(difference);
    expect(dayHigh!).toBeLessThanOrEqual(0);
  });

  it("lets an urgent patient pass those who wait", () => {
    const line = byTheClock(2, { discipline: { kind: "policy", policy: usualPolicy } });
    // At 4 minutes, seen at 10; the second is called at 20 instead of 10.
    const { overall } = effects(line, { type: "urgent", serviceId: "gp", at: inMinutes(4) });
    expect(overall.meanWaitMinutes).toMatchObject({ before: 5, after: 10 });
  });

  it("says that nothing is different where nothing is, and does not call it clear", () => {
    const { overall } = effects(byTheClock(4), { type: "staff-away", staffId: "nobody", from: at });
    expect(overall.meanWaitMinutes).toMatchObject({ difference: 0, low: 0, high: 0, isClear: false });
  });

  it("does not call clear what the luck of the imagined days may explain", () => {
    // Three visits of unlike length more or less, an urgent one among dozens: within noise for so few days.
    const line = aLine({ waited: [5, 3], servers: 6, perHour: 4 });
    const { overall } = effectsOf(line, changed(line, [{ type: "add-staff", skills: ["gp"], from: at }]), { ...ask, batches: { least: 2, most: 2, paths: 1 } });
    expect(overall.meanWaitMinutes?.isClear).toBe(false);
  });

  it("plays as many batches as there is time for, and at least the least", () => {
    const play = (goOn: () => boolean) => effectsOf(byTheClock(1), byTheClock(1), { ...ask, batches: { least: 2, most: 5, paths: 3 }, goOn }).paths;
    expect(play(() => false)).toBe(6);
    expect(play(() => true)).toBe(15);
  });
});

describe("somebody who is added", () => {
  const clinic = byTheClock(0, {
    rooms: [{ id: "r1", serviceIds: ["gp"] }, { id: "r2", serviceIds: ["gp"] }],
    staff: [aPerson("ito", { roomId: "r1" }), aPerson("okafor", { roomId: "r2", shifts: [{ from: inMinutes(-60), to: inMinutes(30) }] })],
  });

  it("is without a room where somebody works in each that fits, until one goes home", () => {
    const one = (from: number, roomId?: string): Change => ({ type: "add-staff", skills: ["gp"], from: inMinutes(from), ...(roomId === undefined ? {} : { roomId }) });
    expect(withoutRoom(clinic, [one(0), one(30), one(30, "r1"), one(30, "r2")])).toEqual([0, 2]);
    expect(withoutRoom({ ...clinic, rooms: [] }, [one(0)])).toEqual([]);
  });
});

describe("a what-if, whatever the clinic", () => {
  const sketches = fc.record({
    waited: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
    servers: fc.integer({ min: 1, max: 4 }),
    perHour: fc.integer({ min: 0, max: 30 }),
  });
  const days = { seed: 5, until: inMinutes(300), hasClosing: true, batches: { least: 2, most: 2, paths: 8 } };

  it("never lengthens the mean wait by one more who does the same, first come first served", () => {
    fc.assert(
      fc.property(sketches, fc.integer({ min: 0, max: 120 }), (sketch, from) => {
        const line = aLine(sketch);
        const { overall, longerDays } = effectsOf(line, changed(line, [{ type: "add-staff", skills: ["gp"], from: inMinutes(from) }]), days);
        expect(overall.meanWaitMinutes?.difference ?? 0).toBeLessThanOrEqual(1e-9);
        expect(longerDays).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  /** With several services and a policy by urgency, a server more may hand the next patient to somebody slower; by the same luck, hardly. */
  const toleratedMinutes = 0.5;

  it("never lengthens it by more than half a minute in a clinic with rooms, skills and a policy", () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom("gp", "blood"), (sketch, skill) => {
        const clinic = aClinicOfTwo(sketch);
        const { overall } = effectsOf(clinic, changed(clinic, [{ type: "add-staff", skills: [skill], from: at }]), days);
        expect(overall.meanWaitMinutes?.difference ?? 0).toBeLessThanOrEqual(toleratedMinutes);
      }),
      { numRuns: 40 },
    );
  });

  it("never shortens the mean wait of those who come anyhow, nor the day, by more walk-ins, first come first served", () => {
    fc.assert(
      fc.property(sketches, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 10, max: 120 }), (sketch, count, withinMinutes) => {
        const line = aLine(sketch);
        const more: Change[] = [{ type: "walk-ins", serviceId: "gp", count, withinMinutes }];
        const { overall, emptyAfterMinutes, shorterDays } = effectsOf(line, changed(line, more), { ...days, leaveOut: streamsOf(more) });
        expect(overall.meanWaitMinutes?.difference ?? 0).toBeGreaterThanOrEqual(-1e-9);
        expect(emptyAfterMinutes?.difference ?? 0).toBeGreaterThanOrEqual(-1e-9);
        expect(shorterDays).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("never shortens it by more than half a minute in a clinic with rooms, skills and a policy", () => {
    fc.assert(
      fc.property(sketches, fc.integer({ min: 1, max: 20 }), (sketch, count) => {
        const clinic = aClinicOfTwo(sketch);
        const more: Change[] = [{ type: "walk-ins", serviceId: "gp", count, withinMinutes: 60 }];
        const { overall } = effectsOf(clinic, changed(clinic, more), { ...days, leaveOut: streamsOf(more) });
        expect(overall.meanWaitMinutes?.difference ?? 0).toBeGreaterThanOrEqual(-toleratedMinutes);
      }),
      { numRuns: 40 },
    );
  });
});

describe("studentP95", () => {
  it("is the table's: 2.132 at 4, 1.812 at 10, 1.697 at 30", () => {
    for (const [freedom, value] of [[4, 2.132], [10, 1.812], [30, 1.697]] as const) expect(Math.abs(studentP95(freedom) / value - 1)).toBeLessThan(0.005);
  });
});

type Sketch = { waited: number[]; servers: number; perHour: number };

function aLine({ waited, servers, perHour }: Sketch): Situation {
  return {
    ...byTheClock(0),
    services: [{ id: "gp", targetWaitMinutes: 30, law: lognormal(12, 0.5) }],
    staff: Array.from({ length: servers }, (_, i) => aPerson(`s${i}`)),
    waiting: waited.map((minutes, i) => aPatient(`p${i}`, minutes)),
    arrivals: perHour === 0 ? [] : [{ id: "walk-ins", pieces: [{ from: at, to: at + 2 * hourMs, perHour }], kinds: [{ share: 1, urgency: 4, journey: [["gp"]] }] }],
  };
}

function aClinicOfTwo(sketch: Sketch): Situation {
  const line = aLine(sketch);
  return {
    ...line,
    discipline: { kind: "policy", policy: usualPolicy },
    services: [...line.services, { id: "blood", targetWaitMinutes: 15, law: lognormal(5, 0.4) }],
    rooms: Array.from({ length: sketch.servers + 2 }, (_, i) => ({ id: `r${i}`, serviceIds: i % 2 === 0 ? ["gp", "blood"] : ["blood", "gp"] })),
    staff: line.staff.map((person, i) => ({ ...person, skills: ["gp", "blood"], roomId: `r${i}` })),
    waiting: sketch.waited.map((minutes, i) => aPatient(`p${i}`, minutes, i % 3 === 0 ? "blood" : "gp")),
    arrivals: line.arrivals.map((stream) => ({ ...stream, kinds: [{ share: 2, urgency: 4, journey: [["gp"]] }, { share: 1, urgency: 3, journey: [["blood"]] }, { share: 1, urgency: 5, journey: [["blood"], ["gp"]] }] })),
  };
}
