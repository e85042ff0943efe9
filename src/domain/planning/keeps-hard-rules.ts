import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { freeToMoveAt } from "#domain/planning/free-to-move.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";

/**
 * Whether moves may be made at all: everybody once, on their shift, not on a break, rested from their last move, to what they have learned
 * and where there is a room. A clinic that has more people than rooms already is not asked to mend that.
 */
export function keepsHardRules(moment: PlanningMoment, turns: Turn[]): boolean {
  if (turns.length === 0) return true;
  if (new Set(turns.map((turn) => turn.staffId)).size < turns.length) return false;
  return turns.every((turn) => mayTurn(moment, turn)) && withoutRoom(moment.situation, turns) <= withoutRoom(moment.situation, []);
}

export function mayTurn({ situation, limits, moved }: PlanningMoment, { staffId, to }: Turn): boolean {
  const person = situation.staff.find((one) => one.id === staffId);
  if (!person?.skills.includes(to) || person.serves?.includes(to) || (person.awayUntil ?? 0) > situation.at || situation.moves?.some((move) => move.staffId === staffId)) return false;
  const isOnShift = !person.shifts || person.shifts.some((shift) => shift.from <= situation.at && situation.at < shift.to);
  return isOnShift && freeToMoveAt(moved[staffId] ?? [], situation.at, limits) <= situation.at;
}

/** People for whom no room is left when everybody who is here works where they should. */
function withoutRoom(situation: Situation, turns: Turn[]): number {
  if (situation.rooms.length === 0) return 0;
  const rooms = situation.rooms.filter((room) => (room.blockedUntil ?? 0) <= situation.at);
  const takenBy: (StaffId | undefined)[] = rooms.map(() => undefined);
  const place = new Map<StaffId, ServiceId>();
  for (const person of situation.staff) {
    const agreed = turns.find((turn) => turn.staffId === person.id)?.to ?? situation.moves?.find((move) => move.staffId === person.id)?.serves?.[0] ?? person.serves?.[0];
    const isHere = !person.shifts || person.shifts.some((shift) => shift.from <= situation.at && situation.at < shift.to);
    if (agreed !== undefined && isHere) place.set(person.id, agreed);
  }
  let left = 0;
  for (const id of place.keys()) if (!seat(id, new Set())) left++;
  return left;

  /** By augmenting paths: whoever sits in a room may take another that will do as well. */
  function seat(id: StaffId, tried: Set<number>): boolean {
    for (let r = 0; r < rooms.length; r++) {
      if (tried.has(r) || !rooms[r]?.serviceIds.includes(place.get(id) as ServiceId)) continue;
      tried.add(r);
      const other = takenBy[r];
      if (other === undefined || seat(other, tried)) {
        takenBy[r] = id;
        return true;
      }
    }
    return false;
  }
}
