/** How a file's scores are to be read. */
export type ScoreScale = "auto" | "probability" | "logit";

/**
 * Scores as beliefs from 0 to 1. Older detectors give the margin of a classifier, from minus to plus infinity: a logistic
 * curve makes 0 an even chance. `auto` takes scores beyond 0 and 1 for such margins, and one score for all for no score at all.
 */
export function beliefs(scores: number[], scale: ScoreScale): number[] {
  if (scale === "probability") return scores;
  if (scale === "logit") return scores.map(logistic);
  if (scores.every((score) => score === scores[0])) return scores.map(() => 1);
  return scores.some((score) => score < 0 || score > 1) ? scores.map(logistic) : scores;
}

function logistic(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
