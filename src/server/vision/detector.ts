import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { DetectorModel } from "#contract/camera.ts";
import { buildModel, builtSha256, sha256Of } from "#server/vision/build-model.ts";
import type { DetectorChoice } from "#server/vision/detector-choice.ts";

export type Detector = {
  /** What the camera page is told: the model, or in words why there is none. */
  model(): Promise<DetectorModel>;
  /** The model's bytes, while they still have this hash. */
  bytes(sha256: string): Promise<Uint8Array | undefined>;
};

type Ready = Extract<DetectorModel, { ready: true }>;
type Missing = Extract<DetectorModel, { ready: false }>;
type Found = { file: string; model: Ready };

/**
 * The detector of this installation. The one that we build ourselves is written into `folder` when it is first asked
 * for. A detector that is not there is looked for again at every question: whoever mends it need not restart.
 */
export function openDetector(choice: DetectorChoice, folder: string, packageFolder: () => string = ourPackage): Detector {
  let looking: Promise<Found | Missing> | undefined;
  const look = async () => {
    const found = await (looking ??= find(choice, folder, packageFolder));
    if (!("file" in found)) looking = undefined;
    return found;
  };
  return {
    async model() {
      const found = await look();
      return "file" in found ? found.model : found;
    },
    async bytes(sha256) {
      const found = await look();
      if (!("file" in found) || found.model.sha256 !== sha256) return undefined;
      const bytes = await read(found.file);
      // Somebody may have put another file in its place since.
      if (bytes && sha256Of(bytes) === sha256) return bytes;
      looking = undefined;
      return undefined;
    },
  };
}

function find(choice: DetectorChoice, folder: string, packageFolder: () => string): Promise<Found | Missing> {
  switch (choice.kind) {
    case "built":
      return built(folder, packageFolder);
    case "folder":
      return given({ ...publishers, file: join(choice.folder, publishers.file) });
    case "file":
      return given({ ...choice, name: basename(choice.file) });
  }
}

/** SSD MobileNet v1 as its publisher offers it: better boxes than ours, and faster, but on no package registry. */
const publishers = {
  name: "SSD MobileNet v1, COCO",
  file: "coco_ssd_mobilenet_v1_1.0_quant_2018_06_29.tflite",
  sha256: "61d598093ed03ed41aa47c3a39a28ac01e960d6a810a5419b9a5016a1e9c469b",
  personClass: "person",
  leastScore: 0.55,
};

/** Measured on seven frames of a street, in a browser: at .38 it sees 27 of 32 people, and 4 that are nobody (e2e/specs/policy.spec.ts). */
const ours = { name: "SSD MobileNetV2, Open Images", personClass: "Person", leastScore: 0.38 };

async function given({ file, name, sha256, personClass, leastScore }: { file: string; name: string; sha256?: string; personClass: string; leastScore: number }): Promise<Found | Missing> {
  const bytes = await read(file);
  if (!bytes) return missing(`The model for finding people cannot be read: ${file}`, `No se puede leer el modelo para encontrar personas: ${file}`);
  if (Buffer.from(bytes.subarray(4, 8)).toString("latin1") !== "TFL3") return missing(`This file is no TensorFlow Lite model: ${file}`, `Este archivo no es un modelo de TensorFlow Lite: ${file}`);
  const found = sha256Of(bytes);
  if (sha256 !== undefined && found !== sha256) {
    return missing(`The model for finding people is not the one expected: the SHA-256 of ${file} is ${found}.`, `El modelo para encontrar personas no es el esperado: el SHA-256 de ${file} es ${found}.`);
  }
  return ready(file, bytes, found, { name, personClass, leastScore });
}

async function built(folder: string, packageFolder: () => string): Promise<Found | Missing> {
  const file = join(folder, "ssd-mobilenet-v2-open-images.tflite");
  const there = await read(file);
  if (there && sha256Of(there) === builtSha256) return ready(file, there, builtSha256, ours);
  try {
    const model = await buildFrom(packageFolder());
    const sha256 = sha256Of(model);
    if (sha256 !== builtSha256) throw new Error(`what was built has the SHA-256 ${sha256}`);
    await putInPlace(file, model);
    return ready(file, model, sha256, ours);
  } catch (error) {
    const why = String(error instanceof Error ? error.message : error).split("\n", 1)[0];
    return missing(
      `The model for finding people could not be made (${why}). Install the packages anew with npm ci, then open this page again.`,
      `No se pudo preparar el modelo para encontrar personas (${why}). Vuelva a instalar los paquetes con npm ci y abra esta página de nuevo.`,
    );
  }
}

async function buildFrom(packageFolder: string): Promise<Uint8Array> {
  const [loader, assets] = await Promise.all([readFile(join(packageFolder, "objectron_solution_packed_assets_loader.js"), "utf8"), readFile(join(packageFolder, "objectron_solution_packed_assets.data"))]);
  return buildModel(loader, assets);
}

function ourPackage(): string {
  return dirname(createRequire(import.meta.url).resolve("@mediapipe/objectron/package.json"));
}

/** Whole or not at all, also when two processes do it at once. */
async function putInPlace(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const half = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(half, bytes);
    await rename(half, file);
  } finally {
    await rm(half, { force: true });
  }
}

function ready(file: string, bytes: Uint8Array, sha256: string, more: { name: string; personClass: string; leastScore: number }): Found {
  return { file, model: { ready: true, url: `/vision/model/${sha256}.tflite`, sha256, bytes: bytes.length, ...more } };
}

function missing(en: string, es: string): Missing {
  return { ready: false, says: { en, es } };
}

async function read(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
