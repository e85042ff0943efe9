import { solverSays } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import { usualSearch, type PlanFound } from "#domain/planning/propose.ts";
import { roomsFor } from "#domain/planning/rooms-for.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { midnight } from "#simulation/clinic-day/situation-of.ts";
import { minutesBetween } from "#domain/time.ts";

/** A plan for programs and for people. */
export function planInWords(scenario: Scenario, moment: PlanningMoment, found: PlanFound): { result: object; lines: string[] } {
  const { situation } = moment;
  const staff = (id: string) => scenario.staff.find((person) => person.id === id)?.name ?? id;
  const service = (id: string | undefined) => scenario.services.find((s) => s.id === id)?.name ?? id ?? "nowhere";
  const rooms = roomsFor(situation, found.turns);
  const at = clock(minutesBetween(midnight, situation.at));
  const moves = found.turns.map((turn) => ({ ...turn, ...(rooms[turn.staffId] === undefined ? {} : { roomId: rooms[turn.staffId] }) }));
  const { minutes, low, high } = found.saving;
  const hours = `the next ${usualSearch.horizonMinutes} minutes`;
  const says =
    moves.length === 0
      ? [found.shortOf.length > 0 ? "No move helps: add capacity." : "Leave everybody where they are: no move is clearly better.", ...found.shortOf.map((short) => `${service(short.serviceId)}: even by the best plan about ${short.patients} patients are in line in an hour and a half, ${short.minutes} minutes of work for those who are there now.`)]
      : [
          ...moves.map((move) => `Move ${staff(move.staffId)} from ${service(move.from)} to ${service(move.to)}${move.roomId === undefined ? "" : ` in ${scenario.rooms.find((room) => room.id === move.roomId)?.name ?? move.roomId}`}, after the patient who is with them.`),
          `Together this saves about ${Math.round(minutes)} minutes of waiting over ${hours} (${Math.round(low)} to ${Math.round(high)}, nine times in ten).`,
        ];
  const { solved } = found;
  const solver =
    solved?.status === "solved"
      ? { status: solved.isProved ? "proved" : "time-limit", says: solverSays(solved), value: round(solved.cost), bound: round(solved.bound), gap: solved.gap, milliseconds: Math.round(solved.milliseconds) }
      : { status: solved?.status ?? "not-asked", says: solved ? solverSays(solved) : "The solver was not asked.", value: null, bound: null, gap: null, milliseconds: Math.round(solved?.milliseconds ?? 0) };
  return {
    result: {
      at,
      moves,
      says,
      saving: { horizonMinutes: usualSearch.horizonMinutes, patientMinutes: round(minutes), low: round(low), high: round(high), onTimeMore: round(found.saving.onTimeMore) },
      from: found.from,
      plansCompared: found.considered,
      addCapacity: moves.length === 0 ? found.shortOf : [],
      solver,
    },
    lines: [`At ${at}:`, ...says, solver.says, `${found.considered} plans were compared by looking ahead.`],
  };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.round(minute % 60)).padStart(2, "0")}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
