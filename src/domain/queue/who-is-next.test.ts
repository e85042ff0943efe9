import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aService, aTicket, noon } from "#domain/builders.ts";
import { scaleTargets, targetMinutes, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Ticket, Urgency } from "#domain/queue/ticket.ts";
import { plainRules, whoIsNext, type LineRules } from "#domain/queue/who-is-next.ts";
import { minuteMs } from "#domain/time.ts";

const gp = aService({ targetWaitMinutes: 30 });
const order = (tickets: Ticket[], at = noon) => whoIsNext(tickets, gp, at).map((place) => place.ticket.id);

describe("whoIsNext", () => {
  it("takes those of equal urgency in the order in which they came", () => {
    expect(order([aTicket({ id: "second", waitedMinutes: 10 }), aTicket({ id: "first", waitedMinutes: 12 })])).toEqual(["first", "second"]);
  });

  it("lets an urgent patient pass who has waited less, but a greater share of a shorter target", () => {
    expect(order([aTicket({ id: "standard", waitedMinutes: 20 }), aTicket({ id: "urgent", urgency: 2, waitedMinutes: 8 })])).toEqual(["urgent", "standard"]);
  });

  it("lets whoever needs help at once pass everybody who is within their target", () => {
    expect(order([aTicket({ id: "standard", waitedMinutes: 28 }), aTicket({ id: "at-once", urgency: 1, waitedMinutes: 0 })])).toEqual(["at-once", "standard"]);
  });

  it("lets a patient who is early for an appointment wait for it", () => {
    const early = aTicket({ id: "early", waitedMinutes: 25, appointmentInMinutes: 5 });
    expect(order([early, aTicket({ id: "walk-in", waitedMinutes: 3 })])).toEqual(["walk-in", "early"]);
  });

  it("counts a late patient's wait from their arrival, not from the appointment that they missed", () => {
    const late = aTicket({ id: "late", waitedMinutes: 2, appointmentInMinutes: -20 });
    expect(order([late, aTicket({ id: "walk-in", waitedMinutes: 3 })])).toEqual(["walk-in", "late"]);
  });

  it("leaves out those who wait for something else, and those who no longer wait", () => {
    expect(order([aTicket({ id: "blood", serviceIds: ["blood"] }), aTicket({ id: "called", calledMinutesAgo: 1 }), aTicket({ id: "gone", state: "left" })])).toEqual([]);
  });

  it("does not depend on the order in which it is asked", () => {
    const tickets = [3, 1, 2].map((n) => aTicket({ id: `t${n}`, waitedMinutes: 10 }));
    expect(order(tickets)).toEqual(order([...tickets].reverse()));
  });

  it("says how much of the target is used, a minute's head start included", () => {
    expect(whoIsNext([aTicket({ waitedMinutes: 14 })], gp, noon)[0]?.targetUsed).toBeCloseTo(0.5);
  });
});

