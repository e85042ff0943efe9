import { newClinic, type ClinicState } from "#domain/clinic.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { isOver, type Leg, type Ticket, type TicketState, type Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup, Room, Service, StaffMember } from "#domain/setup.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** For tests and examples: a clinic, a ticket, with only what matters spelt out. The hour is always `noon` unless said. */
export const noon: EpochMs = Date.UTC(2026, 0, 15, 12);

export function aService(service: Partial<Service> = {}): Service {
  return { id: "gp", name: "GP consultation", prefix: "G", typicalMinutes: 12, targetWaitMinutes: 30, ...service };
}

/** "room-3" is called "Room 3". */
export function aRoom(room: Partial<Room> = {}): Room {
  const id = room.id ?? "room-1";
  return { name: id.charAt(0).toUpperCase() + id.slice(1).replace("-", " "), zoneId: null, serviceIds: ["gp"], ...room, id };
}

export function aStaffMember(person: Partial<StaffMember> = {}): StaffMember {
  return { id: "ito", name: "Dr Ito", skills: ["gp"], shifts: [], ...person };
}

export function aSetup(setup: Partial<ClinicSetup> = {}): ClinicSetup {
  return {
    id: "clinic",
    slug: "clinic",
    name: "Clinic",
    timeZone: "Etc/UTC",
    languages: ["en"],
    zones: [],
    doors: [],
    sensors: [],
    services: [aService()],
    rooms: [aRoom()],
    staff: [aStaffMember()],
    boards: [],
    ...setup,
  };
}

export type ClinicSketch = Partial<ClinicSetup> & {
  at?: EpochMs;
  tickets?: Ticket[];
  /** Who is in which room, since an hour ago. */
  assigned?: Record<StaffId, RoomId>;
  blocked?: Record<RoomId, string>;
  served?: ClinicState["served"];
};

/** A clinic as it stands at noon. One GP room with Dr Ito in it, unless told otherwise. */
export function aClinic({ at = noon, tickets = [], assigned = { ito: "room-1" }, blocked = {}, served = {}, ...setup }: ClinicSketch = {}): ClinicState {
  const issued: Record<string, number> = {};
  for (const ticket of tickets) issued[ticket.number.charAt(0)] = (issued[ticket.number.charAt(0)] ?? 0) + 1;
  return {
    ...newClinic(aSetup(setup), at),
    day: new Date(at).toISOString().slice(0, 10),
    tickets: Object.fromEntries(tickets.map((ticket) => [ticket.id, ticket])),
    issued,
    staff: Object.fromEntries(Object.entries(assigned).map(([id, roomId]) => [id, { roomId, since: at - 60 * minuteMs }])),
    rooms: Object.fromEntries(Object.entries(blocked).map(([id, reason]) => [id, { blocked: { reason, since: at } }])),
    served,
  };
}

export type TicketSketch = {
  id?: string;
  number?: string;
  urgency?: Urgency;
  serviceIds?: ServiceId[];
  /** Which of the services it is at. */
  leg?: number;
  state?: TicketState;
  /** In the line for the current service. */
  waitedMinutes?: number;
  /** Negative: the appointment was before now. */
  appointmentInMinutes?: number;
  /** For a ticket that has been called; as long ago as it was started, unless said. */
  calledMinutesAgo?: number;
  inServiceMinutes?: number;
  roomId?: RoomId;
  staffId?: StaffId;
  /** Who saw the patient at the services before the current one. */
  seenBy?: StaffId;
  at?: EpochMs;
};

/** A ticket that waits for a GP since ten minutes before noon, unless told otherwise. */
export function aTicket(sketch: TicketSketch = {}): Ticket {
  const { at = noon, waitedMinutes = 10, leg = 0, serviceIds = ["gp"], roomId = "room-1", staffId = "ito" } = sketch;
  const state = sketch.state ?? (sketch.inServiceMinutes !== undefined ? "in-service" : sketch.calledMinutesAgo !== undefined ? "called" : "waiting");
  const waitingSince = at - waitedMinutes * minuteMs;
  const id = sketch.id ?? "ticket-1";
  return {
    id,
    visitId: `visit-of-${id}`,
    number: sketch.number ?? "G417",
    urgency: sketch.urgency ?? 4,
    ...(sketch.appointmentInMinutes === undefined ? {} : { appointmentAt: at + sketch.appointmentInMinutes * minuteMs }),
    arrivedAt: waitingSince - leg * 30 * minuteMs,
    state,
    legs: serviceIds.map((serviceId, i) => legAt(serviceId, i - leg)),
    leg,
    version: 1,
  };

  function legAt(serviceId: ServiceId, fromCurrent: number): Leg {
    if (fromCurrent > 0) return { serviceId, calls: 0 };
    const joined = waitingSince + fromCurrent * 30 * minuteMs;
    if (fromCurrent < 0) {
      const endedAt = joined + 30 * minuteMs;
      return { serviceId, calls: 1, waitingSince: joined, calledAt: endedAt - 11 * minuteMs, startedAt: endedAt - 10 * minuteMs, endedAt, roomId, staffId: sketch.seenBy ?? staffId };
    }
    const ended = isOver({ state }) ? { endedAt: at } : {};
    const inServiceMinutes = sketch.inServiceMinutes ?? (state === "done" ? 10 : undefined);
    const calledMinutesAgo = sketch.calledMinutesAgo ?? inServiceMinutes ?? (state === "called" || state === "no-show" ? 0 : undefined);
    if (calledMinutesAgo === undefined) return { serviceId, calls: 0, waitingSince: joined, ...ended };
    const started = inServiceMinutes === undefined ? {} : { startedAt: at - inServiceMinutes * minuteMs };
    return { serviceId, calls: 1, waitingSince: joined, calledAt: at - calledMinutesAgo * minuteMs, roomId, staffId, ...started, ...ended };
  }
}
