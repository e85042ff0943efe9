import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aSetup, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { apply, applyCountEvent, newClinic, ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, EventBody } from "#domain/event.ts";
import type { Command } from "#domain/queue/command.ts";
import { decide } from "#domain/queue/decide.ts";
import { isActive, legOf, type Urgency } from "#domain/queue/ticket.ts";
import { hourMs, secondMs } from "#domain/time.ts";

const ana = { kind: "staff" as const, id: "ana", name: "Ana" };

describe("apply", () => {
  const event = (seq: number, body: EventBody): ClinicEvent => ({ ...body, seq, at: noon, actor: ana });

  it("throws on a gap in the log, rather than guess", () => {
    expect(() => apply(aClinic(), event(2, { type: "room-opened", roomId: "room-1" }))).toThrow("event 2 follows 0: the log has a gap");
  });

  it("throws on an event that speaks of an unknown ticket", () => {
    expect(() => apply(aClinic(), event(1, { type: "started", ticketId: "t9" }))).toThrow("event 1 speaks of ticket t9, which is not of today");
  });

  it("opens a day with an empty queue and nobody in a room, but keeps the blocked rooms blocked", () => {
    const yesterday = aClinic({ tickets: [aTicket()], blocked: { "room-1": "Cleaning" }, served: { gp: { visits: 3, minutes: 30 } } });
    const today = apply(yesterday, event(1, { type: "day-opened", day: "2026-01-16" }));
    expect(today).toMatchObject({ day: "2026-01-16", tickets: {}, issued: {}, staff: {}, served: {}, rooms: { "room-1": { blocked: { reason: "Cleaning" } } } });
  });

  it("keeps who went to a room or on a break on the day that is opened, before its first patient came, and nobody of the day before", () => {
    const before = aClinic({ staff: [aStaffMember({ id: "meier" }), aStaffMember({ id: "ito" })] });
    const acts: [number, EventBody][] = [
      [noon - 24 * hourMs, { type: "staff-assigned", staffId: "ito", roomId: "room-1" }],
      [noon - 24 * hourMs, { type: "staff-status", staffId: "meier", status: "on-break" }],
      [noon - hourMs, { type: "staff-assigned", staffId: "meier", roomId: "room-1" }],
      [noon - hourMs, { type: "staff-status", staffId: "ito", status: "on-break" }],
      [noon, { type: "day-opened", day: "2026-01-15" }],
    ];
    const today = acts.reduce((state, [at, body], i) => apply(state, { ...body, seq: i + 1, at, actor: ana }), before);
    expect(today.staff).toEqual({ meier: { roomId: "room-1", since: noon - hourMs } });
    expect(today.staffStatus).toEqual({ ito: { status: "on-break", since: noon - hourMs } });
  });

  it("keeps what is known of zones when the setup changes, and knows nothing of a new zone", () => {
    const hall = { id: "hall", name: "Hall", kind: "reception" as const, capacity: 20 };
    const sensor = { id: "s", name: "Camera", adapter: "any", expectedEverySeconds: 60, placements: [{ at: "zone" as const, zoneId: "hall" }] };
    const before = applyCountEvent(aClinic({ zones: [hall], sensors: [sensor] }), {
      seq: 1,
      afterSeq: 0,
      sensorId: "s",
      count: { type: "level", area: "1", at: noon, people: 7 },
    });
    const after = apply(before, event(1, { type: "setup-changed", setup: aSetup({ zones: [hall, { ...hall, id: "corridor" }], sensors: [sensor] }) }));
    expect(after.zones.hall).toEqual(before.zones.hall);
    expect(after.zones.corridor?.heardAt).toBeUndefined();
  });

  it("knows since when a zone is crowded and who has seen it; a worse crowd is news to everybody", () => {
    const hall = { id: "hall", name: "Hall", kind: "reception" as const, capacity: 20 };
    const crowded = (before: ClinicState, level: "ok" | "watch" | "full", people: number, minutes: number) =>
      apply(before, { ...event(before.seq + 1, { type: "zone-crowded", zoneId: "hall", level, people }), at: noon + minutes * 60_000 });
    const seen = (before: ClinicState) => apply(before, event(before.seq + 1, { type: "crowding-seen", zoneId: "hall" }));

    const filling = seen(crowded(aClinic({ zones: [hall] }), "watch", 17, 0));
    expect(filling.crowding).toEqual({ hall: { level: "watch", since: noon, people: 17, seen: { by: "Ana", at: noon } } });
    const full = crowded(filling, "full", 21, 5);
    expect(full.crowding).toEqual({ hall: { level: "full", since: noon + 300_000, people: 21 } });
    const better = crowded(seen(full), "watch", 17, 9);
    expect(better.crowding?.hall).toEqual({ level: "watch", since: noon + 540_000, people: 17, seen: { by: "Ana", at: noon } });
    expect(crowded(better, "ok", 9, 12).crowding).toEqual({});
    expect(apply(full, event(full.seq + 1, { type: "setup-changed", setup: aSetup() })).crowding).toEqual({});
  });

  it("knows who is in a room, whether called or served", () => {
    const state = aClinic({ rooms: [aRoom(), aRoom({ id: "room-2" })], tickets: [aTicket({ id: "t1", calledMinutesAgo: 1 }), aTicket({ id: "t2", state: "done", roomId: "room-2" })] });
    expect(ticketIn(state, "room-1")?.id).toBe("t1");
    expect(ticketIn(state, "room-2")).toBeUndefined();
  });
});

