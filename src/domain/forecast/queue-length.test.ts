import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aClinic, aRoom, aService, aStaffMember, aTicket, noon, type ClinicSketch } from "#domain/builders.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { queueLengthForecast, withScv } from "#domain/forecast/queue-length.ts";
import type { Ticket, Urgency } from "#domain/queue/ticket.ts";
import { hourMs } from "#domain/time.ts";

/** `count` GP rooms, each with its doctor and, if busy, a patient who came in `inServiceMinutes` ago. */
function gpRooms(count: number, inServiceMinutes?: number): Required<Pick<ClinicSketch, "rooms" | "staff" | "assigned" | "tickets">> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return {
    rooms: numbers.map((n) => aRoom({ id: `room-${n}` })),
    staff: numbers.map((n) => aStaffMember({ id: `doctor-${n}` })),
    assigned: Object.fromEntries(numbers.map((n) => [`doctor-${n}`, `room-${n}`])),
    tickets: inServiceMinutes === undefined ? [] : numbers.map((n) => aTicket({ id: `guest-${n}`, inServiceMinutes, roomId: `room-${n}`, staffId: `doctor-${n}` })),
  };
}

const line = (...waited: number[]) => waited.map((waitedMinutes, i) => aTicket({ id: `t${i + 1}`, waitedMinutes }));

function known(forecast: WaitForecast | undefined): Extract<WaitForecast, { known: true }> {
  if (!forecast?.known) throw new Error(`not known: ${JSON.stringify(forecast)}`);
  return forecast;
}

