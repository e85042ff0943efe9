import { describe, expect, it } from "vitest";
import { aRoom, aService, aSetup, noon } from "#domain/builders.ts";
import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, EventBody } from "#domain/event.ts";
import type { DayLog } from "#domain/queue/day-script.ts";
import { decide } from "#domain/queue/decide.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { replayPolicy, type ReplayedDay } from "#domain/queue/replay-policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs } from "#domain/time.ts";

const actor = { kind: "system", name: "test" } as const;
const setup = aSetup({ rooms: [aRoom({ id: "room-1" })], staff: [] });
const at = (minutes: number) => noon + minutes * minuteMs;
const comes = (id: string, urgency: Urgency = 4, serviceIds = ["gp"]): EventBody => ({ type: "checked-in", ticketId: id, visitId: `v-${id}`, number: id.toUpperCase(), serviceIds, urgency });
const called = (id: string, roomId = "room-1"): EventBody => ({ type: "called", ticketId: id, roomId });
const ends = (id: string): EventBody => ({ type: "finished", ticketId: id });
const starts = (id: string): EventBody => ({ type: "started", ticketId: id });

function aLog(happened: [minutes: number, body: EventBody][], untilMinutes: number, so: ClinicSetup = setup): DayLog {
  const events = [[0, { type: "day-opened", day: "2026-01-15" }] as [number, EventBody], ...happened].map(([minutes, body], i): ClinicEvent => ({ ...body, seq: i + 1, at: at(minutes), actor }));
  return { setup: so, events, until: at(untilMinutes) };
}

const callsOf = (day: ReplayedDay) => day.calls.map((c) => [c.ticketId, (c.at - noon) / minuteMs, c.waitedMinutes]);

/** Ana, standard, comes at 0, Ben, very urgent, at 2. The room called Ana at 5 for 10 minutes and Ben one minute later for 4. */
const anaAndBen: [number, EventBody][] = [
  [0, comes("ana")], [2, comes("ben", 2)],
  [5, called("ana")], [5, starts("ana")], [15, ends("ana")],
  [16, called("ben")], [16, starts("ben")], [20, ends("ben")],
];

describe("replayPolicy", () => {
  it("tells the day as it was", () => {
    expect(callsOf(replayPolicy(aLog(anaAndBen, 30), usualPolicy, usualPolicy).real)).toEqual([["ana", 5, 5], ["ben", 16, 14]]);
  });

  it("calls whom the policy would have called, and each visit takes as long as it took", () => {
    // At 5 Ben has used (3 + 1) / 7.5 of his target, Ana (5 + 1) / 30 of hers. His 4 minutes end at 9; the room's second pause was 1 minute.
    expect(callsOf(replayPolicy(aLog(anaAndBen, 30), usualPolicy, usualPolicy).after)).toEqual([["ben", 5, 3], ["ana", 10, 10]]);
  });

  it("differs only by the policies that it compares", () => {
    // Where everybody is promised the same, whoever came first is first: the day as it was.
    const alike: QueuePolicy = { ...usualPolicy, targets: { 1: { share: 1 }, 2: { share: 1 }, 3: { share: 1 }, 4: { share: 1 }, 5: { share: 1 } } };
    const { real, before, after } = replayPolicy(aLog(anaAndBen, 30), alike, usualPolicy);
    expect(callsOf(before)).toEqual(callsOf(real));
    expect(after.byUrgency).toEqual([
      { urgency: 2, visits: 1, medianMinutes: 3, worstMinutes: 3, notCalled: 0 },
      { urgency: 4, visits: 1, medianMinutes: 10, worstMinutes: 10, notCalled: 0 },
    ]);
  });

  it("gives a less urgent patient their turn where the policy has a ratio", () => {
    // Two very urgent and a standard patient wait from the start; each visit takes 5 minutes and the room calls at once.
    const day = aLog([
      [0, comes("u1", 2)], [0, comes("u2", 2)], [0, comes("std")],
      [1, called("u1")], [1, starts("u1")], [6, ends("u1")], [6, called("u2")], [6, starts("u2")], [11, ends("u2")], [11, called("std")], [11, starts("std")], [16, ends("std")],
    ], 20);
    const { before, after } = replayPolicy(day, usualPolicy, { ...usualPolicy, ratio: { urgencies: [1, 2, 3], atMost: 1 } });
    expect(callsOf(before)).toEqual([["u1", 1, 1], ["u2", 6, 6], ["std", 11, 11]]);
    expect(callsOf(after)).toEqual([["u1", 1, 1], ["std", 6, 6], ["u2", 11, 11]]);
  });

  it("lets whoever gave up leave when they did, unless they have been called by then", () => {
    const day = aLog([[0, comes("ana")], [2, comes("ben", 2)], [5, called("ana")], [5, starts("ana")], [8, { type: "left", ticketId: "ben" }], [15, ends("ana")]], 30);
    const { real, after } = replayPolicy(day, usualPolicy, usualPolicy);
    expect(real.notCalled).toEqual([{ ticketId: "ben", number: "BEN", serviceId: "gp", urgency: 2, waitedMinutes: 6 }]);
    // Nobody knows how long Ben's visit would have been: the median of the day, Ana's 10 minutes. Then one call more than there was.
    expect(after.notCalled).toEqual([]);
    expect([after.guessedVisits, after.extraCalls]).toEqual([1, 1]);
    expect(callsOf(after)).toEqual([["ben", 5, 3], ["ana", 20, 20]]);
  });

  it("calls nobody into a room while it is blocked", () => {
    const blocked = aLog([...anaAndBen.slice(0, 2), [3, { type: "room-blocked", roomId: "room-1", reason: "Cleaning" }], [10, { type: "room-opened", roomId: "room-1" }], [12, called("ana")], [12, starts("ana")], [20, ends("ana")]], 21);
    // It could have called from 0 to 3 and from 10 on, and did so after five such minutes.
    expect(callsOf(replayPolicy(blocked, usualPolicy, usualPolicy).after)[0]).toEqual(["ben", 12, 10]);
  });

  it("counts a call that nobody answered as a pause, and the patient as away for so long", () => {
    const day = aLog([
      [0, comes("ana")], [1, called("ana")], [3, { type: "unanswered", ticketId: "ana", until: at(8) }],
      [4, comes("ben")], [4, called("ben")], [4, starts("ben")], [9, ends("ben")], [10, called("ana")], [10, starts("ana")], [12, ends("ana")],
    ], 15);
    const { real, before } = replayPolicy(day, usualPolicy, usualPolicy);
    expect(callsOf(real)).toEqual([["ben", 4, 0], ["ana", 10, 10]]);
    expect(before.calls.map((c) => c.ticketId)).toEqual(["ben", "ana"]);
  });

  it("forgets calls and checks-in that were taken back", () => {
    const day = aLog([[0, comes("ana")], [0, comes("oops")], [1, called("oops")], [2, { type: "undone", ticketId: "oops" }], [3, { type: "entered-in-error", ticketId: "oops" }], [5, called("ana")], [5, starts("ana")], [15, ends("ana")], [16, { type: "undone", ticketId: "ana" }], [18, ends("ana")]], 20);
    const { real, after } = replayPolicy(day, usualPolicy, usualPolicy);
    expect(callsOf(real)).toEqual([["ana", 5, 5]]);
    expect(callsOf(after)).toEqual([["ana", 5, 5]]);
  });

  it("does not count time before an appointment as waiting", () => {
    const day = aLog([[0, { ...comes("ana"), appointmentAt: at(20) } as EventBody], [25, called("ana")], [25, starts("ana")], [30, ends("ana")]], 31);
    expect(replayPolicy(day, usualPolicy, usualPolicy).real.calls[0]?.waitedMinutes).toBe(5);
  });

  it("finds nothing in a day without anybody", () => {
    expect(replayPolicy(aLog([], 10), usualPolicy, usualPolicy).after).toEqual({ calls: [], notCalled: [], byUrgency: [], guessedVisits: 0, extraCalls: 0 });
  });
});

