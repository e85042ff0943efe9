import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { detectorModel } from "#contract/camera.ts";
import { builtSha256, sha256Of } from "#server/vision/build-model.ts";
import { openDetector } from "#server/vision/detector.ts";

const publishersFile = "coco_ssd_mobilenet_v1_1.0_quant_2018_06_29.tflite";
const shared = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data", "models", publishersFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "anteroom-models-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

describe("the detector that we build ourselves", () => {
  const file = () => join(folder, "models", "ssd-mobilenet-v2-open-images.tflite");
  const open = () => openDetector({ kind: "built" }, join(folder, "models"));

  it("is there when it is asked for, and is in the contract's shape", async () => {
    const model = detectorModel.parse(await open().model());
    expect(model).toEqual({ ready: true, name: "SSD MobileNetV2, Open Images", url: `/vision/model/${builtSha256}.tflite`, sha256: builtSha256, bytes: 10_035_838, personClass: "Person", leastScore: 0.38 });
    expect(sha256Of((await open().bytes(builtSha256)) as Uint8Array)).toBe(builtSha256);
  });

  it("is written once, and nothing half done is left beside it", async () => {
    await Promise.all([open().model(), open().model()]);
    const first = statSync(file());
    await open().model();
    expect(statSync(file()).ino).toBe(first.ino);
    expect(readdirSync(join(folder, "models"))).toEqual(["ssd-mobilenet-v2-open-images.tflite"]);
  });

  it("is built anew over a file that has been spoilt", async () => {
    await open().model();
    writeFileSync(file(), "half of it");
    expect(await open().model()).toMatchObject({ ready: true });
    expect(statSync(file()).size).toBe(10_035_838);
  });

  it("gives no bytes for another hash, nor for a file that was exchanged meanwhile", async () => {
    const detector = open();
    await detector.model();
    expect(await detector.bytes("0".repeat(64))).toBeUndefined();
    writeFileSync(file(), "another");
    expect(await detector.bytes(builtSha256)).toBeUndefined();
    expect(await detector.bytes(builtSha256), "built anew by the next question").toBeDefined();
  });

  it("says in both languages that it could not be made, and is looked for again", async () => {
    let packageFolder = () => join(folder, "no-such-package");
    const detector = openDetector({ kind: "built" }, join(folder, "models"), () => packageFolder());
    expect(detectorModel.parse(await detector.model())).toEqual({
      ready: false,
      says: { en: expect.stringMatching(/could not be made \(ENOENT.*npm ci/) as string, es: expect.stringMatching(/No se pudo preparar.*npm ci/) as string },
    });
    packageFolder = () => resolve("node_modules/@mediapipe/objectron");
    expect(await detector.model()).toMatchObject({ ready: true });
  });

  it("says so for a package with something else in it", async () => {
    writeFileSync(join(folder, "objectron_solution_packed_assets_loader.js"), 'loadPackage({"files": []});');
    writeFileSync(join(folder, "objectron_solution_packed_assets.data"), "");
    const model = await openDetector({ kind: "built" }, join(folder, "models"), () => folder).model();
    expect(model).toMatchObject({ ready: false, says: { en: expect.stringContaining("the packed assets hold no object_detection_ssd_mobilenetv2_oidv4_fp16.tflite") as string } });
  });
});

describe("a model of the operator's", () => {
  const tiny = Buffer.from("\x1c\x00\x00\x00TFL3 a model");
  const file = () => join(folder, "mine.tflite");
  const choice = (sha256?: string) => ({ kind: "file", file: file(), personClass: "human", leastScore: 0.4, ...(sha256 ? { sha256 } : {}) }) as const;

  it("is taken with the class and the score of the settings", async () => {
    writeFileSync(file(), tiny);
    expect(await openDetector(choice(), folder).model()).toMatchObject({ ready: true, name: "mine.tflite", personClass: "human", leastScore: 0.4, sha256: sha256Of(tiny), bytes: tiny.length });
    expect(await openDetector(choice(sha256Of(tiny)), folder).model()).toMatchObject({ ready: true });
  });

  it.each([
    ["is missing", undefined, undefined, "cannot be read"],
    ["has another hash", tiny, "0".repeat(64), "not the one expected"],
    ["is no model", Buffer.from("<html>not found</html>"), undefined, "no TensorFlow Lite model"],
    ["is empty", Buffer.alloc(0), undefined, "no TensorFlow Lite model"],
  ])("that %s is said to be so", async (_what, bytes, sha256, says) => {
    if (bytes) writeFileSync(file(), bytes);
    const model = await openDetector(choice(sha256), folder).model();
    expect(model).toMatchObject({ ready: false, says: { en: expect.stringContaining(says) as string, es: expect.stringContaining(file()) as string } });
  });
});

describe("the publisher's better model", () => {
  it("is said to be missing from the folder where it was promised", async () => {
    expect(await openDetector({ kind: "folder", folder }, folder).model()).toMatchObject({ ready: false, says: { en: expect.stringContaining(publishersFile) as string } });
  });

  describe.skipIf(!existsSync(shared))("from the shared data", () => {
    it("is taken, with its class and its score", async () => {
      copyFileSync(shared, join(folder, publishersFile));
      expect(await openDetector({ kind: "folder", folder }, folder).model()).toMatchObject({ ready: true, personClass: "person", leastScore: 0.55, sha256: "61d598093ed03ed41aa47c3a39a28ac01e960d6a810a5419b9a5016a1e9c469b", bytes: 4_185_023 });
    });
  });

  if (!existsSync(shared)) it.skip("skipped: shared data absent", () => undefined);
});
