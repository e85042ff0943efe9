import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket } from "#domain/builders.ts";
import { withItem, withoutItem, withOrder } from "#domain/setup-edits.ts";
import type { ClinicSetup } from "#domain/setup.ts";

const blood = aService({ id: "blood", name: "Blood draw", prefix: "B" });
const sketch: Partial<ClinicSetup> = {
  services: [aService(), blood],
  rooms: [aRoom({ id: "room-1", serviceIds: ["gp", "blood"] }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ skills: ["gp", "blood"], shifts: [{ from: 1, to: 2, roomId: "room-2", breaks: [] }] })],
};
const clinic = (more: Parameters<typeof aClinic>[0] = {}) => aClinic({ ...sketch, assigned: {}, ...more });
const says = (edit: { ok: boolean } & Partial<{ says: string; field?: string }>) => [edit.ok, edit.says, edit.field];

describe("withItem", () => {
  const { setup } = clinic();

  it("adds what is new under a new id, and changes only what is named of what was there", () => {
    const added = withItem(setup, { part: "visitTypes", item: { name: "Check-up", journey: [["blood"], ["gp"]], urgency: 4, atKiosk: true } }, "check-up");
    expect(added.ok && added.setup.visitTypes).toEqual([{ id: "check-up", name: "Check-up", journey: [["blood"], ["gp"]], urgency: 4, atKiosk: true }]);
    const changed = withItem(setup, { part: "staff", id: "ito", item: { name: "Dr Itoh", skills: ["gp"] } }, "x");
    expect(changed.ok && changed.setup.staff).toEqual([{ ...setup.staff[0], name: "Dr Itoh", skills: ["gp"] }]);
  });

  it("refuses a letter or a name that is taken, by its field", () => {
    expect(says(withItem(setup, { part: "services", item: { name: "Geriatrics", prefix: "G", typicalMinutes: 10, targetWaitMinutes: 20 } }, "x"))).toEqual([false, "GP consultation has the letter G already.", "item.prefix"]);
    expect(says(withItem(setup, { part: "rooms", id: "room-2", item: { name: "room 1 ", zoneId: null, serviceIds: [] } }, "x"))).toEqual([false, 'There is a "Room 1" already.', "item.name"]);
  });

  it("refuses what points nowhere", () => {
    expect(says(withItem(setup, { part: "rooms", item: { name: "New", zoneId: null, serviceIds: ["gp", "moon"] } }, "x"))).toEqual([false, 'There is no service "moon".', "item.serviceIds"]);
    expect(says(withItem(setup, { part: "visitTypes", item: { name: "New", journey: [["gp", "gp"]], urgency: 4, atKiosk: false } }, "x"))).toEqual([false, "A stage names a service twice.", "item.journey"]);
    expect(withItem(setup, { part: "rooms", id: "gone", item: { name: "New", zoneId: null, serviceIds: [] } }, "x")).toMatchObject({ ok: false, isUnknown: true });
  });
});

describe("withoutItem", () => {
  it("takes a service out of rooms, skills and boards as well", () => {
    const edit = withoutItem(clinic(), "services", "blood");
    expect(edit.ok && [edit.setup.services.length, edit.setup.rooms[0]?.serviceIds, edit.setup.staff[0]?.skills]).toEqual([1, ["gp"], ["gp"]]);
  });

  it("refuses a service that somebody has come for today, or that a visit type leads through", () => {
    expect(says(withoutItem(clinic({ tickets: [aTicket({ number: "B417", serviceIds: ["blood"], state: "done" })] }), "services", "blood"))[1]).toBe("Blood draw cannot be removed: B417 came for it today. Try again tomorrow.");
    const visitTypes = [{ id: "v", name: "Check-up", journey: [["blood"]], urgency: 4 as const, atKiosk: false }];
    expect(says(withoutItem(clinic({ visitTypes }), "services", "blood"))[1]).toBe('Blood draw cannot be removed: the visit type "Check-up" leads through it.');
  });

  it("refuses a room with a patient or somebody at work in it, and forgets it in rosters", () => {
    expect(says(withoutItem(clinic({ tickets: [aTicket({ inServiceMinutes: 5, roomId: "room-2" })] }), "rooms", "room-2"))[1]).toBe("Room 2 cannot be removed: G417 is in it.");
    expect(says(withoutItem(clinic({ assigned: { ito: "room-2" } }), "rooms", "room-2"))[1]).toBe("Room 2 cannot be removed: Dr Ito works in it now.");
    const edit = withoutItem(clinic(), "rooms", "room-2");
    expect(edit.ok && edit.setup.staff[0]?.shifts).toEqual([{ from: 1, to: 2, breaks: [] }]);
  });

  it("refuses somebody who is at work", () => {
    expect(says(withoutItem(clinic({ assigned: { ito: "room-2" } }), "staff", "ito"))[1]).toBe("Dr Ito cannot be removed: they work in Room 2 now.");
    expect(withoutItem(clinic(), "staff", "ito").ok).toBe(true);
    expect(withoutItem(clinic(), "staff", "nobody")).toMatchObject({ ok: false, isUnknown: true });
  });
});

describe("withOrder", () => {
  it("puts what is named in that order, and leaves nothing out", () => {
    expect(withOrder(clinic().setup, "services", ["blood"]).services.map((s) => s.id)).toEqual(["blood", "gp"]);
    expect(withOrder(clinic().setup, "rooms", ["room-2", "moon", "room-1"]).rooms.map((r) => r.id)).toEqual(["room-2", "room-1"]);
  });
});
