import { describe, expect, it } from "vitest";
import { aRoom, aService, aSetup, aStaffMember, noon } from "#domain/builders.ts";
import { apply, newClinic, policyOf, rulesOf, ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent } from "#domain/event.ts";
import type { Command } from "#domain/queue/command.ts";
import { decide } from "#domain/queue/decide.ts";
import { openLegs } from "#domain/queue/journey.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { isActive, isInRoom, isOver, legOf, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import { targetOf, whoIsNext } from "#domain/queue/who-is-next.ts";
import { minuteMs, minutesBetween, secondMs } from "#domain/time.ts";

/*
 * Days in which everybody does anything at any time: three services, four rooms, three members of staff, patients with journeys in and
 * out of order, and every command there is, most of them at the wrong moment. Whatever happens, the clinic keeps its promises.
 */

const seeds = 10_000;
const commandsADay = 70;

const services = [aService({ id: "gp", prefix: "G", targetWaitMinutes: 30 }), aService({ id: "blood", prefix: "B", targetWaitMinutes: 15 }), aService({ id: "ecg", prefix: "E", targetWaitMinutes: 20 })];
const policies: (QueuePolicy | undefined)[] = [
  undefined,
  { ...usualPolicy, ratio: { urgencies: [1, 2, 3], atMost: 2 } },
  { ...usualPolicy, appointments: { earlyMinutes: 5, lateMinutes: 10, targetShare: 0.5 } },
];

const clinics = policies.map((policy) =>
  newClinic(
    aSetup({
      services,
      rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2", serviceIds: ["gp", "ecg"] }), aRoom({ id: "room-3", serviceIds: ["blood"] }), aRoom({ id: "room-4", serviceIds: ["blood", "ecg"] })],
      staff: ["ito", "okafor", "ruiz"].map((id) => aStaffMember({ id, name: id, skills: ["gp", "blood", "ecg"] })),
      ...(policy ? { policy } : {}),
    }),
    noon,
  ),
);

const journeys = [[["gp"]], [["blood"]], [["gp"], ["blood"]], [["blood", "ecg"], ["gp"]], [["ecg"], ["blood", "gp"]]];

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

