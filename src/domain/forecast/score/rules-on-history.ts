import { openBook } from "#domain/forecast/back-test/book.ts";
import { inOrder } from "#domain/forecast/back-test/in-order.ts";
import { arrive, end, leave, moveOn, openLine, start, type InRoom, type Line, type Patient } from "#domain/forecast/back-test/line.ts";
import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { baselines } from "#domain/forecast/baselines/baselines.ts";
import { waitHistory } from "#domain/forecast/baselines/wait-history.ts";
import type { RuleAnswers } from "#domain/forecast/score/accuracy.ts";
import { comparedRules, type ComparedRule } from "#domain/forecast/score/compared-rules.ts";
import { minutesBetween } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/**
 * What each rule would have said at the beginning of every wait, from what the clinic knew at that moment and nothing that
 * came later. `visits` are one a leg, with the call as the start, and `visitId` as `waitOf` names it.
 */
export function rulesOnHistory(visits: readonly LoggedVisit[], clock: WallClock, typicalMinutes: (service: string) => number): RuleAnswers<ComparedRule> {
  const rules = comparedRules.map((id) => ({ id, rule: baselines.find((baseline) => baseline.id === id) }));
  const book = openBook(clock, [], []);
  const lines = new Map<string, { line: Line; history: ReturnType<typeof waitHistory> }>();
  const patients = new Map<string, Patient>();
  const guests = new Map<string, InRoom>();
  const answers = new Map<string, Partial<Record<ComparedRule, number>>>();
  let today: number | undefined;

  const lineOf = (service: string) => {
    const known = lines.get(service) ?? { line: openLine(service, typicalMinutes(service)), history: waitHistory(clock) };
    lines.set(service, known);
    return known;
  };
  for (const { at, kind, visit } of inOrder(visits)) {
    const day = clock.dayNumber(at);
    if (today !== undefined && day !== today) for (const { history } of lines.values()) history.endDay();
    today = day;
    const { line, history } = lineOf(visit.service);
    moveOn(line, at, day);
    const patient = patients.get(visit.visitId) ?? { visitId: visit.visitId, class: visit.class, arrivedAt: visit.arrivedAt };
    if (kind === "arrive") {
      patients.set(visit.visitId, patient);
      arrive(line, patient, at);
      const asked = { line, patient, at, book, clock, history, ahead: line.waiting.length - 1 };
      answers.set(visit.visitId, Object.fromEntries(rules.flatMap(({ id, rule }) => answered(id, rule && "point" in rule ? rule.point(asked) : undefined))));
    } else if (kind === "start") {
      guests.set(visit.visitId, start(line, visit.visitId, patient, at, visit.serverId));
      history.heard(patient.class, minutesBetween(patient.arrivedAt, at), at);
    } else if (kind === "leave") leave(line, patient, at);
    else {
      const guest = guests.get(visit.visitId);
      if (guest) end(line, guest, at);
    }
    if (kind === "end" || kind === "leave") {
      patients.delete(visit.visitId);
      guests.delete(visit.visitId);
    }
  }
  return answers;
}

function answered(rule: string, minutes: number | undefined): [string, number][] {
  return minutes === undefined ? [] : [[rule, minutes]];
}

