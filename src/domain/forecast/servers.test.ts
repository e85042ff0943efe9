import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, noon, type ClinicSketch } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import { isClosed, servers } from "#domain/forecast/servers.ts";
import { hourMs } from "#domain/time.ts";

const shift = { from: noon - 4 * hourMs, to: noon + 4 * hourMs, breaks: [{ from: noon - hourMs, to: noon - hourMs / 2 }], roomId: "room-2" };
const rooms = [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })];

describe("servers", () => {
  it("are the rooms to which somebody with the skill is assigned", () => {
    const clinic = aClinic({ rooms, assigned: { ito: "room-1" } });
    expect(servers(clinic, noon).map((s) => [s.roomId, s.staffId, s.serviceIds])).toEqual([["room-1", "ito", ["gp"]]]);
  });

  it("leave out what nobody in the room has learned", () => {
    const clinic = aClinic({ services: [aService(), aService({ id: "blood" })], rooms: [aRoom({ serviceIds: ["gp", "blood"] })] });
    expect(servers(clinic, noon)[0]?.serviceIds).toEqual(["gp"]);
  });

  it("leave out a blocked room", () => {
    expect(servers(aClinic({ rooms, blocked: { "room-1": "Cleaning" } }), noon)).toEqual([]);
  });

  it("count a room with two people once", () => {
    const clinic = aClinic({ rooms, staff: [aStaffMember(), aStaffMember({ id: "okafor" })], assigned: { ito: "room-1", okafor: "room-1" } });
    expect(servers(clinic, noon)).toHaveLength(1);
  });

  it("follow the roster where nobody is assigned, breaks left out", () => {
    const clinic = aClinic({ rooms, assigned: {}, staff: [aStaffMember({ shifts: [shift] })] });
    expect(servers(clinic, noon).map((s) => s.roomId)).toEqual(["room-2"]);
    expect(servers(clinic, noon - hourMs)).toEqual([]);
    expect(servers(clinic, noon + 5 * hourMs)).toEqual([]);
  });

  it("do not follow the roster for a service to which somebody is assigned", () => {
    const clinic = aClinic({ rooms, assigned: { ito: "room-1" }, staff: [aStaffMember(), aStaffMember({ id: "okafor", shifts: [shift] })] });
    expect(servers(clinic, noon).map((s) => s.staffId)).toEqual(["ito"]);
  });
});

describe("servers, by what staff have said of themselves", () => {
  const saying = (status: "working" | "on-break" | "off", until?: number, sketch: ClinicSketch = {}): ClinicState => ({
    ...aClinic({ rooms, ...sketch }),
    staffStatus: { ito: { status, since: noon - hourMs / 2, ...(until === undefined ? {} : { until }) } },
  });
  const roomsOf = (clinic: ClinicState, at = noon) => servers(clinic, at).map((s) => s.roomId);

  it("leave out whoever is on a break or off, though they have a room", () => {
    expect(roomsOf(saying("on-break"))).toEqual([]);
    expect(roomsOf(saying("off"))).toEqual([]);
    expect(roomsOf(saying("working"))).toEqual(["room-1"]);
  });

  it("have them back at the minute that they named", () => {
    const clinic = saying("on-break", noon + hourMs / 4);
    expect(roomsOf(clinic, noon)).toEqual([]);
    expect(roomsOf(clinic, noon + hourMs / 4 - 1)).toEqual([]);
    expect(roomsOf(clinic, noon + hourMs / 4)).toEqual(["room-1"]);
  });

  it("keep a room open while a second person works in it", () => {
    const clinic = saying("on-break", undefined, { staff: [aStaffMember(), aStaffMember({ id: "okafor" })], assigned: { ito: "room-1", okafor: "room-1" } });
    expect(servers(clinic, noon).map((s) => s.staffId)).toEqual(["okafor"]);
  });

  it("believe a word more than the roster: off during a shift, at work during a break of the plan", () => {
    const planned = { assigned: {}, staff: [aStaffMember({ shifts: [shift] })] };
    expect(roomsOf(saying("off", undefined, planned))).toEqual([]);
    expect(roomsOf(saying("working", undefined, planned), noon - hourMs)).toEqual(["room-2"]);
    expect(roomsOf(saying("working", undefined, planned), noon + 5 * hourMs)).toEqual([]);
  });

  it("let somebody rostered stand in when the one who is assigned goes on a break", () => {
    const clinic = saying("on-break", undefined, { staff: [aStaffMember(), aStaffMember({ id: "okafor", shifts: [shift] })], assigned: { ito: "room-1" } });
    expect(servers(clinic, noon).map((s) => [s.roomId, s.staffId])).toEqual([["room-2", "okafor"]]);
  });
});

describe("isClosed", () => {
  it("is so outside all shifts of those who could serve", () => {
    const clinic = aClinic({ staff: [aStaffMember({ shifts: [shift] })] });
    expect(isClosed(clinic, "gp", noon + 5 * hourMs)).toBe(true);
    expect(isClosed(clinic, "gp", noon)).toBe(false);
  });

  it("cannot be told without a roster", () => {
    expect(isClosed(aClinic(), "gp", noon)).toBe(false);
  });
});
