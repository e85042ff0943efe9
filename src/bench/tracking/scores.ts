import { assign } from "./assign.ts";
import type { Labels } from "./ground-truth.ts";
import { overlap } from "#domain/occupancy/tracking/geometry.ts";

/** What one sequence adds to the scores of a set: sums, so that a set is scored as one long film. */
export type Tally = {
  truthBoxes: number;
  answerBoxes: number;
  hits: number;
  switches: number;
  identityHits: number;
  /** For each of the 19 thresholds of HOTA: boxes found, and the sum over them of how well their ids agree. */
  hota: { hits: number; agreement: number }[];
};

export type Scores = { hota: number; mota: number; idf1: number; switches: number };

const thresholds = Array.from({ length: 19 }, (_, i) => (i + 1) * 0.05);
const epsilon = Number.EPSILON;

/**
 * HOTA (Luiten et al., IJCV 2021), MOTA (Bernardin and Stiefelhagen 2008) and IDF1 (Ristani et al. 2016) as shares of 1, over
 * all the sequences together. Definitions as in TrackEval: half an overlap for MOTA and IDF1, 0.05 to 0.95 for HOTA.
 */
export function scoresOf(tallies: Tally[]): Scores {
  const sum = (part: (tally: Tally) => number) => tallies.reduce((total, tally) => total + part(tally), 0);
  const truthBoxes = sum((t) => t.truthBoxes);
  const answerBoxes = sum((t) => t.answerBoxes);
  const hotas = thresholds.map((_, i) => {
    const hits = sum((t) => t.hota[i]?.hits ?? 0);
    const agreement = sum((t) => t.hota[i]?.agreement ?? 0);
    const detection = hits / Math.max(1, truthBoxes + answerBoxes - hits);
    return Math.sqrt((detection * agreement) / Math.max(1, hits));
  });
  const hits = sum((t) => t.hits);
  const switches = sum((t) => t.switches);
  return {
    hota: hotas.reduce((a, b) => a + b, 0) / thresholds.length,
    mota: (hits - (answerBoxes - hits) - switches) / Math.max(1, truthBoxes),
    idf1: (2 * sum((t) => t.identityHits)) / Math.max(1, truthBoxes + answerBoxes),
    switches,
  };
}

export function tally(truth: Labels, answer: Labels): Tally {
  const truthIds = numbered(truth);
  const answerIds = numbered(answer);
  const overlaps = truth.map((boxes, frame) => boxes.map((a) => (answer[frame] ?? []).map((b) => overlap(a.box, b.box))));
  const frames = truth.map((boxes, frame) => ({
    truth: boxes.map((b) => truthIds.get(b.id) as number),
    answer: (answer[frame] ?? []).map((b) => answerIds.get(b.id) as number),
    overlaps: overlaps[frame] as number[][],
  }));
  const lengths = { truth: lengthsOf(truth, truthIds), answer: lengthsOf(answer.slice(0, truth.length), answerIds) };
  return {
    truthBoxes: lengths.truth.reduce((a, b) => a + b, 0),
    answerBoxes: lengths.answer.reduce((a, b) => a + b, 0),
    ...clear(frames),
    identityHits: identityHits(frames, lengths),
    hota: hota(frames, lengths),
  };
}

type Frame = { truth: number[]; answer: number[]; overlaps: number[][] };
type Lengths = { truth: number[]; answer: number[] };

function clear(frames: Frame[]): { hits: number; switches: number } {
  let hits = 0;
  let switches = 0;
  const lastAnswer = new Map<number, number>();
  let before = new Map<number, number>();
  for (const frame of frames) {
    // Who was matched in the frame before stays matched as long as half overlaps: MOTA counts changes, not choices.
    const gains = frame.overlaps.map((row, i) => row.map((share, j) => (share < 0.5 - epsilon ? 0 : share + (before.get(frame.truth[i] as number) === frame.answer[j] ? 1000 : 0))));
    const now = new Map<number, number>();
    for (const [i, j] of assign(gains)) {
      if ((gains[i]?.[j] ?? 0) <= epsilon) continue;
      const person = frame.truth[i] as number;
      const id = frame.answer[j] as number;
      hits++;
      if (lastAnswer.has(person) && lastAnswer.get(person) !== id) switches++;
      lastAnswer.set(person, id);
      now.set(person, id);
    }
    before = now;
  }
  return { hits, switches };
}

