import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { readTruth, type TruthRow } from "./ground-truth.ts";
import type { LineTruth } from "./line-events.ts";
import { thinned, type Film } from "#cli/tracks/film.ts";
import { readMotText } from "#cli/tracks/mot-text.ts";

/** A film with its truth. `every`: only each n-th of its frames was looked at; numbers stay those of the film. */
export type Sequence = { name: string; framesPerSecond: number; every: number; film: Film; truth: TruthRow[][]; lines: LineTruth[] };

export type DetectionSet = { title: string; folder: string[]; file: string; framesPerSecond: number; hasClasses: boolean };

const mot17 = ["MOT17-02-DPM", "MOT17-04-DPM", "MOT17-09-DPM"];

export const detectionSets: Record<string, DetectionSet> = {
  tud: { title: "TUD, FRCNN", folder: ["TUD-Campus", "TUD-Stadtmitte"], file: "det.txt", framesPerSecond: 25, hasClasses: false },
  ocsort: { title: "MOT17 02 04 09, OC-SORT boxes", folder: mot17, file: "ocsort-juandeleon.txt", framesPerSecond: 30, hasClasses: true },
  dpm: { title: "MOT17 02 04 09, DPM", folder: mot17, file: "det.txt", framesPerSecond: 30, hasClasses: true },
};

/** Where the shared measurements lie: they may not be copied into the project. `undefined` when they are absent. */
export function sharedData(): string | undefined {
  const folder = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data");
  return existsSync(folder) ? folder : undefined;
}

export function readSequences(data: string, set: DetectionSet, every = 1): Sequence[] {
  const truths = JSON.parse(textOf(`${data}/mot/line-truth.json`)) as Record<string, { frames: number; lines: LineTruth[] }>;
  return set.folder.map((name) => {
    const { frames, lines } = truths[name] as { frames: number; lines: LineTruth[] };
    const film = readMotText(textOf(`${data}/mot/${name}/det/${set.file}`));
    if (!film.ok) throw new Error(`${name}: ${film.refusal.says}`);
    const truth = readTruth(textOf(`${data}/mot/${name}/gt/gt.txt`), frames, set.hasClasses);
    return { name, framesPerSecond: set.framesPerSecond, every, film: thinned(film.value, every), truth: truth.filter((_, i) => i % every === 0), lines };
  });
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : gunzipSync(readFileSync(`${file}.gz`)).toString("utf8");
}
