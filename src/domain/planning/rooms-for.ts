import type { RoomId, StaffId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Turn } from "#domain/planning/moment.ts";

/**
 * A room for each who turns: free, open, and among those the one that offers least else. Nobody is named where none is free at the moment:
 * they take the next that becomes so.
 */
export function roomsFor(situation: Situation, turns: Turn[]): Record<StaffId, RoomId> {
  const turning = new Set(turns.map((turn) => turn.staffId));
  const taken = new Set(situation.inService.flatMap((visit) => (visit.roomId === undefined ? [] : [visit.roomId])));
  for (const person of situation.staff) if (person.roomId !== undefined && !turning.has(person.id)) taken.add(person.roomId);
  const rooms: Record<StaffId, RoomId> = {};
  for (const { staffId, to } of turns) {
    const free = situation.rooms.filter((room) => room.serviceIds.includes(to) && !taken.has(room.id) && (room.blockedUntil ?? 0) <= situation.at);
    const [best] = free.sort((a, b) => a.serviceIds.length - b.serviceIds.length || (a.id < b.id ? -1 : 1));
    if (!best) continue;
    rooms[staffId] = best.id;
    taken.add(best.id);
  }
  return rooms;
}
