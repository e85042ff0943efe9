import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readBoxesJson } from "#cli/tracks/boxes-json.ts";
import type { Film } from "#cli/tracks/film.ts";
import { readMotText } from "#cli/tracks/mot-text.ts";
import type { ScoreScale } from "#cli/tracks/scores.ts";
import type { Outcome } from "#domain/outcome.ts";

export type FilmFormat = "mot" | "boxes";

/** The detections in a file, gzipped or not. Throws if it cannot be read at all. */
export function readFilm(file: string, format: FilmFormat, scale: ScoreScale): Outcome<Film, "bad-row"> {
  const bytes = readFileSync(file);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isGzipped ? gunzipSync(bytes) : bytes).toString("utf8");
  return format === "mot" ? readMotText(text, scale) : readBoxesJson(text);
}
