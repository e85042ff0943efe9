import { writeFileSync } from "node:fs";
import { defineCommand } from "citty";
import { answer, fail } from "#cli/say.ts";
import { thinned, type Film } from "#cli/tracks/film.ts";
import { follow } from "#cli/tracks/follow.ts";
import { readLine } from "#cli/tracks/line-argument.ts";
import { writeMotText } from "#cli/tracks/mot-text.ts";
import { readFilm, type FilmFormat } from "#cli/tracks/read-film.ts";
import type { ScoreScale } from "#cli/tracks/scores.ts";
import type { Line } from "#domain/occupancy/tracking/line-counter.ts";

export const trackPeople = defineCommand({
  meta: { name: "track", description: "Follow the people in a file of detections, and count who crosses a line" },
  args: {
    detections: { type: "string", required: true, description: "Detections, gzipped or not" },
    format: { type: "string", default: "mot", description: "mot: frame,id,left,top,width,height,score. boxes: JSON, frames of [score, left, top, width, height]" },
    fps: { type: "string", required: true, description: "Frames a second" },
    every: { type: "string", default: "1", description: "Look at every n-th frame only" },
    scores: { type: "string", default: "auto", description: "probability (0 to 1), logit (any number, 0 is an even chance) or auto" },
    line: { type: "string", description: "x1,y1,x2,y2, any number of times. In is to the right hand on the way from the first point to the second" },
    count: { type: "string", default: "held", description: "held: crossings as they happen. gone: when people have left, so that a U-turn is none" },
    out: { type: "string", description: "File for the tracks: frame,id,left,top,width,height,confidence,-1,-1,-1" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  run({ args, rawArgs }) {
    const framesPerSecond = positive(args.fps, "--fps");
    const film = thinned(read(args.detections, oneOf(args.format, ["mot", "boxes"], "--format"), oneOf(args.scores, ["auto", "probability", "logit"], "--scores")), wholePositive(args.every, "--every"));
    const lines = linesIn(rawArgs);
    const followed = follow(film, framesPerSecond, lines, { counter: { tell: oneOf(args.count, ["held", "gone"], "--count") }, clock: () => performance.now() });
    if (args.out !== undefined) write(args.out, writeMotText(followed.rows));

    const result = {
      frames: film.frames.length,
      tracks: followed.people,
      lines: lines.map((line) => {
        const crossings = followed.crossings.filter((crossing) => crossing.lineId === line.id);
        return {
          line: line.id,
          in: crossings.filter((c) => c.direction === "in").length,
          out: crossings.filter((c) => c.direction === "out").length,
          crossings: crossings.map(({ frame, direction, trackId }) => ({ frame, seconds: (frame - 1) / framesPerSecond, direction, trackId })),
        };
      }),
      msPerFrame: Math.round((followed.trackingMs / Math.max(1, film.frames.length)) * 1_000) / 1_000,
    };
    answer(args.json ?? false, result, [
      `${result.tracks} people in ${result.frames} frames, ${result.msPerFrame} ms a frame.`,
      ...result.lines.map((line) => `Line ${line.line}: ${line.in} in, ${line.out} out.`),
    ]);
  },
});

function read(file: string, format: FilmFormat, scale: ScoreScale): Film {
  let film: ReturnType<typeof readFilm>;
  try {
    film = readFilm(file, format, scale);
  } catch (error) {
    fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return film.ok ? film.value : fail(`${file}, ${film.refusal.says}.`);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    fail(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The parser of the command line keeps only the last of several lines. */
function linesIn(rawArgs: string[]): Line[] {
  const given = rawArgs.flatMap((arg, i) => (arg === "--line" ? [rawArgs[i + 1] ?? ""] : arg.startsWith("--line=") ? [arg.slice("--line=".length)] : []));
  return given.map((text) => readLine(text) ?? fail(`--line "${text}" is not x1,y1,x2,y2 with two different ends.`));
}

function oneOf<const Word extends string>(given: string, words: readonly Word[], option: string): Word {
  return words.find((word) => word === given) ?? fail(`${option} is ${words.join(" or ")}, not "${given}".`);
}

function positive(given: string, option: string): number {
  const number = Number(given);
  return Number.isFinite(number) && number > 0 ? number : fail(`${option} is a number above 0, not "${given}".`);
}

function wholePositive(given: string, option: string): number {
  const number = positive(given, option);
  return Number.isInteger(number) ? number : fail(`${option} is a whole number, not "${given}".`);
}
