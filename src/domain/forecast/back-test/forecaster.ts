import { baselines } from "#domain/forecast/baselines/baselines.ts";
import type { Asked, Baseline } from "#domain/forecast/baselines/baseline.ts";
import { pastErrors, type PastErrors } from "#domain/forecast/baselines/past-errors.ts";
import { waitHistory } from "#domain/forecast/baselines/wait-history.ts";
import type { Book } from "#domain/forecast/back-test/book.ts";
import { imagination } from "#domain/forecast/back-test/imagination.ts";
import { learnedLine, type LearnedLine } from "#domain/forecast/back-test/learned-line.ts";
import { openLine, type Line, type Patient } from "#domain/forecast/back-test/line.ts";
import { unlessAtOnce } from "#domain/forecast/back-test/unless-at-once.ts";
import { boostedWait, chanceAtOnce, learnBoostedWaits, type BoostedWaits, type Example } from "#domain/forecast/boosted/boosted-waits.ts";
import { featuresOf } from "#domain/forecast/boosted/features.ts";
import { conformal, type Conformal } from "#domain/forecast/calibrate/conformal.ts";
import { meanPinball } from "#domain/forecast/judge/pinball.ts";
import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/**
 * When somebody asks: on arrival, before anybody is called in that moment ("arriving"); in the same moment, if they were
 * not called ("check-in"); or later, still waiting ("waiting").
 */
export type When = "arriving" | "check-in" | "waiting";

/** What every method said, and what is needed to learn from the outcome. */
export type Said = { when: When; at: EpochMs; answers: Map<string, LevelQuantiles>; points: (number | undefined)[]; features: Float32Array; candidates: Candidate[]; /** Minutes from the asking, or that they left before. */ outcome?: number | "left" };

/** What could be said in our name: a model's law as it stands and as its own past misses have corrected it. */
type Candidate = { id: string; raw: LevelQuantiles; corrected: LevelQuantiles; correction: Conformal | undefined };

/** Everything that forecasts and learns for one service. */
export type Forecaster = {
  line: Line;
  ask: (patient: Patient, at: EpochMs, when: When) => Said;
  /** The wait that was asked about is over: after so many minutes from the asking, or because they left. */
  heard: (said: Said, outcome: number | "left") => void;
  /** What the line has taught, for the look-ahead; to be told of everything that happens. */
  learned: LearnedLine;
  called: (patient: Patient, at: EpochMs) => void;
  /** `at` lies in the day that has ended. */
  endDay: (at: EpochMs) => void;
};

export const oursId = "ours";
export const boostedId = "boosted";
export const lookAheadId = "look-ahead";

