import { describe, expect, it } from "vitest";
import { aQueue, aTicket, noon } from "#features/desk/fixtures.ts";
import { undoOf } from "#features/desk/undo-of.ts";

const queue = aQueue({
  tickets: [aTicket({ note: "Wheelchair", version: 4 })],
  appointments: [{ id: "a1", name: "Ana", serviceIds: ["gp"], scheduledAt: noon, staffId: null }],
});
const t1 = { ticketId: "t1" };
const none = { ticketId: null };

describe("undoOf", () => {
  it("asks the server to take a move back, if the ticket has not moved on since", () => {
    expect(undoOf({ type: "hold", ticketId: "t1" }, t1, queue, 4)).toEqual({ type: "undo", ticketId: "t1", expectedVersion: 5 });
    expect(undoOf({ type: "call-next", roomId: "r1" }, t1, queue, undefined)).toEqual({ type: "undo", ticketId: "t1" });
    expect(undoOf({ type: "reprioritise", ticketId: "t1", urgency: 2, reason: "pain" }, t1, queue, 4)).toMatchObject({ type: "undo" });
  });

  it("writes down again what was noted before", () => {
    expect(undoOf({ type: "note", ticketId: "t1", note: "Walks" }, t1, queue, 4)).toEqual({ type: "note", ticketId: "t1", note: "Wheelchair" });
  });

  it("turns privacy the other way", () => {
    expect(undoOf({ type: "set-privacy", ticketId: "t1", isPrivate: true }, t1, queue, 4)).toEqual({ type: "set-privacy", ticketId: "t1", isPrivate: false });
  });

  it("lets an appointment stand again at its own hour", () => {
    expect(undoOf({ type: "miss-appointment", appointmentId: "a1" }, none, queue, undefined)).toEqual({ type: "move-appointment", appointmentId: "a1", scheduledAt: noon });
    expect(undoOf({ type: "book", appointmentId: "a2", name: "Lee", serviceIds: ["gp"], scheduledAt: noon }, none, queue, undefined)).toEqual({ type: "cancel-appointment", appointmentId: "a2" });
  });

  it("leaves alone what is mended in another way", () => {
    expect(undoOf({ type: "check-in", name: "Ana", serviceIds: ["gp"] }, t1, queue, undefined)).toBeNull();
    expect(undoOf({ type: "undo", ticketId: "t1" }, t1, queue, 4)).toBeNull();
    expect(undoOf({ type: "open-room", roomId: "r1" }, none, queue, undefined)).toBeNull();
    expect(undoOf({ type: "close-day" }, t1, queue, undefined)).toBeNull();
  });
});
