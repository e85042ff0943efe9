import { readFileSync } from "node:fs";
import { configurations } from "./configurations.ts";
import { comparable, type Labels } from "./ground-truth.ts";
import { asLine, lineScores, scoreLine, sideChanges, type LineEvent, type LineScore } from "./line-events.ts";
import { scoresOf, tally } from "./scores.ts";
import { detectionSets, readSequences, sharedData, type DetectionSet, type Sequence } from "./sequences.ts";
import { crowd } from "./crowd.ts";
import { readBoxesJson } from "#cli/tracks/boxes-json.ts";
import { thinned } from "#cli/tracks/film.ts";
import { follow, type Followed } from "#cli/tracks/follow.ts";
import type { TrackRow } from "#cli/tracks/mot-text.ts";

// node --import tsx src/bench/tracking/run.ts: the tables of the tracking row in ../README.md.

const data = sharedData();
if (data === undefined) {
  console.log("The shared data are absent: set ANTEROOM_SHARED_DATA.");
  process.exit(1);
}

for (const set of Object.values(detectionSets)) compare(set, 1);
for (const every of [3, 6]) compare(detectionSets.ocsort as DetectionSet, every);
footage();
pace();

function compare(set: DetectionSet, every: number): void {
  const sequences = readSequences(data as string, set, every);
  const rows = Object.entries(configurations).map(([name, options]) => {
    const runs = sequences.map((sequence) => {
      const rate = sequence.framesPerSecond / sequence.every;
      return { sequence, followed: follow(sequence.film, sequence.framesPerSecond, sequence.lines.map(asLine), { tracker: options(rate) }) };
    });
    return [name, ...figures(runs)];
  });
  table(`${set.title}, ${set.framesPerSecond / every} frames/s`, ["", "HOTA", "MOTA", "IDF1", "switches", "F1 naive", "error", "F1 band", "error", "F1 ours", "error"], rows);
}

function figures(runs: { sequence: Sequence; followed: Followed }[]): (string | number)[] {
  const answers = runs.map(({ sequence, followed }) => labels(sequence, followed.rows));
  const scores = scoresOf(runs.map(({ sequence }, i) => {
    const { truth, answer } = comparable(sequence.truth, answers[i] as Labels);
    return tally(truth, answer);
  }));
  const naive = (band: number) => runs.flatMap(({ sequence }, i) => sequence.lines.map((line) => scoreLine(line.events, sideChanges(line, answers[i] as Labels, band, sequence.every))));
  const ours = runs.flatMap(({ sequence, followed }) => sequence.lines.map((line) => scoreLine(line.events, eventsAt(followed, asLine(line).id))));
  return [percent(scores.hota), percent(scores.mota), percent(scores.idf1), scores.switches, ...[naive(0), naive(0.25), ours].flatMap(lineFigures)];
}

function eventsAt(followed: Followed, lineId: string): LineEvent[] {
  return followed.crossings.filter((c) => c.lineId === lineId).map((c) => ({ frame: c.frame, dir: c.direction === "in" ? "fwd" : "rev" }));
}

function labels(sequence: Sequence, rows: TrackRow[]): Labels {
  const byFrame: Labels = sequence.truth.map(() => []);
  for (const { frame, trackId, box } of rows) byFrame[(frame - 1) / sequence.every]?.push({ id: trackId, box });
  return byFrame;
}

function lineFigures(scores: LineScore[]): string[] {
  const { f1, countError } = lineScores(scores);
  return [f1.toFixed(3), `${percent(countError)} %`];
}

/** A street with a man who loiters on the line: 9 to the left and 4 to the right, that is out and in, in 280 frames. */
function footage(): void {
  const film = readBoxesJson(readFileSync(`${data}/footage/detections-vtest.json`, "utf8"));
  if (!film.ok) throw new Error(film.refusal.says);
  const line = { id: "line", from: { x: 600, y: 430 }, to: { x: 600, y: 200 } };
  const rows = [1, 2, 3].map((every) => {
    const { crossings } = follow(thinned({ frames: film.value.frames.slice(0, 285) }, every), 10, [line]);
    return [`${(10 / every).toFixed(1)} frames/s`, crossings.filter((c) => c.direction === "out").length, crossings.filter((c) => c.direction === "in").length];
  });
  table("Footage, frames 1 to 285; true: 9 left, 4 right", ["", "left", "right"], rows);
}

function pace(): void {
  const film = crowd({ people: 20, frames: 3_000 });
  const clock = () => performance.now();
  follow(film, 10, [], { clock });
  const { trackingMs } = follow(film, 10, [], { clock });
  console.log(`\n20 people: ${(trackingMs / film.frames.length).toFixed(3)} ms a frame`);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function table(title: string, head: string[], rows: (string | number)[][]): void {
  console.log(`\n${title}`);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => String(row[i]).length)));
  for (const row of [head, ...rows]) console.log(row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0))).join("  "));
}
