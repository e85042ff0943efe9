import { beliefs, type ScoreScale } from "#cli/tracks/scores.ts";
import { filmOf, type Film } from "#cli/tracks/film.ts";
import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import type { Detection } from "#domain/occupancy/tracking/tracker.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";

/** One box of somebody followed, in one frame. */
export type TrackRow = { frame: number; trackId: number; box: Box; score: number };

/** More frames than two days have at 30 a second: a number beyond is a slip, and would be two days of nothing. */
const framesMost = 5_000_000;

/**
 * Detections as MOTChallenge writes them: frame, id, left, top, width, height, score and what may follow; the id is not
 * read. Refuses the first row that does not fit, by its line number. Source: motchallenge.net/instructions.
 */
export function readMotText(text: string, scale: ScoreScale = "auto"): Outcome<Film, "bad-row"> {
  const rows: { frame: number; box: Box; score: number }[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const row = readRow(line.replace(/^\uFEFF/, ""));
    if (typeof row === "string") return refuse("bad-row", `line ${i + 1}: ${row}`);
    rows.push(row);
  }
  const scores = beliefs(rows.map((row) => row.score), scale);
  const seen = new Map<number, Detection[]>();
  for (const [i, { frame, box }] of rows.entries()) {
    const detections = seen.get(frame) ?? [];
    detections.push({ box, score: scores[i] as number });
    seen.set(frame, detections);
  }
  return accept(filmOf(seen));
}

/** The row, or what is wrong with it. */
function readRow(line: string): { frame: number; box: Box; score: number } | string {
  const fields = line.split(",").map((field) => field.trim());
  if (fields.length < 6) return `expected frame,id,left,top,width,height,score, got ${fields.length} ${fields.length === 1 ? "field" : "fields"}`;
  const numbers = fields.slice(0, 7).map((field) => (field === "" ? NaN : Number(field)));
  const odd = numbers.findIndex((number, i) => i !== 1 && !Number.isFinite(number));
  if (odd >= 0) return `"${fields[odd]}" is not a number`;
  const [frame, , x, y, width, height, score = 1] = numbers as [number, number, number, number, number, number, number?];
  if (!Number.isInteger(frame) || frame < 1 || frame > framesMost) return `${fields[0]} is not a frame number`;
  if (width <= 0 || height <= 0) return `a box of ${width} by ${height} holds nobody`;
  return { frame, box: { x, y, width, height }, score };
}

/** Tracks as MOTChallenge reads them: frame, id, left, top, width, height, confidence, and three numbers that it does not use. */
export function writeMotText(rows: TrackRow[]): string {
  const inOrder = [...rows].sort((a, b) => a.frame - b.frame || a.trackId - b.trackId);
  const hundredths = (n: number) => String(Math.round(n * 100) / 100);
  return inOrder.map(({ frame, trackId, box, score }) => `${[frame, trackId, box.x, box.y, box.width, box.height, score].map(hundredths).join(",")},-1,-1,-1\n`).join("");
}