describe("queueLengthForecast", () => {
  const busy = gpRooms(3, 5);

  it("is the exact law of M/M/c for exponential visits: next of three busy rooms, 12 minutes each", () => {
    const waits = withScv(1)(aClinic({ ...busy, tickets: [...busy.tickets, ...line(3)] }), noon);
    const wait = known(waits.tickets.t1);
    expect(wait.ahead).toBe(0);
    expect(wait.p50).toBeCloseTo(2.7726, 4);
    expect(wait.p80).toBeCloseTo(6.4378, 4);
    expect(wait.p90).toBeCloseTo(9.2103, 4);
  });

  it("counts whoever came before, and the urgent who came after", () => {
    const tickets = [...line(20, 10), aTicket({ id: "urgent", urgency: 2, waitedMinutes: 9 })];
    const { tickets: waits } = queueLengthForecast(aClinic({ ...busy, tickets: [...busy.tickets, ...tickets] }), noon);
    expect([waits.urgent?.ahead, waits.t1?.ahead, waits.t2?.ahead]).toEqual([0, 1, 2]);
  });

  it("is nothing when a room is free and staffed", () => {
    const wait = known(queueLengthForecast(aClinic({ ...gpRooms(1), tickets: line(0) }), noon).tickets.t1);
    expect(wait).toMatchObject({ ahead: 0, p50: 0, p90: 0 });
  });

  it("is shorter the longer the patient in the room has been there", () => {
    const p50 = (inServiceMinutes: number) => {
      const one = gpRooms(1, inServiceMinutes);
      return known(queueLengthForecast(aClinic({ ...one, tickets: [...one.tickets, ...line(3)] }), noon).tickets.t1).p50;
    };
    expect(p50(10)).toBeLessThan(p50(2));
  });

  it("says that nobody serves, instead of a number", () => {
    const waits = queueLengthForecast(aClinic({ assigned: {}, tickets: line(3, 2) }), noon);
    expect(waits.tickets.t2).toEqual({ known: false, ahead: 1, because: "nobody-serves" });
    expect(waits.ifYouCameNow.gp).toEqual({ known: false, ahead: 2, because: "nobody-serves" });
  });

  it("says that the clinic is closed, when the roster tells", () => {
    const staff = [aStaffMember({ shifts: [{ from: noon - 8 * hourMs, to: noon - hourMs, breaks: [] }] })];
    expect(queueLengthForecast(aClinic({ staff, assigned: {} }), noon).ifYouCameNow.gp).toEqual({ known: false, ahead: 0, because: "closed" });
  });

  it("knows nobody in a blocked room", () => {
    const waits = queueLengthForecast(aClinic({ tickets: line(3), blocked: { "room-1": "Cleaning" } }), noon);
    expect(waits.tickets.t1?.known).toBe(false);
  });

  it("tells a newcomer what the last in line is told, and a little more", () => {
    const waits = queueLengthForecast(aClinic({ ...busy, tickets: [...busy.tickets, ...line(10, 5)] }), noon);
    expect(waits.ifYouCameNow.gp?.ahead).toBe(2);
    expect(known(waits.ifYouCameNow.gp).p50).toBeGreaterThan(known(waits.tickets.t2).p50);
  });

  it("shares a room of two services by the work that stands before", () => {
    const shared = { services: [aService(), aService({ id: "blood", prefix: "B" })], rooms: [aRoom({ serviceIds: ["gp", "blood"] })], staff: [aStaffMember({ skills: ["gp", "blood"] })] };
    const me = aTicket({ id: "me", waitedMinutes: 5 });
    const guest = aTicket({ id: "guest", inServiceMinutes: 3 });
    const p50 = (...tickets: Ticket[]) => known(queueLengthForecast(aClinic({ ...shared, tickets: [guest, me, ...tickets] }), noon).tickets.me).p50;
    const blood = (id: string, waitedMinutes: number) => aTicket({ id, serviceIds: ["blood"], waitedMinutes });
    expect(p50(blood("b1", 9), blood("b2", 8))).toBeGreaterThan(2 * p50());
    expect(p50(blood("b1", 2))).toBe(p50());
  });

  it("keeps a place for those who will come before an early patient's appointment", () => {
    const done = Array.from({ length: 12 }, (_, i) => aTicket({ id: `done-${i}`, state: "done", calledMinutesAgo: 5 * (i + 1) - 1, inServiceMinutes: 1, waitedMinutes: 70 }));
    const p50 = (appointmentInMinutes: number) => {
      const early = aTicket({ id: "early", waitedMinutes: 1, appointmentInMinutes });
      const one = gpRooms(1, 5);
      return known(queueLengthForecast(aClinic({ ...one, tickets: [...done, ...one.tickets, ...line(20, 15), early] }), noon).tickets.early).p50;
    };
    expect(p50(20)).toBeGreaterThan(p50(0));
  });

  describe("for any clinic", () => {
    const aPatient = fc.record({ waitedMinutes: fc.integer({ min: 0, max: 90 }), urgency: fc.constantFrom<Urgency>(2, 3, 4, 5), service: fc.constantFrom("gp", "blood"), appointmentInMinutes: fc.option(fc.integer({ min: -20, max: 30 }), { nil: undefined }) });
    const aRoomful = fc.record({ serviceIds: fc.constantFrom<string[]>(["gp"], ["blood"], ["gp", "blood"]), inServiceMinutes: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }) });
    const anyClinic = fc.record({ patients: fc.array(aPatient, { minLength: 1, maxLength: 12 }), rooms: fc.array(aRoomful, { minLength: 1, maxLength: 6 }) });

    it("quantiles are ordered and never negative", () => {
      fc.assert(
        fc.property(anyClinic, (sketch) => {
          const waits = queueLengthForecast(build(sketch), noon);
          for (const wait of [...Object.values(waits.tickets), ...Object.values(waits.ifYouCameNow)]) {
            if (!wait.known) continue;
            expect(wait.p10).toBeGreaterThanOrEqual(0);
            expect([wait.p10, wait.p50, wait.p80, wait.p90]).toEqual([wait.p10, wait.p50, wait.p80, wait.p90].sort((a, b) => a - b));
          }
        }),
      );
    });

    it("a room more never lengthens a wait", () => {
      fc.assert(
        fc.property(anyClinic, aRoomful, (sketch, room) => {
          const [before, after] = [queueLengthForecast(build(sketch), noon), queueLengthForecast(build({ ...sketch, rooms: [...sketch.rooms, room] }), noon)];
          for (const [id, wait] of Object.entries(before.tickets)) if (wait.known) notLonger(known(after.tickets[id]), wait);
        }),
        { numRuns: 300 },
      );
    });

    it("a patient who is added behind never lengthens mine", () => {
      fc.assert(
        fc.property(anyClinic, aPatient, (sketch, newcomer) => {
          // 92 of 30 minutes are more than 41 of 15: whoever comes later is behind.
          const me = { waitedMinutes: 91, urgency: 4 as const, service: "gp", appointmentInMinutes: undefined };
          const behind = { ...newcomer, urgency: 4 as const, waitedMinutes: newcomer.waitedMinutes % 41 };
          const [before, after] = [[me, ...sketch.patients], [me, ...sketch.patients, behind]].map((patients) => queueLengthForecast(build({ ...sketch, patients }), noon).tickets["patient-0"]);
          if (before?.known) notLonger(known(after), before);
        }),
      );
    });

    function notLonger(after: Extract<WaitForecast, { known: true }>, before: Extract<WaitForecast, { known: true }>): void {
      // An approximation of a sum's law may be off by less than anybody could notice: half a second.
      for (const p of ["p50", "p80", "p90"] as const) expect(after[p]).toBeLessThanOrEqual(before[p] + 0.008);
    }

    function build({ patients, rooms }: { patients: { waitedMinutes: number; urgency: Urgency; service: string; appointmentInMinutes: number | undefined }[]; rooms: { serviceIds: string[]; inServiceMinutes: number | undefined }[] }) {
      const guests = rooms.flatMap((room, i) => (room.inServiceMinutes === undefined ? [] : [aTicket({ id: `guest-${i}`, serviceIds: room.serviceIds.slice(0, 1), inServiceMinutes: room.inServiceMinutes, waitedMinutes: 50, roomId: `room-${i}`, staffId: `person-${i}` })]));
      return aClinic({
        services: [aService(), aService({ id: "blood", prefix: "B", typicalMinutes: 5, targetWaitMinutes: 15 })],
        rooms: rooms.map((room, i) => aRoom({ id: `room-${i}`, serviceIds: room.serviceIds })),
        staff: rooms.map((_, i) => aStaffMember({ id: `person-${i}`, skills: ["gp", "blood"] })),
        assigned: Object.fromEntries(rooms.map((_, i) => [`person-${i}`, `room-${i}`])),
        tickets: [...guests, ...patients.map(({ service, ...patient }, i) => aTicket({ id: `patient-${i}`, serviceIds: [service], ...patient }))],
      });
    }
  });
});

