import type { QueueTicket, QueueView, Room } from "#features/desk/queue-types.ts";

/** Builders for the desk's tests: each shows only what matters. */
export const noon = Date.UTC(2026, 0, 15, 12, 0);
export const minute = 60_000;

export function aTicket(with_: Partial<QueueTicket> = {}): QueueTicket {
  return {
    id: "t1", number: "G101", name: "Maria Lopez", urgency: 4, state: "waiting", serviceId: "gp", step: { now: 1, of: 1 },
    arrivedAt: noon - 20 * minute, waitingSince: noon - 20 * minute, startedAt: null, endedAt: null, calledAt: null, calls: 0,
    appointmentAt: null, targetMinutes: 30, roomId: null, roomName: null, place: 1, wait: null, level: "ok", openServiceIds: ["gp"], dueAt: null, why: [], pause: null, unanswered: 0, isPrivate: false, note: null, version: 1,
    lastMove: null, token: null, ...with_,
  };
}

export function aRoom(with_: Partial<Room> = {}): Room {
  return { id: "r1", name: "Room 1", serviceIds: ["gp"], state: "free", ticket: null, ticketId: null, since: null, staff: [{ id: "ito", name: "Dr Ito" }], blockedBecause: null, blockedKind: null, blockedUntil: null, ...with_ };
}

export function aQueue(with_: Partial<QueueView> = {}): QueueView {
  return {
    asOf: noon, clinic: { name: "Riverside Clinic", timeZone: "UTC", demo: false }, publicUrl: null, services: [], rooms: [aRoom()], staff: [],
    tickets: [], appointments: [], visitTypes: [], scale: "five-level", calls: { everySeconds: 120, attempts: 3 }, proposals: [], heads: { people: null, ticketsWaiting: 0, expected: { low: 0, high: 0 }, companions: null, meaning: { code: "unknown" } }, ...with_,
  };
}
