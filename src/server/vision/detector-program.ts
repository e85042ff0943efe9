import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The program that runs a model in the browser, where npm has put it. */
export type DetectorProgram = { version: string; folder: string; files: ReadonlySet<string> };

/** `undefined` when the package @mediapipe/tasks-vision is not installed whole. */
export function detectorProgram(): DetectorProgram | undefined {
  try {
    const root = dirname(createRequire(import.meta.url).resolve("@mediapipe/tasks-vision"));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const folder = join(root, "wasm");
    return { version, folder, files: new Set(readdirSync(folder)) };
  } catch {
    return undefined;
  }
}
