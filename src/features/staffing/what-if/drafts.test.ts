import { describe, expect, it } from "vitest";
import { whatIfRequest } from "#contract/what-if.ts";
import { anyRoom, draftTypes, newDraft, toChange } from "#features/staffing/what-if/drafts.ts";
import type { QueueView } from "#features/staffing/staffing-types.ts";

const view = {
  services: [{ id: "gp", waiting: 2 }, { id: "nurse", waiting: 5 }],
  rooms: [
    { id: "r1", serviceIds: ["nurse"], staff: [{ id: "silva", name: "Ana Silva" }], state: "free" },
    { id: "r2", serviceIds: ["nurse", "gp"], staff: [], state: "free" },
  ],
  staff: [{ id: "ito", roomId: null }, { id: "silva", roomId: "r1" }],
} as unknown as QueueView;

describe("a change that is being typed", () => {
  it("begins with the longest line, an empty room for it, and somebody who works", () => {
    expect(newDraft("add-staff", 1, view)).toMatchObject({ skills: ["nurse"], roomId: "r2" });
    expect(newDraft("add-staff", 1, { ...view, rooms: view.rooms.slice(0, 1) })).toMatchObject({ roomId: anyRoom });
    // By the roster alone nobody knows here which room is empty.
    expect(newDraft("add-staff", 1, { ...view, rooms: view.rooms.map((room) => ({ ...room, staff: [] })) })).toMatchObject({ roomId: anyRoom });
    expect(newDraft("staff-away", 1, view)).toMatchObject({ staffId: "silva" });
    expect(newDraft("walk-ins", 1, view)).toMatchObject({ serviceId: "nurse", count: "10", withinMinutes: "60" });
  });

  it("asks what the server understands, without the times that were left empty", () => {
    const changes = draftTypes.map((type, key) => toChange(newDraft(type, key, view)));
    expect(whatIfRequest.parse({ changes }).changes).toEqual(changes);
    expect(toChange({ key: 1, type: "staff-away", staffId: "ito", from: "10:00", to: "" })).toEqual({ type: "staff-away", staffId: "ito", from: "10:00" });
    expect(toChange({ key: 1, type: "add-staff", skills: ["gp"], from: "", to: "12:30", roomId: anyRoom })).toEqual({ type: "add-staff", skills: ["gp"], to: "12:30" });
  });

  it("passes on what is no number, so that it is refused in words", () => {
    expect(whatIfRequest.safeParse({ changes: [toChange({ key: 1, type: "walk-ins", serviceId: "gp", count: "many", withinMinutes: "60" })] }).error?.issues[0]).toMatchObject({ path: ["changes", 0, "count"], message: "not-a-count" });
  });
});