describe("a day on which everybody was called by the policy", () => {
  const services = [aService({ id: "gp", prefix: "G" }), aService({ id: "blood", name: "Blood draw", prefix: "B", targetWaitMinutes: 15 })];
  const rooms = [aRoom({ id: "room-1" }), aRoom({ id: "room-2" }), aRoom({ id: "room-3", serviceIds: ["blood"] })];
  const clinic = aSetup({ services, rooms, staff: [] });
  const journeys = [[["gp"]], [["blood"]], [["blood"], ["gp"]], [["blood", "gp"]]];

  /** Deterministic draws: mulberry32. */
  function draws(seed: number): (below: number) => number {
    let a = seed >>> 0;
    return (below) => {
      a = (a + 0x6d2b79f5) | 0;
      let t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
    };
  }

  /** Two hours in steps of seven seconds: somebody comes, a free room calls by the book, somebody is done, now and then somebody gives up. */
  function aDay(seed: number): ClinicEvent[] {
    const draw = draws(seed);
    const log: ClinicEvent[] = [];
    let state: ClinicState = newClinic(clinic, noon);
    const happen = (body: EventBody, when: number) => {
      const event: ClinicEvent = { ...body, seq: state.seq + 1, at: when, actor };
      log.push(event);
      state = apply(state, event);
    };
    happen({ type: "day-opened", day: "2026-01-15" }, noon);
    for (let step = 1; step < 1000; step++) {
      const when = noon + step * 7000;
      const act = (command: Parameters<typeof decide>[1]) => {
        const decision = decide(state, command, when);
        if (decision.ok) for (const body of decision.value) happen(body, when);
      };
      const tickets = Object.values(state.tickets);
      const pick = draw(30);
      if (pick === 0) act({ type: "check-in", ticketId: `t${step}`, visitId: `v${step}`, journey: journeys[draw(4)] as string[][], urgency: (draw(5) + 1) as Urgency });
      else if (pick === 1) act({ type: "call-next", roomId: rooms[draw(3)]?.id ?? "" });
      else if (pick === 2) { const one = tickets.find((t) => t.state === "called"); if (one) act({ type: "start", ticketId: one.id }); }
      else if (pick === 3) { const one = tickets.filter((t) => t.state === "in-service")[draw(2)]; if (one) act({ type: "finish", ticketId: one.id }); }
      else if (pick === 4 && draw(6) === 0) { const one = tickets.find((t) => t.state === "waiting"); if (one) act({ type: "leave", ticketId: one.id }); }
    }
    return log;
  }

  it("is itself when it is replayed under that policy", () => {
    let calls = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const events = aDay(seed);
      const { real, before } = replayPolicy({ setup: clinic, events, until: noon + 1000 * 7000 }, usualPolicy, usualPolicy);
      // A room that never called again has no pause to go by; what it would have done is one call more.
      const firstExtra = before.extraCalls === 0 ? Infinity : Math.min(...before.calls.filter((c) => !real.calls.some((r) => r.ticketId === c.ticketId && r.at === c.at)).map((c) => c.at));
      const until = (day: ReplayedDay) => day.calls.filter((c) => c.at < firstExtra).map((c) => `${c.ticketId}/${c.serviceId} ${c.at}`);
      expect(until(before), `seed ${seed}`).toEqual(until(real));
      calls += until(before).length;
    }
    expect(calls).toBeGreaterThan(400);
  });
});
