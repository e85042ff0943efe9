import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import { nextBestRoom } from "#domain/planning/next-best-room.ts";
import { rule as longestShare } from "#domain/planning/rules/longest-share-of-target-first.ts";
import { rule as roomHosts } from "#domain/planning/rules/room-hosts-service.ts";
import { rule as roomIsFree } from "#domain/planning/rules/room-is-free.ts";
import { rule as roomIsOpen } from "#domain/planning/rules/room-is-open.ts";
import { rule as sameClinician } from "#domain/planning/rules/same-clinician.ts";
import { rule as skilledStaff } from "#domain/planning/rules/skilled-staff.ts";
import { rule as staffedRoom } from "#domain/planning/rules/staffed-room.ts";
import { decide } from "#domain/queue/decide.ts";
import { usualPolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs } from "#domain/time.ts";

const planner = nextBestRoom([longestShare, roomHosts, roomIsFree, roomIsOpen, sameClinician, skilledStaff, staffedRoom]);

function plan(sketch: ClinicSketch) {
  const state = aClinic(sketch);
  return planner(state, queueLengthForecast(state, noon), noon).proposals;
}

const says = (sketch: ClinicSketch) => plan(sketch).map((proposal) => proposal.says);

const blood = aService({ id: "blood", name: "Blood draw", prefix: "B", targetWaitMinutes: 15 });
const twoRooms = {
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-3" })],
  staff: [aStaffMember({ id: "okafor", name: "Dr Okafor" }), aStaffMember({ id: "ito", name: "Dr Ito" })],
  assigned: { okafor: "room-1", ito: "room-3" },
};
const onShift = [{ from: noon - hourMs, to: noon + hourMs, breaks: [] }];

