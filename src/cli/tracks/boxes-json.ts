import type { Film } from "#cli/tracks/film.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";

/** Detections as a list of frames, each a list of [score, left, top, width, height]. Refuses the first box that does not fit, by its frame. */
export function readBoxesJson(text: string): Outcome<Film, "bad-row"> {
  let frames: unknown;
  try {
    frames = JSON.parse(text);
  } catch (error) {
    return refuse("bad-row", `it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(frames)) return refuse("bad-row", "expected a list of frames, each a list of [score, left, top, width, height]");
  const film: Film = { frames: [] };
  for (const [i, boxes] of (frames as unknown[]).entries()) {
    if (!Array.isArray(boxes)) return refuse("bad-row", `frame ${i + 1} is not a list of boxes`);
    const odd = boxes.findIndex((box) => !isBox(box));
    if (odd >= 0) return refuse("bad-row", `frame ${i + 1}, box ${odd + 1}: ${JSON.stringify(boxes[odd])} is not [score, left, top, width, height]`);
    film.frames.push({ number: i + 1, detections: (boxes as BoxRow[]).map(([score, x, y, width, height]) => ({ score, box: { x, y, width, height } })) });
  }
  return accept(film);
}

type BoxRow = [number, number, number, number, number];

function isBox(box: unknown): box is BoxRow {
  return Array.isArray(box) && box.length === 5 && box.every((n) => typeof n === "number" && Number.isFinite(n)) && box[3] > 0 && box[4] > 0;
}