describe("a random day", () => {
  it("has nobody in two rooms", () => {
    everyMoment((state) => {
      const inRooms = Object.values(state.tickets).filter((ticket) => ticket.state === "called" || ticket.state === "in-service");
      for (const ticket of inRooms) expect(state.setup.rooms.filter((room) => ticketIn(state, room.id)?.id === ticket.id)).toHaveLength(1);
    });
  });

  it("has one ticket in a room at most", () => {
    everyMoment((state) => {
      const rooms = Object.values(state.tickets).filter((t) => isActive(t) && t.state !== "waiting").map((t) => legOf(t).roomId);
      expect(new Set(rooms).size).toBe(rooms.length);
    });
  });

  it("has no two tickets of one number", () => {
    everyMoment((state) => {
      const numbers = Object.values(state.tickets).map((ticket) => ticket.number);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  it("gives a ticket that changes the next version, and leaves the others alone", () => {
    everyMoment((state, before) => {
      for (const [id, ticket] of Object.entries(state.tickets)) {
        const was = before.tickets[id];
        if (was && ticket !== was) expect(ticket.version).toBe(was.version + 1);
      }
    });
  });

  it("never forgets a patient", () => {
    everyMoment((state, before) => expect(Object.keys(state.tickets)).toEqual(expect.arrayContaining(Object.keys(before.tickets))));
  });

  it("has times in the order of life: waits, is called, is served, is done", () => {
    everyMoment((state) => {
      for (const ticket of Object.values(state.tickets)) {
        for (const leg of ticket.legs) {
          const times = [leg.waitingSince, leg.calledAt, leg.startedAt, leg.endedAt].filter((at) => at !== undefined);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }
    });
  });

  it("counts as served what has been finished, no more and no less", () => {
    everyMoment((state) => {
      for (const service of state.setup.services) {
        const finished = Object.values(state.tickets).flatMap((t) => t.legs.filter((leg, i) => leg.serviceId === service.id && leg.endedAt !== undefined && leg.startedAt !== undefined && (i !== t.leg || t.state === "done")));
        expect(state.served[service.id]?.visits ?? 0).toBe(finished.length);
      }
    });
  });

  it("goes on the same after a snapshot as without one", () => {
    fc.assert(
      fc.property(aDay, fc.nat(), (steps, cut) => {
        const { log, last } = play(steps);
        const half = log.slice(0, log.length === 0 ? 0 : cut % log.length).reduce(apply, start);
        const snapshot = JSON.parse(JSON.stringify(half)) as ClinicState;
        expect(JSON.parse(JSON.stringify(log.slice(half.seq).reduce(apply, snapshot)))).toEqual(JSON.parse(JSON.stringify(last)));
      }),
      { numRuns: 100 },
    );
  });

  it("is the same when events are heard twice", () => {
    fc.assert(
      fc.property(aDay, fc.nat({ max: 20 }), (steps, back) => {
        const { log, last } = play(steps);
        const repeated = log.flatMap((event, i) => [event, ...log.slice(Math.max(0, i - back), i + 1)]);
        expect(repeated.reduce(apply, start)).toEqual(last);
      }),
      { numRuns: 50 },
    );
  });
});

const start = newClinic(
  aSetup({
    services: [aService(), aService({ id: "blood", name: "Blood draw", prefix: "B" })],
    rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2", serviceIds: ["gp", "blood"] }), aRoom({ id: "room-3", serviceIds: ["blood"] })],
    staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "nowak", name: "Marek Nowak", skills: ["gp", "blood"] })],
  }),
  noon,
);

/** What somebody tries, as numbers: which of the tickets and rooms there are by then is settled when it is played. */
type Step = { what: number; which: number; room: number; urgency: Urgency; journey: number; seconds: number };

const aDay = fc.array(
  fc.record<Step>({
    what: fc.nat({ max: 15 }),
    which: fc.nat({ max: 1000 }),
    room: fc.nat({ max: 2 }),
    urgency: fc.constantFrom<Urgency>(1, 2, 3, 4, 5),
    journey: fc.nat({ max: 3 }),
    seconds: fc.integer({ min: 1, max: 200 }),
  }),
  { maxLength: 120, size: "max" },
);

const journeys = [[["gp"]], [["blood"]], [["gp"], ["blood"]], [["blood", "gp"]]];

/** Plays what was tried through the rule book; refusals are part of every day. */
function play(steps: Step[], look: (state: ClinicState, before: ClinicState) => void = () => undefined): { log: ClinicEvent[]; last: ClinicState } {
  const log: ClinicEvent[] = [];
  let state = start;
  let at = noon;
  steps.forEach((step, i) => {
    at += step.seconds * secondMs;
    const decision = decide(state, commandOf(step, state, i), at);
    if (!decision.ok) return;
    for (const body of decision.value) {
      const event: ClinicEvent = { ...body, seq: state.seq + 1, at, actor: ana };
      const before = state;
      state = apply(state, event);
      log.push(event);
      look(state, before);
    }
  });
  return { log, last: state };
}

function commandOf(step: Step, state: ClinicState, i: number): Command {
  // Mostly somebody who is in a room: those are the moves that can go wrong.
  const inRooms = state.setup.rooms.flatMap((room) => ticketIn(state, room.id)?.id ?? []);
  const ids = step.which % 4 > 0 && inRooms.length > 0 ? inRooms : Object.keys(state.tickets);
  const ticketId = ids[step.which % Math.max(1, ids.length)] ?? "nobody";
  const roomId = `room-${step.room + 1}`;
  const forTicket = ["start", "finish", "start", "finish", "recall", "no-show", "put-back", "reinstate", "undo"] as const;
  const type = forTicket[step.what - 5];
  if (type) return { type, ticketId };
  switch (step.what) {
    case 0:
      return { type: "call", ticketId, roomId };
    case 1:
    case 2:
      return { type: "call-next", roomId };
    case 14:
      return { type: "leave", ticketId };
    case 15:
      return step.which % 2 === 0 ? { type: "block-room", roomId, reason: "Cleaning" } : { type: "open-room", roomId };
    default:
      return { type: "check-in", ticketId: `t${i}`, visitId: `v${i}`, journey: journeys[step.journey] ?? [["gp"]], urgency: step.urgency };
  }
}

function everyMoment(look: (state: ClinicState, before: ClinicState) => void): void {
  fc.assert(
    fc.property(aDay, (steps) => {
      play(steps, look);
    }),
    { numRuns: 100 },
  );
}

it("the random days are eventful enough to mean something", () => {
  const types = new Set(fc.sample(aDay, { numRuns: 50, seed: 1 }).flatMap((steps) => play(steps).log.map((event) => event.type)));
  expect([...types].sort()).toEqual(
    ["called", "checked-in", "day-opened", "finished", "left", "no-show", "put-back", "recalled", "reinstated", "room-blocked", "room-opened", "started", "step-finished", "undone"].sort(),
  );
});