describe("nextBestRoom", () => {
  it("calls whoever is next to a free room, and says why", () => {
    const guest = aTicket({ id: "guest", inServiceMinutes: 3, roomId: "room-1" });
    expect(plan({ ...twoRooms, tickets: [guest, aTicket({ id: "t1", number: "B417", waitedMinutes: 24 })] })).toEqual([
      {
        id: "call/t1/room-3",
        act: { type: "call", ticketId: "t1", roomId: "room-3", staffId: "ito" },
        says: "Call B417 to Room 3.",
        because: ["Waited 24 of 30 minutes.", "Room 3 is free and Dr Ito is in it."],
        value: 8,
      },
    ]);
  });

  it("gives the next patients of the line to the free rooms, the longest share of the target first", () => {
    const tickets = [aTicket({ id: "t1", number: "G101", waitedMinutes: 5 }), aTicket({ id: "t2", number: "G102", waitedMinutes: 20 }), aTicket({ id: "t3", number: "G103", waitedMinutes: 10 })];
    expect(says({ ...twoRooms, tickets })).toEqual(["Call G102 to Room 1.", "Call G103 to Room 3."]);
  });

  it("calls whose turn it is by the clinic's ratio, as the desk's own call does, also beside the line of another service", () => {
    const sketch = {
      services: [aService(), blood],
      policy: { ...usualPolicy, ratio: { urgencies: [2] as Urgency[], atMost: 2 } },
      tickets: [aTicket({ id: "urgent", number: "G101", urgency: 2, waitedMinutes: 6 }), aTicket({ id: "standard", number: "G102", waitedMinutes: 10 }), aTicket({ id: "blood", number: "B201", serviceIds: ["blood"], waitedMinutes: 12 })],
    };
    // Two urgent patients have been called in a row: 6 of 7.5 minutes have to stand back behind 10 of 30.
    const state = { ...aClinic(sketch), inARow: { gp: 2 } };
    const [proposal] = planner(state, queueLengthForecast(state, noon), noon).proposals;
    expect(proposal?.says).toBe("Call G102 to Room 1.");
    expect(decide(state, { type: "call-next", roomId: "room-1" }, noon)).toMatchObject({ ok: true, value: [{ ticketId: "standard" }] });
    expect(says(sketch)).toEqual(["Call G101 to Room 1."]);
  });

  it("keeps rooms of many uses for those who need them", () => {
    const sketch = {
      services: [aService(), blood],
      rooms: [aRoom({ id: "room-1", serviceIds: ["gp", "blood"] }), aRoom({ id: "room-2" })],
      staff: [aStaffMember({ id: "both", skills: ["gp", "blood"] }), aStaffMember({ id: "gp" })],
      assigned: { both: "room-1", gp: "room-2" },
    };
    const tickets = [aTicket({ id: "t1", number: "G101", waitedMinutes: 25 }), aTicket({ id: "t2", number: "B201", serviceIds: ["blood"], waitedMinutes: 5 })];
    expect(says({ ...sketch, tickets })).toEqual(["Call G101 to Room 2.", "Call B201 to Room 1."]);
  });

  it("sends a patient of several steps back to whoever has seen them", () => {
    const back = aTicket({ id: "t1", serviceIds: ["gp", "gp"], leg: 1, seenBy: "ito" });
    expect(plan({ ...twoRooms, tickets: [back] })[0]?.because).toContain("Dr Ito has seen this patient today.");
  });

  it("proposes nothing when no room is free, staffed and open", () => {
    expect(says({ tickets: [aTicket(), aTicket({ id: "guest", inServiceMinutes: 3 })] })).toEqual([]);
    expect(says({ tickets: [aTicket()], assigned: {} })).toEqual([]);
    expect(says({ tickets: [aTicket()], blocked: { "room-1": "Cleaning" } })).toEqual([]);
  });

  it("sends somebody who has no room to where patients are left waiting", () => {
    const [proposal] = plan({
      services: [blood],
      rooms: [aRoom({ id: "room-1", serviceIds: ["blood"] }), aRoom({ id: "room-2", serviceIds: ["blood"] })],
      staff: [aStaffMember({ id: "nowak", name: "Marek Nowak", skills: ["blood"] }), aStaffMember({ id: "rahimi", name: "Leila Rahimi", skills: ["blood"], shifts: onShift })],
      assigned: { nowak: "room-1" },
      tickets: [aTicket({ id: "guest", serviceIds: ["blood"], inServiceMinutes: 2 }), aTicket({ id: "t1", serviceIds: ["blood"], waitedMinutes: 9 }), aTicket({ id: "t2", serviceIds: ["blood"], waitedMinutes: 3 })],
    });
    expect(proposal).toEqual({
      id: "move-staff/rahimi/room-2",
      act: { type: "move-staff", staffId: "rahimi", roomId: "room-2", serviceId: "blood" },
      says: "Send Leila Rahimi to Room 2.",
      because: ["2 patients wait for Blood draw, up to 9 minutes so far.", "Leila Rahimi has no room and is trained for Blood draw.", "Room 2 is free and nobody is in it."],
      value: 6,
    });
  });

  it("does not send anybody who is on a break, or when everybody who waits can be called", () => {
    const rest = [{ from: noon - hourMs, to: noon + hourMs, breaks: [{ from: noon - 1, to: noon + 1 }] }];
    const sketch = { rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })], assigned: { ito: "room-1" } };
    const guest = aTicket({ id: "guest", inServiceMinutes: 3 });
    expect(says({ ...sketch, staff: [aStaffMember(), aStaffMember({ id: "okafor", shifts: rest })], tickets: [guest, aTicket()] })).toEqual([]);
    expect(says({ ...sketch, staff: [aStaffMember(), aStaffMember({ id: "okafor", shifts: onShift })], tickets: [aTicket()] })).toEqual(["Call G417 to Room 1."]);
  });

  describe("in any clinic", () => {
    const patient = fc.record({ waitedMinutes: fc.integer({ min: 0, max: 90 }), urgency: fc.constantFrom<Urgency>(1, 2, 3, 4, 5), service: fc.constantFrom("gp", "blood") });
    const room = fc.record({ serviceIds: fc.constantFrom<string[]>(["gp"], ["blood"], ["gp", "blood"]), busy: fc.boolean(), blocked: fc.boolean(), staffed: fc.boolean() });
    const anyClinic = fc.record({ patients: fc.array(patient, { maxLength: 10 }), rooms: fc.array(room, { minLength: 1, maxLength: 8 }) }).map(sketch);

    it("no ticket, no room and no member of staff is proposed twice", () => {
      fc.assert(
        fc.property(anyClinic, (clinic) => {
          const acts = plan(clinic).map((proposal) => proposal.act);
          for (const key of ["ticketId", "roomId", "staffId"] as const) {
            const named = acts.flatMap((act) => (key in act ? [(act as Record<string, string>)[key]] : []));
            expect(new Set(named).size).toBe(named.length);
          }
        }),
      );
    });

    it("every proposal can be carried out, and the best comes first", () => {
      fc.assert(
        fc.property(anyClinic, (clinic) => {
          const proposals = plan(clinic);
          for (const { act } of proposals) {
            const command = act.type === "call" ? act : { type: "assign-staff" as const, staffId: act.staffId, roomId: act.roomId };
            expect(decide(aClinic(clinic), command, noon).ok).toBe(true);
          }
          expect(proposals.map((p) => p.value)).toEqual(proposals.map((p) => p.value).sort((a, b) => b - a));
        }),
      );
    });

    it("the same clinic gives the same plan", () => {
      fc.assert(
        fc.property(anyClinic, (clinic) => {
          expect(plan(clinic)).toEqual(plan(structuredClone(clinic)));
        }),
      );
    });
  });
});

type Sketch = { patients: { waitedMinutes: number; urgency: Urgency; service: string }[]; rooms: { serviceIds: string[]; busy: boolean; blocked: boolean; staffed: boolean }[] };

function sketch({ patients, rooms }: Sketch): ClinicSketch {
  const named = rooms.map((room, i) => ({ ...room, id: `room-${i}`, staffId: `person-${i}` }));
  return {
    services: [aService(), blood],
    rooms: named.map(({ id, serviceIds }) => aRoom({ id, serviceIds })),
    staff: named.map(({ staffId }, i) => aStaffMember({ id: staffId, skills: i % 3 === 0 ? ["gp"] : ["gp", "blood"], shifts: onShift })),
    assigned: Object.fromEntries(named.filter((room) => room.staffed).map((room) => [room.staffId, room.id])),
    blocked: Object.fromEntries(named.filter((room) => room.blocked).map((room) => [room.id, "Cleaning"])),
    tickets: [
      ...named.filter((room) => room.busy).map(({ id, staffId, serviceIds }) => aTicket({ id: `guest-${id}`, number: "G900", serviceIds: serviceIds.slice(0, 1), inServiceMinutes: 4, roomId: id, staffId })),
      ...patients.map(({ service, ...patient }, i) => aTicket({ id: `patient-${i}`, serviceIds: [service], ...patient })),
    ],
  };
}
