import type { ServiceId } from "#domain/ids.ts";
import { mean } from "#domain/look-ahead/law.ts";
import { demandBySlot } from "#domain/planning/demand.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import { singleTurns } from "#domain/planning/propose.ts";

/** What a service must gain over another before anybody turns. */
const clearlyMore = 1.5;

/**
 * Set-up-aware generalised c-mu over what waits now: how fast somebody would take away waits that are measured by their targets, with the set-up as
 * a longer first visit. One move for a service at most. What stands in when the programme gives nothing. Source: van Mieghem 1995.
 */
export function indexTurns(moment: PlanningMoment): Turn[] {
  const { situation } = moment;
  const demand = demandBySlot(situation, [30]);
  const at = new Map(situation.services.map((service, s) => [service.id, s]));
  const index = (id: ServiceId, speed: number, setUpMinutes: number) => {
    const s = at.get(id) ?? -1;
    const service = situation.services[s];
    if (!service) return 0;
    const there = situation.staff.filter((person) => person.serves?.[0] === id).reduce((sum, person) => sum + (person.speed?.[id] ?? 1), 0);
    const visits = (demand.waiting[s] ?? 0) + (demand.arrivals[s]?.[0] ?? 0);
    const waitMinutes = (visits * mean(service.law)) / Math.max(0.5, there);
    return waitMinutes / (demand.targetMinutes[s] ?? 60) / (mean(service.law) / speed + setUpMinutes);
  };
  const taken = new Set<string>();
  const turns: Turn[] = [];
  const gains = singleTurns(moment)
    .map((turn) => {
      const speed = situation.staff.find((person) => person.id === turn.staffId)?.speed ?? {};
      const here = turn.from === undefined ? 0 : index(turn.from, speed[turn.from] ?? 1, 0);
      return { turn, gain: index(turn.to, speed[turn.to] ?? 1, 3 * (situation.setUpMinutes ?? 0)) - clearlyMore * here };
    })
    .sort((a, b) => b.gain - a.gain);
  for (const { turn, gain } of gains) {
    if (gain <= 0 || taken.has(turn.to) || (turn.from !== undefined && taken.has(turn.from)) || taken.has(turn.staffId)) continue;
    turns.push(turn);
    for (const key of [turn.to, turn.staffId, ...(turn.from === undefined ? [] : [turn.from])]) taken.add(key);
  }
  return turns;
}
