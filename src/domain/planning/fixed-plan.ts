import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Solve, Solved } from "#domain/planning/mixed-integer.ts";
import { programme, usualWeights } from "#domain/planning/programme.ts";
import { hourMs } from "#domain/time.ts";

/**
 * The best way to leave everybody where they are all day, for the arrivals that are usual: what a good roster would say. Everybody
 * gets a place who can work at all, and where people are just enough the lines that chance makes are counted; whoever has one in `given` keeps it.
 */
export async function fixedPlan(situation: Situation, given: Record<StaffId, ServiceId>, solve: Solve, limits = { milliseconds: 60_000, gap: 0.001 }): Promise<{ places: Record<StaffId, ServiceId>; solved: Solved }> {
  const until = Math.max(...situation.arrivals.flatMap((stream) => stream.pieces.map((piece) => piece.to)), ...situation.staff.flatMap((person) => (person.shifts ?? []).map((shift) => shift.to)));
  const hours = Math.max(1, Math.ceil((until - situation.at) / hourMs));
  const model = programme({ situation, limits: { minimumStayMinutes: 0, perPersonAndHour: 1 }, moved: {} }, { slots: Array.from({ length: hours }, () => 60), weights: { ...usualWeights, congestion: 1 }, isFixed: true });
  const solved = await solve(model.programme, limits);
  const places: Record<StaffId, ServiceId> = { ...given };
  if (solved.status === "solved") {
    model.wanted(solved.values).forEach((wanted, g) => {
      const group = model.groups[g];
      const free = (group?.members ?? []).filter((id) => !(id in given));
      for (const [serviceId, people] of wanted) for (let i = 0; i < people && free.length > 0; i++) places[free.shift() as string] = serviceId;
    });
  }
  // Nobody is left without a place: where the fixed plan has no use for them, they do what they are best at.
  for (const person of situation.staff) places[person.id] ??= person.skills.toSorted((a, b) => (person.speed?.[b] ?? 1) - (person.speed?.[a] ?? 1))[0] as string;
  return { places, solved };
}
