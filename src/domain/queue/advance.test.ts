import { describe, expect, it } from "vitest";
import { aTicket, noon } from "#domain/builders.ts";
import { advance, undo, waitedMinutes } from "#domain/queue/advance.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

const by = "Ana";

describe("advance", () => {
  it("writes down who was called, when, and where to", () => {
    const called = advance(aTicket(), { action: "call", at: noon, by, roomId: "room-1", staffId: "ito" });
    expect(called).toMatchObject({ state: "called", version: 2, lastMove: { action: "call", by: "Ana", at: noon } });
    expect(legOf(called)).toMatchObject({ calledAt: noon, calls: 1, roomId: "room-1", staffId: "ito" });
  });

  it("counts every call, and keeps the moment of the first", () => {
    const called = advance(aTicket(), { action: "call", at: noon, by, roomId: "room-1" });
    const recalled = advance(called, { action: "recall", at: noon + minuteMs, by });
    expect(legOf(recalled)).toMatchObject({ calls: 2, calledAt: noon, recalledAt: noon + minuteMs });
  });

  it("keeps the place in the line of whoever is put back", () => {
    const waiting = aTicket({ waitedMinutes: 20 });
    const back = advance(advance(waiting, { action: "call", at: noon, by, roomId: "room-1" }), { action: "put-back", at: noon + minuteMs, by });
    expect(legOf(back).waitingSince).toBe(legOf(waiting).waitingSince);
    expect(legOf(back).roomId).toBeUndefined();
  });

  it("puts a patient of two steps into the second line when the first is done", () => {
    const served = aTicket({ serviceIds: ["gp", "blood"], inServiceMinutes: 8 });
    const sentOn = advance(served, { action: "next-step", at: noon, by });
    expect(sentOn).toMatchObject({ state: "waiting", leg: 1 });
    expect(sentOn.legs[0]).toMatchObject({ endedAt: noon });
    expect(sentOn.legs[1]).toMatchObject({ serviceId: "blood", waitingSince: noon });
  });

  it("leaves the ticket that it was given as it was", () => {
    const waiting = aTicket();
    const before = structuredClone(waiting);
    advance(waiting, { action: "call", at: noon, by, roomId: "room-1" });
    expect(waiting).toEqual(before);
  });

  it("throws on a move that the table does not have, since then the log is broken", () => {
    expect(() => advance(aTicket({ state: "done" }), { action: "call", at: noon, by })).toThrow("ticket ticket-1 is done and cannot call");
  });
});

describe("undo", () => {
  it("goes back to how the ticket stood, with a new version", () => {
    const waiting = aTicket();
    const undone = undo(advance(waiting, { action: "call", at: noon, by, roomId: "room-1" }));
    expect(undone).toEqual({ ...waiting, version: 3, lastMove: undefined });
  });

  it("cannot be undone itself", () => {
    const undone = undo(advance(aTicket(), { action: "leave", at: noon, by }));
    expect(() => undo(undone)).toThrow("no move to undo");
  });
});

describe("waitedMinutes", () => {
  it("grows until the service starts, and then stands", () => {
    expect(waitedMinutes(aTicket({ waitedMinutes: 20 }), noon + 5 * minuteMs)).toBe(25);
    expect(waitedMinutes(aTicket({ waitedMinutes: 20, inServiceMinutes: 8 }), noon + 5 * minuteMs)).toBe(12);
  });
});
