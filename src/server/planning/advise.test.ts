import { afterAll, describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { learnedToday, typedIn } from "#domain/look-ahead/learned.ts";
import { advise } from "#domain/planning/live/advise.ts";
import { measure } from "#domain/planning/live/measured.ts";
import { momentOf } from "#domain/planning/live/moment-of.ts";
import { usualPlanning } from "#domain/planning/live/settings.ts";
import { whyGone } from "#domain/planning/live/still-stands.ts";
import { bloodSurge } from "#domain/planning/live/surge.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { openSolver } from "#server/planning/solver.ts";
import { loadRules } from "#server/rule-catalogue.ts";

const solver = openSolver();
const rules = await loadRules();
afterAll(() => solver.close());
const task = (state = bloodSurge()) => momentOf(state, noon, learnedToday(state, noon), rules);

describe("advise", () => {
  it("sends the nurse to the free room beside a crowded blood draw, and says what that is worth", async () => {
    const { suggestions, report } = await advise(task(), solver.solve);
    expect(suggestions).toHaveLength(1);
    const [{ moves, worth, mind } = (() => { throw new Error("nothing proposed"); })()] = suggestions;
    expect(moves).toEqual([expect.objectContaining({ staffId: "silva", fromRoomId: "room-3", toRoomId: "room-4", fromServiceIds: ["nurse"], serviceId: "blood" })]);
    expect((moves[0]?.until ?? 0) % (5 * minuteMs)).toBe(0);
    expect(moves[0]?.until).toBeLessThanOrEqual(noon + 2 * hourMs);
    // Twelve are here, and the twelve an hour of the last hour are believed to go on for two. At six minutes each the line of one pair
    // of hands grows from twelve to sixteen; with two it is gone within the first hour.
    expect(worth.services[0]?.serviceId).toBe("blood");
    expect(Math.abs((worth.services[0]?.patients ?? 0) - 36)).toBeLessThan(4);
    expect(worth.savedMinutes.likely).toBeGreaterThan(100);
    expect(worth.savedMinutes.low).toBeLessThan(worth.savedMinutes.likely);
    expect(worth.savedMinutes.high).toBeGreaterThan(worth.savedMinutes.likely);
    expect(worth.targetsKept).toBeGreaterThan(0);
    // Twelve an hour at six minutes each are more than one person can do: it pays whoever waits now.
    expect(mind).toMatchObject({ waitingNow: 12, leastWaiting: 0 });
    expect(report.solver?.status).toBe("solved");
  });

  it("says with how many waiting it would not be worth it, where nobody else will come", async () => {
    const state = bloodSurge();
    const { suggestions } = await advise(momentOf(state, noon, typedIn(state.setup), rules), solver.solve);
    expect(suggestions[0]?.mind?.withoutNewcomers).toBe(true);
    expect(suggestions[0]?.mind?.leastWaiting).toBeGreaterThan(2);
    expect(suggestions[0]?.mind?.leastWaiting).toBeLessThan(12);
  });

  it("proposes nothing on a calm clinic", async () => {
    expect((await advise(task(bloodSurge({ waiting: 1 })), solver.solve)).suggestions).toEqual([]);
  });

  it("stands on the index rule when the solver fails", async () => {
    const failing = () => Promise.resolve({ status: "nothing-found", why: "it was cut off", milliseconds: 1 } as const);
    const { suggestions, report } = await advise(task(), failing);
    expect(suggestions[0]?.moves[0]).toMatchObject({ staffId: "silva", toRoomId: "room-4" });
    expect(report.solver).toMatchObject({ status: "nothing-found", gap: null });
  });

  it("never sends whom people have said not to send", async () => {
    const never = [{ id: "n", staffId: "silva", serviceId: "blood", weekdays: [], saidBy: "Sam", saidAt: noon }];
    expect((await advise(task(bloodSurge({ planning: { ...usualPlanning, never } })), solver.solve)).suggestions).toEqual([]);
  });

  it("can be written down and read again, so that what came of it can be measured later", () => {
    const { moment } = task();
    expect(JSON.parse(JSON.stringify(moment))).toEqual(moment);
  });
});

describe("a proposal", () => {
  const moves = [{ staffId: "silva", fromRoomId: "room-3", toRoomId: "room-4", fromServiceIds: ["nurse"], serviceId: "blood", until: null }];

  it("stands while nothing that it is about has changed", () => {
    expect(whyGone(bloodSurge(), noon, moves, rules)).toBeUndefined();
  });

  it("falls when its person has been moved, is on a break or gone, or its room is blocked or taken", () => {
    const state = bloodSurge();
    const about = { staffId: "silva", roomId: "room-4" };
    expect(whyGone({ ...state, staff: { ...state.staff, silva: { roomId: "room-5", since: noon } } }, noon, moves, rules)).toEqual({ code: "person-moved", ...about });
    expect(whyGone({ ...state, staffStatus: { silva: { status: "on-break", since: noon } } }, noon, moves, rules)).toEqual({ code: "person-away", ...about });
    expect(whyGone(state, noon + 7 * hourMs, moves, rules)).toEqual({ code: "person-away", ...about });
    expect(whyGone({ ...state, rooms: { "room-4": { blocked: { reason: "Cleaning", since: noon } } } }, noon, moves, rules)).toEqual({ code: "room-blocked", ...about });
    expect(whyGone({ ...state, staff: { ...state.staff, nowak: { roomId: "room-4", since: noon } } }, noon, moves, rules)).toEqual({ code: "rule", rule: "staffed-room", ...about });
  });
});

describe("measure", () => {
  it("takes what really was from what the look-ahead says would have been", () => {
    const { moment } = task();
    const moves = [{ staffId: "silva", fromRoomId: "room-3", toRoomId: "room-4", fromServiceIds: ["nurse"], serviceId: "blood", until: null }];
    const found = measure(moment.situation, moves, { until: noon + hourMs, arrivals: [{ at: noon + 10 * minuteMs, urgency: 4, serviceIds: ["blood"] }], stoodMinutes: 150, otherChanges: 0 });
    expect(found).toMatchObject({ minutes: 60, patients: 13, stoodMinutes: 150 });
    expect(found.without.likely).toBeGreaterThan(found.withMove.likely + 50);
    expect(found.saved.likely).toBeCloseTo(found.without.likely - 150, 6);
    expect(found.saved.high - found.saved.low).toBeCloseTo(found.without.high - found.without.low, 6);
  });
});
