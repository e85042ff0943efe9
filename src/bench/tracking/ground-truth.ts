import { assign } from "./assign.ts";
import { overlap, type Box } from "#domain/occupancy/tracking/geometry.ts";

/** A box with whose it is, in one frame of the truth or of a tracker's answer. */
export type Labelled = { id: number; box: Box };

/** The truth or a tracker's answer: for each frame its boxes; the first frame is at 0. */
export type Labels = Labelled[][];

export type TruthRow = Labelled & { isPedestrian: boolean; isDistractor: boolean };

/**
 * MOTChallenge ground truth: frame, id, x, y, w, h, consider, class, visibility. MOT15 has no classes: all are people.
 * Classes 2 (on a vehicle), 7 (sits or stands for all the film), 8 (distractor) and 12 (reflection) are nobody to find and nobody's mistake.
 */
export function readTruth(text: string, frames: number, hasClasses: boolean): TruthRow[][] {
  const truth: TruthRow[][] = Array.from({ length: frames }, () => []);
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [frame, id, x, y, width, height, consider, kind] = line.split(",").map(Number) as [number, number, number, number, number, number, number, number];
    const isPedestrian = consider !== 0 && (!hasClasses || kind === 1);
    truth[frame - 1]?.push({ id, box: { x, y, width, height }, isPedestrian, isDistractor: hasClasses && [2, 7, 8, 12].includes(kind) });
  }
  return truth;
}

/** Truth and answer as they are compared: pedestrians only, and without the answers that found a distractor. As TrackEval does it. */
export function comparable(truth: TruthRow[][], answer: Labels): { truth: Labels; answer: Labels } {
  return {
    truth: truth.map((rows) => rows.filter((row) => row.isPedestrian)),
    answer: truth.map((rows, frame) => withoutDistractors(rows, answer[frame] ?? [])),
  };
}

function withoutDistractors(rows: TruthRow[], boxes: Labelled[]): Labelled[] {
  if (!rows.some((row) => row.isDistractor)) return boxes;
  const gains = rows.map((row) => boxes.map(({ box }) => atLeastHalf(overlap(row.box, box))));
  const found = new Set(assign(gains).filter(([row, box]) => rows[row]?.isDistractor && (gains[row]?.[box] ?? 0) > 0).map(([, box]) => box));
  return boxes.filter((_, i) => !found.has(i));
}

function atLeastHalf(share: number): number {
  return share >= 0.5 - Number.EPSILON ? share : 0;
}
