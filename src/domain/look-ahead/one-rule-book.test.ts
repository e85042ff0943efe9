import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, noon } from "#domain/builders.ts";
import { apply, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import { courseOf, type CourseEvent } from "#domain/look-ahead/course.ts";
import { exponential, fixed, gamma, lognormal, normal } from "#domain/look-ahead/law.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import type { Command } from "#domain/queue/command.ts";
import { decide } from "#domain/queue/decide.ts";
import { scaleTargets, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { isInRoom, legOf, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

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

const policies: QueuePolicy[] = [
  usualPolicy,
  { ...usualPolicy, ratio: { urgencies: [1, 2, 3], atMost: 2 } },
  { ...usualPolicy, ratio: { urgencies: [4], atMost: 1 } },
  { ...usualPolicy, appointments: { earlyMinutes: 5, lateMinutes: 10, targetShare: 0.5 } },
  { ...usualPolicy, targets: scaleTargets.manchester, ratio: { urgencies: [2, 3], atMost: 3 }, appointments: { earlyMinutes: 10, lateMinutes: 0, targetShare: 0.7 } },
];

function ticketOf(p: PatientModel): Ticket {
  return {
    id: p.id, visitId: `visit-of-${p.id}`, number: "G1", urgency: p.urgency, arrivedAt: p.arrivedAt, state: "waiting", leg: 0, version: 1,
    ...(p.appointmentAt === undefined ? {} : { appointmentAt: p.appointmentAt }),
    ...(p.passedOverUntil === undefined ? {} : { pause: { since: p.arrivedAt, until: p.passedOverUntil } }),
    legs: p.legs.map((leg) => ({ serviceId: leg.serviceId, stage: leg.stage ?? 0, calls: 0, ...(leg.waitingSince === undefined ? {} : { waitingSince: leg.waitingSince }) })),
  };
}

describe("a look-ahead calls by the clinic's own rules", () => {
  it("in the order of whoIsNext, on 2,000 lines of every policy: triage, appointments, ratio, passed over, ties", () => {
    let compared = 0;
    for (let seed = 0; seed < 2_000; seed++) {
      const draw = draws(seed);
      const policy = policies[seed % policies.length] as QueuePolicy;
      const inARow = draw(4);
      // Whole minutes make ties; others are as a clock gives them.
      const step = draw(2) === 0 ? minuteMs : 1;
      const ago = (minutes: number) => noon - Math.floor((draw(minutes) * minuteMs + draw(minuteMs)) / step) * step;
      const waiting = Array.from({ length: 1 + draw(25) }, (_, i): PatientModel => {
        const arrivedAt = ago(90);
        return {
          id: `t${draw(1_000)}-${i}`, urgency: (1 + draw(5)) as Urgency, arrivedAt,
          ...(draw(3) === 0 ? { appointmentAt: arrivedAt + (draw(60) - 25) * minuteMs } : {}),
          ...(draw(8) === 0 ? { passedOverUntil: noon + (draw(10) - 4) * minuteMs } : {}),
          legs: [{ serviceId: "gp", stage: 0, waitingSince: draw(6) === 0 ? arrivedAt + Math.floor((noon - arrivedAt) / 2) : arrivedAt }],
        };
      });
      const situation: Situation = {
        at: noon, discipline: { kind: "policy", policy }, waiting, inService: [], appointments: [], arrivals: [], rooms: [], inARow: { gp: inARow },
        services: [{ id: "gp", targetWaitMinutes: 5 + draw(60), law: fixed(0) }], staff: [{ id: "ito", skills: ["gp"] }],
      };
      const service = aService({ targetWaitMinutes: situation.services[0]!.targetWaitMinutes });
      const byTheBook = whoIsNext(waiting.map(ticketOf), service, noon, { policy, inARow }).map(({ ticket }) => ticket.id);
      // Visits of no length: everybody is called at noon, one after the other.
      const called = courseOf(situation, { seed, paths: 1, path: 0 }, 1).flatMap((event) => (event.type === "called" ? [event.patient] : []));
      expect({ seed, called }).toEqual({ seed, called: byTheBook });
      compared += called.length;
    }
    expect(compared).toBeGreaterThan(20_000);
  });

  const services = [aService({ id: "gp", prefix: "G", targetWaitMinutes: 30 }), aService({ id: "blood", prefix: "B", targetWaitMinutes: 15 }), aService({ id: "ecg", prefix: "E", targetWaitMinutes: 20 })];
  const rooms = [aRoom({ id: "room-1" }), aRoom({ id: "room-2", serviceIds: ["gp", "ecg"] }), aRoom({ id: "room-3", serviceIds: ["blood"] }), aRoom({ id: "room-4", serviceIds: ["blood", "ecg"] })];
  const people = ["ito", "okafor", "ruiz", "weber"].map((id) => aStaffMember({ id, name: id, skills: ["gp", "blood", "ecg"] }));

  it("and the live clinic accepts eighty imagined days: every call is the one that call-next makes, and nobody is in two rooms", () => {
    let calls = 0;
    let detours = 0;
    for (let seed = 0; seed < 80; seed++) {
      const policy = policies[seed % policies.length] as QueuePolicy;
      const played = replayed(seed, policy, courseOf(aDay(seed, policy), { seed, paths: 64, path: seed % 64 }, 300));
      calls += played.calls;
      detours += played.detours;
    }
    expect(calls).toBeGreaterThan(6_000);
    expect(detours).toBeGreaterThan(200);
  });

  function aDay(seed: number, policy: QueuePolicy): Situation {
    const draw = draws(seed);
    const pieces = [{ from: noon, to: noon + 2 * hourMs, perHour: 8 + draw(20) }, { from: noon + 2 * hourMs, to: noon + 5 * hourMs, perHour: 4 + draw(10) }];
    return {
      at: noon, discipline: { kind: "policy", policy }, waiting: [], inService: [],
      services: services.map(({ id, targetWaitMinutes }) => ({
        id, targetWaitMinutes, law: id === "gp" ? lognormal(10, 0.5) : gamma(6, 0.3), walk: exponential(0.5), changeover: exponential(0.5),
        ...(draw(2) === 0 ? { patience: exponential(60) } : {}),
        ...(id === "gp" ? { onward: [{ probability: 0.2, serviceIds: ["blood"], comesBack: true }, { probability: 0.1, serviceIds: ["blood", "ecg"], comesBack: true }] } : {}),
      })),
      staff: people.map(({ id, skills }, i) => ({ id, skills, roomId: `room-${i + 1}` })),
      rooms: rooms.map(({ id, serviceIds }) => ({ id, serviceIds })),
      appointments: Array.from({ length: 12 }, (_, i) => ({ id: `a${i}`, at: noon + i * 15 * minuteMs, urgency: 4, journey: [["gp"]], punctuality: normal(-5, 10), noShowProbability: 0.1 })),
      arrivals: [
        { id: "walk-in", pieces, kinds: [{ share: 3, urgency: 4, journey: [["gp"]] }, { share: 1, urgency: 5, journey: [["blood", "ecg"], ["gp"]] }, { share: 1, urgency: 3, journey: [["ecg"], ["blood", "gp"]] }, { share: 1, urgency: 4, journey: [["blood"]] }] },
        { id: "urgent", pieces: [{ from: noon, to: noon + 5 * hourMs, perHour: 2 }], dayFactor: { shape: 4, rate: 4 }, kinds: [{ share: 1, urgency: 2, journey: [["gp"]] }, { share: 1, urgency: 1, journey: [["gp"], ["ecg"]] }] },
      ],
    };
  }

  function replayed(seed: number, policy: QueuePolicy, course: CourseEvent[]): { calls: number; detours: number } {
    let state: ClinicState = aClinic({ services, rooms, staff: people, policy, assigned: Object.fromEntries(people.map(({ id }, i) => [id, `room-${i + 1}`])) });
    let calls = 0;
    let detours = 0;
    const doIt = (command: Command, at: number): EventBody[] => {
      const decision = decide(state, command, at);
      if (!decision.ok) throw new Error(`seed ${seed}: ${JSON.stringify(command)} was refused: ${decision.refusal.says}`);
      for (const body of decision.value) state = apply(state, { ...body, seq: state.seq + 1, at, actor: { kind: "system", name: "replay" } });
      return decision.value;
    };
    for (const event of course) {
      const { at, patient: ticketId } = event;
      if (event.type === "arrived") {
        doIt({ type: "check-in", ticketId, visitId: `visit-of-${ticketId}`, journey: event.journey, urgency: event.urgency, ...(event.appointmentAt === undefined ? {} : { appointmentAt: event.appointmentAt }) }, at);
      } else if (event.type === "called") {
        const [called] = doIt({ type: "call-next", roomId: event.roomId as string, serviceIds: event.asked, staffId: event.staffId }, at);
        expect({ seed, at, called: called?.type === "called" ? called.ticketId : undefined }).toEqual({ seed, at, called: ticketId });
        expect(legOf(state.tickets[ticketId] as Ticket).serviceId).toBe(event.serviceId);
        calls++;
      } else if (event.type === "started") doIt({ type: "start", ticketId }, at);
      else if (event.type === "left") doIt({ type: "leave", ticketId }, at);
      else {
        const { legs } = state.tickets[ticketId] as Ticket;
        const extra = event.legsNow.slice(legs.length - legs.filter((leg, i) => leg.endedAt !== undefined && legs.findIndex((l) => l === leg) !== i).length);
        if (event.legsNow.length > legs.length) {
          detours++;
          doIt({ type: "send-out", ticketId, detour: extra.slice(0, -1).map((leg) => leg.serviceId) }, at);
        } else doIt({ type: "finish", ticketId }, at);
      }
      const taken = Object.values(state.tickets).filter(isInRoom).map((ticket) => legOf(ticket).roomId);
      expect(new Set(taken).size).toBe(taken.length);
    }
    return { calls, detours };
  }
});
