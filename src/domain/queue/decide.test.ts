import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import { apply, type ClinicState } from "#domain/clinic.ts";
import type { Command } from "#domain/queue/command.ts";
import { decide, undoWithinMs } from "#domain/queue/decide.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

const ana = { kind: "staff" as const, id: "ana", name: "Ana" };
const blood = aService({ id: "blood", name: "Blood draw", prefix: "B" });

/** The clinic after a command that must be accepted. */
function after(state: ClinicState, command: Command, at: EpochMs = noon): ClinicState {
  const decision = decide(state, command, at);
  if (!decision.ok) throw new Error(decision.refusal.says);
  return decision.value.reduce((so, body) => apply(so, { ...body, seq: so.seq + 1, at, actor: ana }), state);
}

function refusal(state: ClinicState, command: Command, at: EpochMs = noon) {
  const decision = decide(state, command, at);
  return decision.ok ? "accepted" : decision.refusal;
}

const twoRooms: ClinicSketch = {
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" })],
  assigned: { ito: "room-1", okafor: "room-2" },
};

const checkIn: Command = { type: "check-in", ticketId: "t1", visitId: "v1", journey: [["gp"]], urgency: 4 };

describe("check-in", () => {
  it("gives a ticket that waits from now on", () => {
    const ticket = after(aClinic(), checkIn).tickets.t1;
    expect(ticket).toMatchObject({ state: "waiting", arrivedAt: noon, version: 1, legs: [{ serviceId: "gp", waitingSince: noon }] });
    expect(ticket?.number).toMatch(/^G\d{3}$/);
  });

  it("opens the day with the first patient of it, and only then", () => {
    const yesterday = { ...aClinic(), day: "2026-01-14" };
    const types = (state: ClinicState) => {
      const decision = decide(state, checkIn, noon);
      return decision.ok ? decision.value.map((event) => event.type) : [];
    };
    expect(types(yesterday)).toEqual(["day-opened", "checked-in"]);
    expect(types(aClinic())).toEqual(["checked-in"]);
  });

  it("takes the first number of a new day, however many came yesterday", () => {
    const numberOn = (state: ClinicState) => after(state, checkIn).tickets.t1?.number;
    expect(numberOn({ ...aClinic(), day: "2026-01-14", issued: { G: 31 } })).toBe(numberOn(aClinic()));
  });

  it("refuses a visit that is here already", () => {
    expect(refusal(after(aClinic(), checkIn), { ...checkIn, ticketId: "t2" })).toMatchObject({ code: "already-checked-in" });
  });

  it("refuses an empty journey and an unknown service", () => {
    expect(refusal(aClinic(), { ...checkIn, journey: [] })).toMatchObject({ code: "no-services" });
    expect(refusal(aClinic(), { ...checkIn, journey: [["gp"], ["massage"]] })).toMatchObject({ code: "unknown-service", says: 'This clinic has no service "massage".' });
  });
});