/** Boxes that carry the right id when every person is given the one id that suits them best. */
function identityHits(frames: Frame[], lengths: Lengths): number {
  const together = table(lengths);
  for (const frame of frames) eachPair(frame, (person, id, share) => share >= 0.5 - epsilon && add(together, person, id, 1));
  return assign(together).reduce((sum, [person, id]) => sum + (together[person]?.[id] ?? 0), 0);
}

function hota(frames: Frame[], lengths: Lengths): Tally["hota"] {
  const likely = table(lengths);
  for (const { overlaps, ...frame } of frames) {
    const columns = frame.answer.map((_, j) => overlaps.reduce((sum, row) => sum + (row[j] ?? 0), 0));
    const rows = overlaps.map((row) => row.reduce((a, b) => a + b, 0));
    eachPair({ overlaps, ...frame }, (person, id, share, i, j) => {
      const all = (rows[i] ?? 0) + (columns[j] ?? 0) - share;
      if (all > epsilon) add(likely, person, id, share / all);
    });
  }
  const alignment = likely.map((row, person) => row.map((n, id) => n / ((lengths.truth[person] ?? 0) + (lengths.answer[id] ?? 0) - n)));

  const found = thresholds.map(() => new Map<string, { person: number; id: number; hits: number }>());
  for (const frame of frames) {
    const gains = frame.overlaps.map((row, i) => row.map((share, j) => share * (alignment[frame.truth[i] as number]?.[frame.answer[j] as number] ?? 0)));
    for (const [i, j] of assign(gains)) {
      const share = frame.overlaps[i]?.[j] ?? 0;
      const person = frame.truth[i] as number;
      const id = frame.answer[j] as number;
      for (const [t, threshold] of thresholds.entries()) {
        if (share < threshold - epsilon) break;
        const key = `${person}/${id}`;
        const pair = found[t]?.get(key) ?? { person, id, hits: 0 };
        found[t]?.set(key, { ...pair, hits: pair.hits + 1 });
      }
    }
  }
  return found.map((pairs) => {
    let hits = 0;
    let agreement = 0;
    for (const pair of pairs.values()) {
      hits += pair.hits;
      agreement += pair.hits ** 2 / ((lengths.truth[pair.person] ?? 0) + (lengths.answer[pair.id] ?? 0) - pair.hits);
    }
    return { hits, agreement };
  });
}

function eachPair(frame: Frame, tell: (person: number, id: number, share: number, i: number, j: number) => void): void {
  for (const [i, person] of frame.truth.entries()) for (const [j, id] of frame.answer.entries()) tell(person, id, frame.overlaps[i]?.[j] ?? 0, i, j);
}

function numbered(labels: Labels): Map<number, number> {
  return new Map([...new Set(labels.flat().map((label) => label.id))].map((id, i) => [id, i]));
}

function lengthsOf(labels: Labels, ids: Map<number, number>): number[] {
  const lengths = new Array<number>(ids.size).fill(0);
  for (const { id } of labels.flat()) {
    const i = ids.get(id) as number;
    lengths[i] = (lengths[i] ?? 0) + 1;
  }
  return lengths;
}

function table({ truth, answer }: Lengths): number[][] {
  return truth.map(() => new Array<number>(answer.length).fill(0));
}

function add(rows: number[][], row: number, column: number, by: number): void {
  const cells = rows[row] as number[];
  cells[column] = (cells[column] ?? 0) + by;
}
