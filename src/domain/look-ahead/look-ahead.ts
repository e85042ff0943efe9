import type { Answer, Ask, Draws, Steering } from "#domain/look-ahead/answer.ts";
import { asSituation } from "#domain/look-ahead/as-situation.ts";
import { entityOf, stratumBits } from "#domain/look-ahead/chances.ts";
import { modelOf, type Model, type PatientPlan } from "#domain/look-ahead/model.ts";
import { Path } from "#domain/look-ahead/path.ts";
import { Recorder } from "#domain/look-ahead/recorder.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

/** Longer than any clinic plans by the minute. */
const usualMinutes = 2 * 24 * 60;

/**
 * Imagines the hours to come, path by path, and answers what was asked: remaining waits, counts at horizons, the end of the day, sums by
 * which plans are compared. Pure: the same situation, question and seed give the same answer. Two situations that differ in a patient, a
 * member of staff or a move meet the same luck in everything else, so that their difference is not noise.
 */
export function lookAhead(situation: Situation, ask: Ask, draws: Draws, steering?: Steering): Answer {
  const model = modelOf(situation, draws.seed);
  const ghosts = (ask.ifYouCameNow ?? []).map(({ serviceId, urgency }, i) => ghostOf(model, draws.seed, serviceId, urgency, i));
  const tagged = taggedOf(situation, ask);
  const recorder = new Recorder(model, ask, draws.paths, tagged.length + ghosts.length);
  const path = new Path(model, stratumBits(draws.paths), recorder, ghosts);
  tagged.forEach(({ slot }, tag) => (path.people.tag[slot] = tag));
  ghosts.forEach((_, i) => (path.people.tag[model.patients.length + model.visits.length + i] = tagged.length + i));
  if (steering) steer(path, steering);
  const untilMs = (ask.atMostMinutes ?? usualMinutes) * minuteMs;
  for (let i = 0; i < draws.paths; i++) path.play(i, untilMs);
  return recorder.answer([...tagged, ...(ask.ifYouCameNow ?? []).map((ghost, i) => ({ id: (ghosts[i] as PatientPlan).id, ghost }))]);
}

function taggedOf(situation: Situation, { waitsOf }: Ask): { id: string; slot: number }[] {
  const all = situation.waiting.map(({ id }, slot) => ({ id, slot }));
  if (waitsOf === undefined) return [];
  if (waitsOf === "everybody") return all;
  return waitsOf.map((id) => {
    const one = all.find((p) => p.id === id);
    if (!one) throw new Error(`nobody called "${id}" waits in this situation`);
    return one;
  });
}

function ghostOf(model: Model, seed: number, serviceId: string, urgency: Urgency, i: number): PatientPlan {
  const service = model.situation.services.findIndex((s) => s.id === serviceId);
  if (service < 0) throw new Error(`the situation has no service "${serviceId}"`);
  const id = `if you came now ${i}`;
  return {
    id, key: entityOf(seed, id), urgency: urgency - 1, visitType: 0, arrived: 0, appointment: NaN, passedOverUntil: -Infinity, backAt: -Infinity,
    legs: [{ service, stage: 0, since: 0, ready: NaN, forStaff: -1, done: false }],
  };
}

function steer(path: Path, steering: Steering): void {
  const { model } = path;
  if (steering.turnTo) {
    const { turnTo } = steering;
    path.turnTo = (_, unit) => turnTo(path, unit);
  }
  const { decide } = steering;
  if (!decide) return;
  const numberOf = (ids: string[], id: string) => {
    const number = ids.indexOf(id);
    if (number < 0) throw new Error(`a move speaks of "${id}", which the situation does not have`);
    return number;
  };
  const [staff, rooms, services] = [model.situation.staff, model.situation.rooms, model.situation.services].map((all) => all.map((one) => one.id)) as [string[], string[], string[]];
  path.steer = {
    everyMs: Math.round((steering.everyMinutes ?? 15) * minuteMs),
    decide: () => {
      for (const move of decide(asSituation(path), path.luck.path))
        path.agree({
          at: move.at - model.situation.at,
          staff: numberOf(staff, move.staffId),
          room: move.roomId === undefined ? undefined : move.roomId === null ? -1 : numberOf(rooms, move.roomId),
          serves: move.serves?.map((id) => numberOf(services, id)),
        });
    },
  };
}