describe("call", () => {
  const clinic = aClinic({ ...twoRooms, tickets: [aTicket({ id: "t1", number: "G417" })] });

  it("by two desks at once: the second is told what the first has done", () => {
    const first: Command = { type: "call", ticketId: "t1", roomId: "room-1", expectedVersion: 1 };
    const second: Command = { type: "call", ticketId: "t1", roomId: "room-2", expectedVersion: 1 };
    const state = after(clinic, first);
    expect(refusal(state, second, noon + 2 * secondMs)).toMatchObject({ code: "changed-meanwhile", says: "Ana called G417 2 seconds ago, to Room 1." });
  });

  it("sends the parts of a refusal along, for a desk that reads another language", () => {
    const state = aClinic({ tickets: [aTicket({ id: "t1", number: "G417" }), aTicket({ id: "guest", number: "G900", inServiceMinutes: 3 })] });
    expect(decide(state, { type: "call", ticketId: "t1", roomId: "room-1" }, noon)).toMatchObject({ ok: false, refusal: { params: { room: "Room 1", number: "G900" } } });
    const moved = apply(state, { type: "stepped-out", ticketId: "t1", seq: 1, at: noon, actor: { kind: "patient" } });
    expect(decide(moved, { type: "hold", ticketId: "t1" }, noon + 5000)).toMatchObject({ ok: false, refusal: { params: { as: "happened", number: "G417", action: "step-out", seconds: 5 } } });
  });

  it("by two desks at once without a version: the table refuses the second in the same words", () => {
    const state = after(clinic, { type: "call", ticketId: "t1", roomId: "room-1" });
    expect(refusal(state, { type: "call", ticketId: "t1", roomId: "room-2" }, noon + secondMs)).toMatchObject({ code: "not-possible-now", says: "Ana called G417 just now, to Room 1." });
  });

  it("of somebody who only became more urgent since: says how they stand, since that does not", () => {
    const state = after(clinic, { type: "reprioritise", ticketId: "t1", urgency: 2, reason: "Looks unwell" });
    expect(refusal(state, { type: "finish", ticketId: "t1" }, noon + 5 * secondMs)).toEqual({
      code: "not-possible-now",
      says: "G417 is waiting. Ana changed the urgency of G417 5 seconds ago.",
      params: { as: "happened", action: "reprioritise", by: "Ana", number: "G417", seconds: 5, state: "waiting" },
    });
  });

  it("names the one who is assigned to the room", () => {
    expect(after(clinic, { type: "call", ticketId: "t1", roomId: "room-2" }).tickets.t1?.legs[0]).toMatchObject({ roomId: "room-2", staffId: "okafor" });
  });

  it("refuses a room that is with somebody", () => {
    const state = aClinic({ tickets: [aTicket({ id: "t1" }), aTicket({ id: "t2", number: "G208", inServiceMinutes: 4 })] });
    expect(refusal(state, { type: "call", ticketId: "t1", roomId: "room-1" })).toMatchObject({
      code: "room-busy",
      says: "Room 1 is with G208. Finish that visit first, or choose another room.",
    });
  });

  it("refuses a blocked room, with the reason", () => {
    const state = aClinic({ tickets: [aTicket({ id: "t1" })], blocked: { "room-1": "Cleaning" } });
    expect(refusal(state, { type: "call", ticketId: "t1", roomId: "room-1" })).toMatchObject({ code: "room-blocked", says: "Room 1 is blocked: Cleaning." });
  });

  it("refuses a room that does not offer the service", () => {
    const state = aClinic({ services: [aService(), blood], tickets: [aTicket({ id: "t1", serviceIds: ["blood"] })] });
    expect(refusal(state, { type: "call", ticketId: "t1", roomId: "room-1" })).toMatchObject({ code: "room-cannot-host", says: "Room 1 does not offer Blood draw." });
  });

  it("refuses what does not exist", () => {
    expect(refusal(clinic, { type: "call", ticketId: "t9", roomId: "room-1" })).toMatchObject({ code: "unknown-ticket" });
    expect(refusal(clinic, { type: "call", ticketId: "__proto__", roomId: "room-1" })).toMatchObject({ code: "unknown-ticket" });
    expect(refusal(clinic, { type: "call", ticketId: "t1", roomId: "cellar" })).toMatchObject({ code: "unknown-room" });
    expect(refusal(clinic, { type: "call", ticketId: "t1", roomId: "room-1", staffId: "nobody" })).toMatchObject({ code: "unknown-staff" });
  });
});

describe("call-next", () => {
  it("calls whoever is next of all that the room offers", () => {
    const state = aClinic({
      services: [aService({ targetWaitMinutes: 30 }), { ...blood, targetWaitMinutes: 15 }],
      rooms: [aRoom({ serviceIds: ["gp", "blood"] })],
      tickets: [aTicket({ id: "gp-20", waitedMinutes: 20 }), aTicket({ id: "blood-12", serviceIds: ["blood"], waitedMinutes: 12 })],
    });
    expect(after(state, { type: "call-next", roomId: "room-1" }).tickets["blood-12"]?.state).toBe("called");
  });

  it("by two desks at once gives two patients to two rooms", () => {
    const state = aClinic({ ...twoRooms, tickets: [aTicket({ id: "t1", waitedMinutes: 20 }), aTicket({ id: "t2", waitedMinutes: 10 })] });
    const both = after(after(state, { type: "call-next", roomId: "room-1" }), { type: "call-next", roomId: "room-2" });
    expect([both.tickets.t1?.legs[0]?.roomId, both.tickets.t2?.legs[0]?.roomId]).toEqual(["room-1", "room-2"]);
  });

  it("by two desks at once with one patient left: the second hears that nobody is waiting", () => {
    const state = after(aClinic({ ...twoRooms, tickets: [aTicket({ id: "t1" })] }), { type: "call-next", roomId: "room-1" });
    expect(refusal(state, { type: "call-next", roomId: "room-2" })).toMatchObject({ code: "nobody-waiting", says: "Nobody is waiting for GP consultation." });
  });
});