export function openForecaster(service: string, typedMinutes: number, book: Book, clock: WallClock): Forecaster {
  const line = openLine(service, typedMinutes);
  const history = waitHistory(clock);
  const classCodes = new Map<string, number>();
  const errors = new Map<string, PastErrors>();
  const conformals = new Map<string, Conformal>();
  const losses = new Map<string, { mean: number; count: number }>();
  const waited: Example[] = [];
  const came: { features: Float32Array; atOnce: boolean }[] = [];
  const learned = learnedLine(line, book, clock);
  const imagine = imagination(line, learned);
  const pending = new Set<Said>();
  let asked = 0;
  let model: BoostedWaits | undefined;
  let learnedFrom = 0;
  let heardSince = 0;
  let daysDone = 0;
  let daysSince = 0;

  const errorsOf = (id: string, when: When) => kept(errors, `${id}/${when}`, pastErrors);

  function ask(patient: Patient, at: EpochMs, when: When): Said {
    const question: Asked = { line, patient, at, book, clock, history, ahead: Math.max(0, line.waiting.indexOf(patient)) };
    const answers = new Map<string, LevelQuantiles>();
    const candidates: Candidate[] = [];
    const stand = (id: string, raw: LevelQuantiles, correction?: Conformal) => {
      const corrected = correction ? correction.correct(raw) : raw;
      candidates.push({ id, raw, corrected, correction });
      return corrected;
    };
    const correctionOf = (id: string) => kept(conformals, `${id}/${when}`, conformal);
    const points = baselines.map((baseline) => {
      if ("law" in baseline) {
        const law = baseline.law(question);
        if (!law) return undefined;
        answers.set(baseline.id, law);
        stand(baseline.id, law, correctionOf(baseline.id));
        return undefined;
      }
      const point = baseline.point(question);
      if (point !== undefined) answers.set(baseline.id, stand(baseline.id, errorsOf(baseline.id, when).around(point)));
      return point;
    });
    const features = featuresOf(line, patient, at, book, clock, kept(classCodes, patient.class, () => classCodes.size));
    if (model) {
      const waiting = boostedWait(model, features);
      // Half of those who come may wait for nothing at all: a correction in minutes would only spoil that.
      answers.set(boostedId, when === "arriving" ? stand(boostedId, unlessAtOnce(chanceAtOnce(model, features), waiting)) : stand(boostedId, waiting, correctionOf(boostedId)));
    }
    if (isWorthImagining(when)) {
      const law = imagine(patient, at);
      if (law) answers.set(lookAheadId, stand(lookAheadId, law, when === "arriving" ? undefined : correctionOf(lookAheadId)));
    }
    answers.set(oursId, chosen(when, candidates));
    const said: Said = { when, at, answers, points, features, candidates };
    pending.add(said);
    return said;
  }

  /** Imagining costs the most; where it has been much worse than the best it is asked now and then only, and for a whole day every fifth. In its first ten days it is learning still: where shifts say who is there it is always asked, elsewhere up to twice the loss. */
  function isWorthImagining(when: When): boolean {
    if (daysDone < 1 || line.waiting.length > mostImagined) return false;
    const [imagined, boosted] = [lookAheadId, boostedId].map((id) => losses.get(`${id}/${when}`));
    const isHopeless = imagined && boosted && imagined.count >= 150 && boosted.count >= 150 && imagined.mean > (daysDone >= 10 ? hopeless : book.hasShifts ? Infinity : 2) * boosted.mean;
    return !isHopeless || daysDone % 5 === 0 || asked++ % 20 === 0;
  }

  /** Whatever has lately lost least; a rule of thumb must be better than the models by more than chance makes it for a while. */
  function chosen(when: When, candidates: readonly Candidate[]): LevelQuantiles {
    let [best, least] = [candidates.find((c) => c.id === firstChoice), Infinity];
    for (const candidate of candidates) {
      const loss = losses.get(`${candidate.id}/${when}`);
      if (!loss || loss.count < fewOutcomes) continue;
      const lost = loss.mean * (candidate.id === boostedId || candidate.id === lookAheadId ? 1 : clearlyWorse);
      if (lost < least) [best, least] = [candidate, lost];
    }
    return (best as Candidate).corrected;
  }

  /**
   * Short waits end first: learning from each as it ends would teach, all morning long, that waits are short. So outcomes
   * are taken in the order in which they were asked for; those who wait longer than was thought likely hold the others up no longer.
   */
  function heard(said: Said, outcome: number | "left"): void {
    said.outcome = outcome;
    if (!pending.has(said)) return learnFrom(said);
    for (const first of pending) {
      if (first.outcome === undefined && line.lastEventAt - first.at < holdMs(first)) break;
      pending.delete(first);
      if (first.outcome !== undefined) learnFrom(first);
    }
  }

  function learnFrom(said: Said): void {
    const actual = said.outcome;
    if (actual === undefined || actual === "left") return;
    baselines.forEach((baseline: Baseline, i) => {
      const point = said.points[i];
      if (point !== undefined) errorsOf(baseline.id, said.when).heard(point, actual);
    });
    for (const { id, raw, corrected, correction } of said.candidates) {
      const loss = kept(losses, `${id}/${said.when}`, () => ({ mean: 0, count: 0 }));
      loss.count++;
      loss.mean += (meanPinball(corrected, actual) - loss.mean) / Math.min(loss.count, rememberedOutcomes);
      correction?.heard(raw, corrected, actual, pending.size);
    }
    if (said.when === "arriving") came.push({ features: said.features, atOnce: actual === 0 });
    else waited.push({ features: said.features, waitMinutes: actual });
    heardSince++;
  }

  function endDay(at: EpochMs): void {
    for (const said of pending) if (said.outcome !== undefined) learnFrom(said);
    pending.clear();
    history.endDay();
    learned.endDay(at);
    daysDone++;
    waited.splice(0, waited.length - learnedAtMost);
    came.splice(0, came.length - learnedAtMost);
    daysSince++;
    // A model of 5,000 visits does not change by a day of 50.
    if (waited.length < learnedAtLeast || (heardSince < learnedFrom / 10 && daysSince < 7)) return;
    model = learnBoostedWaits(waited, came);
    learnedFrom = waited.length;
    heardSince = 0;
    daysSince = 0;
  }

  return { line, learned, ask, heard, called: (patient, at) => history.heard(patient.class, (at - patient.arrivedAt) / 60_000, at), endDay };
}

const firstChoice = "erlang-staff";
const fewOutcomes = 30;
const clearlyWorse = 1.04;
const rememberedOutcomes = 800;
const longestHoldMs = 3 * hourMs;

function holdMs(said: Said): number {
  return Math.min(longestHoldMs, ((said.answers.get(oursId) as LevelQuantiles)[levels.indexOf(0.8)] as number) * minuteMs);
}

/** A loss that is this much greater will not become the least. */
const hopeless = 1.15;
const mostImagined = 150;
const learnedAtLeast = 150;
const learnedAtMost = 20_000;

function kept<Key, Value>(all: Map<Key, Value>, key: Key, fresh: () => Value): Value {
  const known = all.get(key);
  if (known !== undefined) return known;
  const value = fresh();
  all.set(key, value);
  return value;
}
