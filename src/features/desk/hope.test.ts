import { describe, expect, it } from "vitest";
import { aQueue, aRoom, aTicket, noon } from "#features/desk/fixtures.ts";
import { hopeOf, isOpen, withHopes } from "#features/desk/hope.ts";

const waiting = aTicket({ version: 3 });
const called = aTicket({ state: "called", roomId: "r1", roomName: "Room 1", version: 4 });
const inService = aTicket({ state: "in-service", roomId: "r1", roomName: "Room 1", version: 5 });

describe("hopeOf", () => {
  it("hopes for a call, a second call, a start and the end of a visit", () => {
    expect(hopeOf({ type: "call", ticketId: "t1", roomId: "r1" }, aQueue({ tickets: [waiting] }))).toEqual({ move: "call", ticketId: "t1", version: 3, roomId: "r1" });
    expect(hopeOf({ type: "start", ticketId: "t1" }, aQueue({ tickets: [called] }))).toEqual({ move: "start", ticketId: "t1", version: 4 });
    expect(hopeOf({ type: "finish", ticketId: "t1" }, aQueue({ tickets: [inService] }))).toEqual({ move: "finish", ticketId: "t1", version: 5 });
  });

  it("guesses who is next for a room", () => {
    expect(hopeOf({ type: "call-next", roomId: "r1" }, aQueue({ tickets: [waiting] }))).toMatchObject({ move: "call", ticketId: "t1" });
    expect(hopeOf({ type: "call-next", roomId: "r1" }, aQueue())).toBeNull();
  });

  it("waits for the answer where a journey goes on to another service", () => {
    const half = { ...inService, step: { now: 1, of: 2 } };
    expect(hopeOf({ type: "finish", ticketId: "t1" }, aQueue({ tickets: [half] }))).toBeNull();
  });

  it("waits for the answer to whatever another person reads as a promise", () => {
    const queue = aQueue({ tickets: [called] });
    expect(hopeOf({ type: "no-show", ticketId: "t1" }, queue)).toBeNull();
    expect(hopeOf({ type: "undo", ticketId: "t1" }, queue)).toBeNull();
    expect(hopeOf({ type: "block-room", roomId: "r1", reason: "Cleaning" }, queue)).toBeNull();
  });

  it("does not hope for what cannot be", () => {
    expect(hopeOf({ type: "start", ticketId: "t1" }, aQueue({ tickets: [waiting] }))).toBeNull();
  });
});

describe("withHopes", () => {
  it("draws the call at once, on the ticket and on the room", () => {
    const view = withHopes(aQueue({ tickets: [waiting] }), [{ move: "call", ticketId: "t1", version: 3, roomId: "r1" }]);
    expect(view.tickets[0]).toMatchObject({ state: "called", roomName: "Room 1", calledAt: noon, calls: 1, version: 4 });
    expect(view.rooms[0]).toMatchObject({ state: "called", ticket: "G101", ticketId: "t1" });
  });

  it("lets one hope follow another before the server has answered the first", () => {
    const view = withHopes(aQueue({ tickets: [waiting] }), [
      { move: "call", ticketId: "t1", version: 3, roomId: "r1" },
      { move: "start", ticketId: "t1", version: 4 },
    ]);
    expect(view.tickets[0]).toMatchObject({ state: "in-service", startedAt: noon, version: 5 });
    expect(view.rooms[0]?.state).toBe("in-use");
  });

  it("frees the room when a visit is over", () => {
    const busy = aRoom({ state: "in-use", ticket: "G101", ticketId: "t1" });
    const view = withHopes(aQueue({ tickets: [inService], rooms: [busy] }), [{ move: "finish", ticketId: "t1", version: 5 }]);
    expect(view.rooms[0]).toMatchObject({ state: "free", ticketId: null });
  });

  it("draws a hold at once, with its reason and its end, and frees the room", () => {
    const busy = aRoom({ state: "in-use", ticket: "G101", ticketId: "t1" });
    const queue = aQueue({ tickets: [inService], rooms: [busy] });
    const hope = hopeOf({ type: "hold", ticketId: "t1", reason: "on the telephone", until: noon + 600_000 }, queue);
    const view = withHopes(queue, hope ? [hope] : []);
    expect(view.tickets[0]).toMatchObject({ state: "on-hold", roomId: null, pause: { since: noon, reason: "on the telephone", until: noon + 600_000 }, version: 6 });
    expect(view.rooms[0]).toMatchObject({ state: "free", ticketId: null });
  });

  it("draws somebody who is back in the line, with a place that only the server knows", () => {
    const out = aTicket({ state: "stepped-out", version: 2, pause: { since: noon, reason: null, until: null } });
    const view = withHopes(aQueue({ tickets: [out] }), [{ move: "come-back", ticketId: "t1", version: 2 }]);
    expect(view.tickets[0]).toMatchObject({ state: "waiting", pause: null, place: null, wait: null });
  });

  it("is void once the server's own picture has moved on", () => {
    const putBack = aTicket({ version: 5 });
    const hope = { move: "call" as const, ticketId: "t1", version: 3, roomId: "r1" };
    expect(withHopes(aQueue({ tickets: [putBack] }), [hope])).toEqual(aQueue({ tickets: [putBack] }));
    expect(isOpen(hope, aQueue({ tickets: [putBack] }))).toBe(false);
    expect(isOpen(hope, aQueue({ tickets: [waiting] }))).toBe(true);
  });
});