describe("a journey of two steps", () => {
  const sent = (state: ClinicState, ...types: ("start" | "finish")[]) => types.reduce((so, type) => after(so, { type, ticketId: "t1" }), state);
  const clinic = aClinic({
    services: [aService(), blood],
    rooms: [aRoom(), aRoom({ id: "room-2", serviceIds: ["blood"] })],
    tickets: [aTicket({ id: "t1", serviceIds: ["gp", "blood"] })],
  });

  it("goes through both lines and ends after the second", () => {
    const seen = sent(after(clinic, { type: "call", ticketId: "t1", roomId: "room-1" }), "start", "finish");
    expect(seen.tickets.t1).toMatchObject({ state: "waiting", leg: 1 });
    const over = sent(after(seen, { type: "call", ticketId: "t1", roomId: "room-2" }), "start", "finish");
    expect(over.tickets.t1).toMatchObject({ state: "done", leg: 1 });
    expect(over.served).toEqual({ gp: { visits: 1, minutes: 0 }, blood: { visits: 1, minutes: 0 } });
  });

  it("frees the first room as soon as the first step is done", () => {
    const seen = sent(after(clinic, { type: "call", ticketId: "t1", roomId: "room-1" }), "start", "finish");
    expect(refusal(after(seen, { ...checkIn, ticketId: "t2", visitId: "v2" }), { type: "call", ticketId: "t2", roomId: "room-1" })).toBe("accepted");
  });
});

describe("undo", () => {
  const clinic = aClinic({ ...twoRooms, tickets: [aTicket({ id: "t1", number: "G417" }), aTicket({ id: "t2", number: "G208" })] });
  const called = after(clinic, { type: "call", ticketId: "t1", roomId: "room-1" });

  it("takes a move back for two minutes", () => {
    expect(after(called, { type: "undo", ticketId: "t1" }, noon + undoWithinMs).tickets.t1).toMatchObject({ state: "waiting", version: 3 });
  });

  it("is refused after that, with what to do instead", () => {
    expect(refusal(called, { type: "undo", ticketId: "t1" }, noon + undoWithinMs + 1)).toMatchObject({
      code: "too-late-to-undo",
      says: "That was more than 2 minutes ago; move G417 by hand.",
    });
  });

  it("is refused when somebody else has acted on the ticket since", () => {
    const started = after(called, { type: "start", ticketId: "t1" });
    expect(refusal(started, { type: "undo", ticketId: "t1", expectedVersion: 2 })).toMatchObject({ code: "changed-meanwhile" });
  });

  it("is refused when there is nothing to take back, and twice in a row", () => {
    expect(refusal(clinic, { type: "undo", ticketId: "t1" })).toMatchObject({ code: "nothing-to-undo", says: "G417 has no move to take back." });
    const undone = after(called, { type: "undo", ticketId: "t1" });
    expect(refusal(undone, { type: "undo", ticketId: "t1" })).toMatchObject({ code: "nothing-to-undo" });
  });

  it("does not put a patient back into a room that has been given to another", () => {
    const finished = after(after(called, { type: "start", ticketId: "t1" }), { type: "finish", ticketId: "t1" });
    const given = after(finished, { type: "call", ticketId: "t2", roomId: "room-1" });
    expect(refusal(given, { type: "undo", ticketId: "t1" })).toMatchObject({ code: "room-busy", says: "The room is with G208 by now." });
  });

  it("unlearns a visit that was finished by mistake", () => {
    const started = after(called, { type: "start", ticketId: "t1" }, noon);
    const finished = after(started, { type: "finish", ticketId: "t1" }, noon + 5 * minuteMs);
    expect(finished.served.gp).toEqual({ visits: 1, minutes: 5 });
    expect(after(finished, { type: "undo", ticketId: "t1" }, noon + 6 * minuteMs).served.gp).toEqual({ visits: 0, minutes: 0 });
  });
});