describe("the clinic's own policy", () => {
  const rulesWith = (policy: Partial<QueuePolicy>, inARow = 0): LineRules => ({ policy: { ...usualPolicy, ...policy }, inARow });
  const line = (tickets: Ticket[], rules: LineRules) => whoIsNext(tickets, gp, noon, rules);
  const ids = (tickets: Ticket[], rules: LineRules) => line(tickets, rules).map((p) => p.ticket.id);
  const urgent = (id: string, waitedMinutes: number) => aTicket({ id, urgency: 2, waitedMinutes });
  const ratio = { urgencies: [1, 2, 3] as Urgency[], atMost: 2 };

  it("calls one of the others after two urgent patients in a row, and says that it was their turn", () => {
    const tickets = [urgent("u1", 9), urgent("u2", 8), urgent("u3", 7), aTicket({ id: "standard", waitedMinutes: 1 })];
    expect(ids(tickets, rulesWith({ ratio }))).toEqual(["u1", "u2", "standard", "u3"]);
    expect(line(tickets, rulesWith({ ratio }))[2]?.byRatio).toBe(true);
    expect(ids(tickets, rulesWith({ ratio }, 2))).toEqual(["standard", "u1", "u2", "u3"]);
  });

  it("never lets a ratio stand before somebody who needs help at once", () => {
    expect(ids([aTicket({ id: "at-once", urgency: 1, waitedMinutes: 0 }), aTicket({ id: "standard", waitedMinutes: 20 })], rulesWith({ ratio }, 2))).toEqual(["at-once", "standard"]);
  });

  it("lets booked patients who are on time pass sooner, where it says so, and not those who are late", () => {
    const half = { appointments: { earlyMinutes: 0, lateMinutes: 15, targetShare: 0.5 } };
    const booked = (id: string, lateMinutes: number) => ({ ...aTicket({ id, waitedMinutes: 10 }), appointmentAt: noon - (10 + lateMinutes) * minuteMs });
    expect(ids([aTicket({ id: "walk-in", waitedMinutes: 15 }), booked("on-time", 5)], rulesWith(half))).toEqual(["on-time", "walk-in"]);
    expect(ids([aTicket({ id: "walk-in", waitedMinutes: 15 }), booked("late", 20)], rulesWith(half))).toEqual(["walk-in", "late"]);
  });

  it("passes over whoever did not answer a moment ago, who keeps their place for later", () => {
    const silent: Ticket = { ...aTicket({ id: "silent", waitedMinutes: 30 }), pause: { since: noon - minuteMs, until: noon + 4 * minuteMs } };
    expect(ids([silent, aTicket({ id: "next", waitedMinutes: 5 })], plainRules)).toEqual(["next", "silent"]);
    expect(whoIsNext([silent, aTicket({ id: "next", waitedMinutes: 5 })], gp, noon + 5 * minuteMs).map((p) => p.ticket.id)).toEqual(["silent", "next"]);
  });

  it("can be a triage scale: Manchester's five levels in minutes to the first contact", () => {
    const policy = { ...usualPolicy, scale: "manchester" as const, targets: scaleTargets.manchester };
    expect(([1, 2, 3, 4, 5] as const).map((urgency) => targetMinutes(urgency, gp, policy))).toEqual([1, 10, 60, 120, 240]);
  });
});

describe("nobody starves", () => {
  /**
   * The bound: w minutes into my wait, only those can stand before me who came within its first (1 - their target /
   * my target) (w + 1) minutes. Whoever comes later never passes me, however urgent.
   */
  it("as only those who come in the first part of a wait can pass, whatever their urgency", () => {
    const urgency = fc.constantFrom<Urgency>(1, 2, 3, 4, 5);
    const patient = fc.record({ urgency, arrivedMinutesAgo: fc.double({ min: 0, max: 300, noNaN: true }) });
    fc.assert(
      fc.property(patient, patient, (me, other) => {
        fc.pre(other.arrivedMinutesAgo < me.arrivedMinutesAgo);
        const tickets = [aTicket({ id: "me", urgency: me.urgency, waitedMinutes: me.arrivedMinutesAgo }), aTicket({ id: "other", urgency: other.urgency, waitedMinutes: other.arrivedMinutesAgo })];
        if (order(tickets)[0] === "me") return;
        const share = 1 - targetMinutes(other.urgency, gp) / targetMinutes(me.urgency, gp);
        const cameAfterMe = me.arrivedMinutesAgo - other.arrivedMinutesAgo;
        expect(cameAfterMe).toBeLessThanOrEqual(share * (me.arrivedMinutesAgo + 1) + 1e-6);
      }),
    );
  });

  it("when very urgent patients keep a room busy five minutes in six: the standard patient's turn still comes within 90 minutes", () => {
    // One room; a visit takes 10 minutes, and every 12 minutes somebody very urgent comes.
    const waiting = new Map<string, Ticket>([["me", aTicket({ id: "me", waitedMinutes: 0 })]]);
    let served: string | undefined;
    let minutes = 0;
    for (; served !== "me" && minutes <= 300; minutes += 2) {
      const at = noon + minutes * minuteMs;
      if (minutes % 12 === 0) waiting.set(`urgent-${minutes}`, aTicket({ id: `urgent-${minutes}`, urgency: 2, waitedMinutes: 0, at }));
      if (minutes % 10 !== 0) continue;
      served = order([...waiting.values()], at)[0];
      if (served !== undefined) waiting.delete(served);
    }
    expect(served).toBe("me");
    expect(minutes).toBeLessThanOrEqual(90);
  });
});
