import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import { standing, whatChanged } from "#domain/queue/what-changed.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

const twoRooms: ClinicSketch = {
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "rossi" })],
  assigned: { ito: "room-1", rossi: "room-2" },
};
const first = aTicket({ id: "first", waitedMinutes: 20 });
const second = aTicket({ id: "second", waitedMinutes: 15 });
const mine = aTicket({ id: "mine", waitedMinutes: 10 });
const behind = aTicket({ id: "behind", waitedMinutes: 5 });
const later = noon + 5 * minuteMs;
const since = (after: ClinicSketch, way: "longer" | "shorter", before: ClinicSketch = {}) => {
  const stood = standing(aClinic({ ...twoRooms, tickets: [first, second, mine, behind], ...before }), "mine", noon);
  if (!stood) throw new Error("stands in no line");
  return whatChanged(stood, aClinic({ ...twoRooms, tickets: [first, second, mine, behind], ...after, at: later, assigned: after.assigned ?? twoRooms.assigned }), "mine", later, way);
};
const arrives = (id: string, sketch: Parameters<typeof aTicket>[0] = {}): Ticket => aTicket({ id, at: later, waitedMinutes: 2, ...sketch });

describe("what changed for a patient who waits", () => {
  it("is nothing while the line moves on as it should", () => {
    const called = aTicket({ id: "first", at: later, calledMinutesAgo: 1 });
    expect(since({ tickets: [called, second, mine, behind] }, "longer")).toEqual([]);
    expect(since({ tickets: [called, second, mine, behind] }, "shorter")).toEqual([]);
  });

  it("counts urgent patients who came in and go first, also one who has been called by now", () => {
    const urgent = [arrives("u1", { urgency: 1 }), arrives("u2", { urgency: 2, calledMinutesAgo: 1 })];
    expect(since({ tickets: [first, second, mine, behind, ...urgent] }, "longer")).toEqual([{ code: "urgent-arrived", count: 2 }]);
  });

  it("knows an urgent patient for new who was written down a moment after the line was looked at, with an earlier time", () => {
    const onItsWay = { ...aTicket({ id: "u1", urgency: 1 }), arrivedAt: noon - 1 };
    expect(since({ tickets: [first, second, mine, behind, onItsWay] }, "longer")).toEqual([{ code: "urgent-arrived", count: 1 }]);
  });

  it("does not count those who came in and stand behind", () => {
    expect(since({ tickets: [first, second, mine, behind, arrives("standard"), arrives("easy", { urgency: 5 })] }, "longer")).toEqual([]);
  });

  it("tells a patient who became urgent from one who arrived urgent", () => {
    expect(since({ tickets: [first, second, mine, { ...behind, urgency: 1 }] }, "longer")).toEqual([{ code: "more-urgent", count: 1 }]);
  });

  it("tells a patient who came back from elsewhere", () => {
    const back = aTicket({ id: "back", waitedMinutes: 40 });
    expect(since({ tickets: [first, second, mine, back] }, "longer", { tickets: [first, second, mine, { ...back, state: "stepped-out" }] })).toEqual([{ code: "came-back", count: 1 }]);
  });

  it("names a room that was closed and a member of staff who went", () => {
    expect(since({ blocked: { "room-2": "Cleaning" } }, "longer")).toEqual([{ code: "room-closed", count: 1 }]);
    expect(since({ assigned: { ito: "room-1" } }, "longer")).toEqual([{ code: "staff-away", count: 1 }]);
  });

  it("names a room that opened and a member of staff who came back", () => {
    expect(since({}, "shorter", { blocked: { "room-2": "Cleaning" } })).toEqual([{ code: "room-opened", count: 1 }]);
    expect(since({}, "shorter", { assigned: { ito: "room-1" } })).toEqual([{ code: "staff-back", count: 1 }]);
  });

  it("takes a doctor who changed rooms for no change", () => {
    expect(since({ assigned: { ito: "room-2" } }, "longer", { assigned: { ito: "room-1" } })).toEqual([]);
  });

  it("counts those before who left, and apart from them those who stepped out", () => {
    expect(since({ tickets: [{ ...first, state: "left" }, { ...second, state: "stepped-out" }, mine] }, "shorter")).toEqual([
      { code: "left", count: 1 },
      { code: "stepped-aside", count: 1 },
    ]);
    expect(since({ tickets: [first, second, mine, { ...behind, state: "left" }] }, "shorter")).toEqual([]);
  });

  it("is several things at once", () => {
    expect(since({ tickets: [first, second, mine, arrives("u1", { urgency: 1 })], blocked: { "room-2": "Fault" } }, "longer")).toEqual([
      { code: "urgent-arrived", count: 1 },
      { code: "room-closed", count: 1 },
    ]);
  });
});