describe("rooms and staff", () => {
  it("are assigned, blocked and opened", () => {
    const state = after(after(aClinic(), { type: "assign-staff", staffId: "ito", roomId: null }), { type: "block-room", roomId: "room-1", reason: "Cleaning" });
    expect(state.staff.ito).toBeUndefined();
    expect(state.rooms["room-1"]).toEqual({ blocked: { reason: "Cleaning", since: noon } });
    expect(after(state, { type: "open-room", roomId: "room-1" }).rooms["room-1"]).toEqual({});
  });

  it("must exist", () => {
    expect(refusal(aClinic(), { type: "assign-staff", staffId: "nobody", roomId: null })).toMatchObject({ code: "unknown-staff" });
    expect(refusal(aClinic(), { type: "assign-staff", staffId: "ito", roomId: "cellar" })).toMatchObject({ code: "unknown-room" });
    expect(refusal(aClinic(), { type: "block-room", roomId: "cellar", reason: "Cleaning" })).toMatchObject({ code: "unknown-room" });
  });
});

describe("no-show, leave and reinstate", () => {
  const called = aClinic({ tickets: [aTicket({ id: "t1", waitedMinutes: 20, calledMinutesAgo: 4 })] });

  it("let a patient who comes back keep their place", () => {
    for (const type of ["no-show", "leave"] as const) {
      const back = after(after(called, { type, ticketId: "t1" }), { type: "reinstate", ticketId: "t1" }, noon + 10 * minuteMs);
      expect(back.tickets.t1).toMatchObject({ state: "waiting", legs: [{ waitingSince: noon - 20 * minuteMs }] });
    }
  });

  it("are refused for a visit that is over", () => {
    const done = aClinic({ tickets: [aTicket({ id: "t1", number: "G417", state: "done" })] });
    expect(refusal(done, { type: "leave", ticketId: "t1" })).toMatchObject({ code: "not-possible-now", says: "G417 is done." });
  });
});

describe("crowding", () => {
  const hall = { id: "hall", name: "Hall", kind: "reception" as const, capacity: 20 };
  const tell: Command = { type: "tell-crowding", zoneId: "hall", from: "ok", level: "full", people: 21 };
  const see: Command = { type: "see-crowding", zoneId: "hall", since: noon };

  it("is told once, however many have noticed it", () => {
    const told = after(aClinic({ zones: [hall] }), tell);
    expect(told.crowding?.hall).toEqual({ level: "full", since: noon, people: 21 });
    expect(refusal(told, tell)).toMatchObject({ code: "changed-meanwhile" });
    expect(refusal(told, { ...tell, from: "full" })).toMatchObject({ code: "changed-meanwhile" });
  });

  it("is seen by the first who says so", () => {
    const seen = after(after(aClinic({ zones: [hall] }), tell), see);
    expect(seen.crowding?.hall?.seen).toEqual({ by: "Ana", at: noon });
    expect(decide(seen, see, noon + minuteMs)).toEqual({ ok: true, value: [] });
  });

  it("cannot be seen when it is over, or has become another", () => {
    expect(refusal(aClinic({ zones: [hall] }), see)).toMatchObject({ code: "not-possible-now", says: "Hall has room again." });
    const told = after(aClinic({ zones: [hall] }), tell);
    expect(refusal(told, { ...see, since: noon - minuteMs })).toMatchObject({ code: "changed-meanwhile", says: "Hall is full since another moment. Look again." });
    expect(refusal(told, { ...see, zoneId: "moon" })).toMatchObject({ code: "unknown-zone", says: "This clinic has no such zone." });
  });
});