describe("empty seats", () => {
  const area = { id: "hall", name: "Waiting room", kind: "waiting" as const, capacity: 30 };
  const seen = (people: number): ClinicState => {
    const rooms = gpRooms(1, 2);
    const clinic = aClinic({ ...rooms, zones: [area], tickets: [...rooms.tickets, ...line(50, 45, 40, 35, 30, 25, 20, 15, 10, 5)] });
    return { ...clinic, zones: { hall: { people, mean: people, variance: 0.2, heardAt: noon, enteredToday: 0, leftToday: 0, crossedOfLate: 0 } } };
  };

  it("shorten the likely wait of whoever is still there, and not what is promised at most", () => {
    const [full, empty] = [seen(12), seen(4)].map((clinic) => known(queueLengthForecast(clinic, noon).tickets.t10));
    expect(empty?.p50).toBeLessThan((full?.p50 ?? 0) - 10);
    expect(empty?.p90).toBe(full?.p90);
    expect(empty?.ahead).toBe(9);
  });

  it("say nothing where nobody counts, or where the count is old", () => {
    const clinic = seen(4);
    const unseen: ClinicState = { ...clinic, zones: { hall: { ...(clinic.zones.hall as ClinicState["zones"][string]), heardAt: noon - hourMs } } };
    expect(queueLengthForecast(unseen, noon).tickets.t10).toEqual(queueLengthForecast({ ...clinic, zones: {} }, noon).tickets.t10);
  });
});
