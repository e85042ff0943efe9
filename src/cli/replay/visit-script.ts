import type { CommandInput } from "#contract/commands.ts";
import type { EpochMs } from "#domain/time.ts";

/** One visit to one service, as a log tells it. Times in epoch milliseconds; what is unknown is absent. */
export type LoggedVisit = { visitId: string; service: string; arrivedAt: EpochMs; startedAt?: EpochMs; endedAt?: EpochMs; leftAt?: EpochMs; appointmentAt?: EpochMs };

/** A step of the script; the ticket and the room are found when it is played. */
export type ScriptStep = { at: EpochMs; visitId: string } & (
  | { act: "check-in"; command: Extract<CommandInput, { type: "check-in" }> }
  | { act: "start" | "finish" | "leave" }
);

/** Rooms become free before they are taken again, and people come before they are called, within one second. */
const order = { finish: 0, leave: 1, "check-in": 2, start: 3 };

/** A log's visits as commands in the order of time. Several rows of one visit are its journey, in order of arrival. */
export function visitScript(visits: LoggedVisit[]): ScriptStep[] {
  const byVisit = new Map<string, LoggedVisit[]>();
  for (const visit of visits) byVisit.set(visit.visitId, [...(byVisit.get(visit.visitId) ?? []), visit]);
  const steps = [...byVisit.values()].flatMap((legs) => stepsOf(legs.sort((a, b) => a.arrivedAt - b.arrivedAt)));
  return steps.sort((a, b) => a.at - b.at || order[a.act] - order[b.act]);
}

function stepsOf(legs: LoggedVisit[]): ScriptStep[] {
  const [first] = legs;
  if (!first) return [];
  const { visitId } = first;
  const steps: ScriptStep[] = [
    {
      at: first.arrivedAt,
      visitId,
      act: "check-in",
      command: { type: "check-in", name: `Visit ${visitId}`, serviceIds: legs.map((l) => l.service), ...(first.appointmentAt === undefined ? {} : { appointmentAt: first.appointmentAt }) },
    },
  ];
  for (const leg of legs) {
    if (leg.startedAt !== undefined) {
      // A visit of no length must still start before it ends.
      steps.push({ at: leg.startedAt, visitId, act: "start" }, { at: Math.max(leg.endedAt ?? leg.startedAt, leg.startedAt + 1), visitId, act: "finish" });
    } else if (leg.leftAt !== undefined) steps.push({ at: leg.leftAt, visitId, act: "leave" });
  }
  return steps;
}

/** How many visits were under way at once, at most: so many rooms the replayed clinic needs for a service. */
export function mostAtOnce(visits: LoggedVisit[]): number {
  const changes = visits.flatMap((v) => (v.startedAt === undefined ? [] : [{ at: v.startedAt, by: 1 }, { at: Math.max(v.endedAt ?? v.startedAt, v.startedAt + 1), by: -1 }]));
  let now = 0;
  let most = 0;
  for (const { by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) most = Math.max(most, (now += by));
  return most;
}
