import munkres from "munkres";
import type { ServiceId } from "#domain/ids.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import type { Programme } from "#domain/planning/programme.ts";
import { minutesBetween } from "#domain/time.ts";

/** A move costs more than any difference between those who could make it. */
const perMove = 1_000;
const never = 1e7;

/** From so many of a kind to persons: as few moves as can be, each by whoever is likely to be free soonest. */
export function whoTurns({ groups, wanted }: Pick<Programme, "groups" | "wanted">, values: Float64Array, { situation }: PlanningMoment): Turn[] {
  const since = new Map(situation.inService.flatMap((visit) => (visit.staffId === undefined ? [] : [[visit.staffId, visit.startedAt ?? situation.at] as const])));
  const turns: Turn[] = [];
  // Kinds of equal skill share their places: somebody who is there already is not sent away for somebody of another group.
  const kinds = new Map<string, { staffId: string; now: ServiceId | undefined; locked: boolean }[]>();
  const places = new Map<string, ServiceId[]>();
  const wants = wanted(values);
  groups.forEach((group, g) => {
    const key = JSON.stringify(group.skills.map((id) => [id, group.speed[id]]).sort());
    kinds.set(key, [...(kinds.get(key) ?? []), ...group.members.map((staffId) => ({ staffId, now: group.now, locked: group.lockedSlots > 0 }))]);
    places.set(key, [...(places.get(key) ?? []), ...[...(wants[g] ?? [])].flatMap(([id, people]) => Array<ServiceId>(people).fill(id))]);
  });
  for (const [key, people] of kinds) {
    const seats: (ServiceId | undefined)[] = [...(places.get(key) ?? [])];
    while (seats.length < people.length) seats.push(undefined);
    if (seats.length === 0) continue;
    const cost = people.map(({ staffId, now, locked }) =>
      seats.map((seat) => {
        // No seat: they stay where they are, though the plan has no need of them.
        if (seat === now || seat === undefined) return 0;
        const began = since.get(staffId);
        return locked ? never : perMove - (began === undefined ? 600 : Math.min(500, minutesBetween(began, situation.at)));
      }),
    );
    for (const [row, seatIndex] of munkres(cost)) {
      const [person, seat] = [people[row], seats[seatIndex]];
      if (person && seat !== undefined && seat !== person.now && !person.locked) turns.push({ staffId: person.staffId, from: person.now, to: seat });
    }
  }
  return turns;
}