function anyCommand(state: ClinicState, draw: (below: number) => number, n: number, at: number): Command {
  const all = Object.values(state.tickets);
  const active = all.filter(isActive);
  // Mostly somebody with whom something can happen, now and then anybody, or nobody at all.
  const pool = draw(10) > 0 && active.length > 0 ? active : all;
  const ticket = pool[draw(Math.max(1, pool.length))];
  const ticketId = ticket?.id ?? "nobody";
  // Now and then a screen is behind.
  const expectedVersion = ticket && draw(3) > 0 ? ticket.version - (draw(8) === 0 ? 1 : 0) || undefined : undefined;
  const forTicket = { ticketId, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
  const roomId = `room-${1 + draw(4)}`;
  const journey = journeys[draw(journeys.length)] ?? [["gp"]];
  const urgency = (1 + draw(5)) as Urgency;
  switch (draw(34)) {
    case 0: case 1: case 2: case 3: case 4:
      return {
        type: "check-in", ticketId: `t${n}`, visitId: `v${n}`, journey, urgency,
        ...(draw(4) === 0 ? { appointmentAt: at + (draw(60) - 30) * minuteMs } : {}), ...(draw(8) === 0 ? { needsDesk: "Two of this name" } : {}),
      };
    case 5: case 6: case 7: case 8:
      return { type: "call-next", roomId };
    case 9: case 10:
      return { type: "call", roomId, ...forTicket };
    case 11: case 12: case 13:
      return { type: "start", ...forTicket };
    case 14: case 15: case 16:
      return { type: "finish", ...forTicket };
    case 17:
      return { type: "recall", ...forTicket };
    case 18:
      return { type: draw(2) ? "unanswered" : "put-back", ...forTicket };
    case 19:
      return { type: "no-show", ...forTicket };
    case 20:
      return { type: "reinstate", ...forTicket };
    case 21: case 22:
      return { type: "undo", ...forTicket };
    case 23:
      return { type: draw(2) ? "hold" : "step-out", reason: "telephone", until: at + 5 * minuteMs, ...forTicket };
    case 24:
      return { type: draw(2) ? "resume" : "come-back", ...forTicket };
    case 25:
      return { type: "send-out", ...(draw(2) ? { detour: ["blood"] } : { reason: "X-ray" }), ...forTicket };
    case 26:
      return { type: "come-back", ...forTicket };
    case 27:
      return { type: "transfer", journey, ...forTicket };
    case 28:
      return { type: "reprioritise", urgency, reason: "worse", ...forTicket };
    case 29:
      return { type: draw(2) ? "join" : "set-privacy", isPrivate: true, ...forTicket } as Command;
    case 30:
      return { type: (["leave", "cancel", "enter-in-error"] as const)[draw(3)] ?? "leave", ...forTicket };
    case 31:
      return draw(2) ? { type: "block-room", roomId, reason: "Cleaning" } : { type: "open-room", roomId };
    case 32:
      return { type: "assign-staff", staffId: ["ito", "okafor", "ruiz"][draw(3)] ?? "ito", roomId: draw(4) ? roomId : null };
    default:
      return { type: "resume", ...forTicket };
  }
}

type Look = (step: { before: ClinicState; after: ClinicState; event: ClinicEvent }) => void;

function playDay(seed: number, look: Look): { last: ClinicState; log: ClinicEvent[] } {
  const draw = draws(seed);
  let state = clinics[seed % clinics.length] as ClinicState;
  let at = noon;
  const log: ClinicEvent[] = [];
  const take = (command: Command) => {
    const decision = decide(state, command, at);
    if (!decision.ok) return;
    for (const body of decision.value) {
      const event: ClinicEvent = { ...body, seq: state.seq + 1, at, actor: { kind: "system", name: "test" } };
      const before = state;
      state = apply(state, event);
      log.push(event);
      look({ before, after: state, event });
    }
  };
  for (let n = 0; n < commandsADay; n++) {
    at += draw(150) * secondMs;
    take(anyCommand(state, draw, n, at));
  }
  at += minuteMs;
  take({ type: "close-day" });
  return { last: state, log };
}

/** The earliest moment from which any wait of the ticket counts that is still to be ended by a call. */
function creditFrom(ticket: Ticket): number | undefined {
  const since = openLegs(ticket).flatMap((i) => ticket.legs[i]?.waitingSince ?? []);
  return since.length === 0 ? undefined : Math.min(...since);
}

describe(`over ${seeds.toLocaleString("en")} random days`, () => {
  it("the clinic keeps its promises, whatever anybody does", { timeout: 120_000 }, () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= seeds; seed++) {
      const issued = new Set<string>();
      const fail = (promise: string, event: ClinicEvent) => expect.fail(`${promise} (day ${seed}, event ${event.seq} ${JSON.stringify(event)})`);
      const { last } = playDay(seed, ({ before, after, event }) => {
        kinds.add(event.type);
        const inRooms = Object.values(after.tickets).filter(isInRoom).map((t) => legOf(t).roomId);
        if (inRooms.some((roomId) => roomId === undefined)) fail("whoever is called or served is called or served somewhere", event);
        if (new Set(inRooms).size !== inRooms.length) fail("a room is with one patient at a time", event);
        if (event.type === "checked-in") {
          if (issued.has(event.number)) fail("no number is given out twice on a day", event);
          issued.add(event.number);
        }
        if (!("ticketId" in event)) return;
        const [was, is] = [before.tickets[event.ticketId], after.tickets[event.ticketId]];
        if (!is) return fail("no ticket of today is lost", event);
        if (!was) return;
        if (is.version !== was.version + 1) fail("every change is a new version", event);
        if (is.arrivedAt !== was.arrivedAt || is.number !== was.number) fail("when somebody came, and what they are called by, never changes", event);
        if (event.type === "called") {
          if (isInRoom(was)) fail("nobody is called by two desks", event);
          if (before.rooms[event.roomId]?.blocked) fail("nobody is called to a blocked room", event);
          if (ticketIn(before, event.roomId)) fail("nobody is called to a room that is with somebody", event);
          if (!after.setup.rooms.find((r) => r.id === event.roomId)?.serviceIds.includes(legOf(is).serviceId)) fail("everybody is called to a room that offers what they wait for", event);
        }
        const served = (t: Ticket) => t.legs.filter((leg) => leg.startedAt !== undefined && leg.endedAt !== undefined).length;
        if (event.type !== "undone" && !isOver(was) && served(is) < served(was)) fail("what has been done stays done", event);
        const endsALeg = event.type === "step-finished" || (event.type === "sent-out" && event.detour) || (event.type === "transferred" && was.state === "in-service");
        const [credit, now] = [creditFrom(was), creditFrom(is)];
        if (event.type !== "undone" && !endsALeg && isActive(is) && credit !== undefined && (now === undefined || now > credit)) fail("the wait that somebody has behind them never shrinks", event);
      });
      const open = Object.values(last.tickets).filter(isActive);
      if (open.length > 0) expect.fail(`every ticket ends (day ${seed}: ${open.map((t) => `${t.number} ${t.state}`).join(", ")})`);
    }
    // The days are eventful enough to mean something.
    expect([...kinds].sort()).toEqual(
      [
        "called", "came-back", "cancelled", "checked-in", "day-opened", "entered-in-error", "finished", "held", "joined", "left", "no-show", "privacy-set", "put-back", "recalled",
        "reinstated", "reprioritised", "resumed", "room-blocked", "room-opened", "sent-out", "staff-assigned", "started", "step-finished", "stepped-out", "transferred", "unanswered", "undone",
      ].sort(),
    );
  });

  it("undo brings back exactly what was, and the log played again gives the same clinic", { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= seeds / 10; seed++) {
      const { last, log } = playDay(seed, ({ before, after, event }) => {
        if (event.type !== "undone") return;
        const [was, is] = [before.tickets[event.ticketId] as Ticket, after.tickets[event.ticketId] as Ticket];
        const kept = was.lastMove?.before;
        expect({ state: is.state, legs: is.legs, leg: is.leg, urgency: is.urgency, pause: is.pause }).toEqual({ state: kept?.state, legs: kept?.legs, leg: kept?.leg, urgency: kept?.urgency, pause: kept?.pause });
      });
      const again = log.reduce(apply, clinics[seed % clinics.length] as ClinicState);
      expect(again).toEqual(last);
      const finished = (serviceId: string) => Object.values(last.tickets).flatMap((t) => t.legs.filter((leg, i) => leg.serviceId === serviceId && leg.startedAt !== undefined && leg.endedAt !== undefined && (i !== t.leg || t.state === "done"))).length;
      for (const service of services) expect(last.served[service.id]?.visits ?? 0).toBe(finished(service.id));
    }
  });

  it("nobody starves: whoever comes later than the policy's share of my wait never stands before me", { timeout: 60_000 }, () => {
    let passed = 0;
    for (let seed = 1; seed <= seeds / 10; seed++) {
      playDay(seed, ({ after, event }) => {
        const at = event.at;
        const policy = policyOf(after);
        for (const service of services) {
          const line = whoIsNext(Object.values(after.tickets), service, at, rulesOf(after, service.id)).filter((p) => !p.passedOver);
          line.forEach((mine, place) => {
            for (const other of line.slice(0, place)) {
              // The ratio only ever brings the less urgent forward, and both count from an appointment where that is later.
              if (other.byRatio || mine.targetUsed <= 0) continue;
              const [my, their] = [waitOf(mine.ticket, mine.targetUsed, service, policy), waitOf(other.ticket, other.targetUsed, service, policy)];
              if (their >= my) continue;
              passed++;
              const share = 1 - targetOf(other.ticket, service, policy) / targetOf(mine.ticket, service, policy);
              if (my - their > share * (my + 1) + 1e-6) expect.fail(`${other.ticket.number} passes ${mine.ticket.number} who has waited ${my} min, having come ${my - their} min later (day ${seed})`);
            }
          });
        }
      });
    }
    expect(passed).toBeGreaterThan(1_000);
  });
});

/** Minutes of the wait that counts, out of the claim that it makes. */
function waitOf(ticket: Ticket, targetUsed: number, service: (typeof services)[number], policy: QueuePolicy): number {
  return targetUsed * targetOf(ticket, service, policy) - 1;
}

it("the moments of a random day lie close enough for calls to be repeated and far enough for waits to grow", () => {
  const { log } = playDay(1, () => undefined);
  expect(minutesBetween(noon, log.at(-1)?.at ?? noon)).toBeGreaterThan(30);
});
