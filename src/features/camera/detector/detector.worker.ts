import { FilesetResolver, ObjectDetector } from "@mediapipe/tasks-vision";
import type { DetectorSetup, Found, FromDetector, ToDetector } from "#features/camera/detector/messages.ts";

// One detector a worker: the library keeps its program in a global and cannot make a second one.

const mostPeople = 50;

let detector: ObjectDetector | undefined;
let lastAt = 0;

self.onmessage = async ({ data }: MessageEvent<ToDetector>) => {
  try {
    if (data.type === "load") {
      detector = await load(data.setup);
      say({ type: "ready", loaded: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)] });
    } else {
      say({ type: "seen", look: data.look, found: look(data.picture, data.at) });
    }
  } catch (error) {
    say({ type: "failed", ...(data.type === "look" ? { look: data.look } : {}), says: error instanceof Error ? error.message : String(error) });
  } finally {
    if (data.type === "look") data.picture.close();
  }
};

async function load(setup: DetectorSetup): Promise<ObjectDetector> {
  // The bundler makes a classic worker of this one, whatever it was asked for: the program comes by importScripts, not as a module.
  const [files, model] = await Promise.all([FilesetResolver.forVisionTasks(setup.wasmBase), fetchModel(setup)]);
  return ObjectDetector.createFromOptions(files, {
    baseOptions: { modelAssetBuffer: model, delegate: "CPU" },
    runningMode: "VIDEO",
    categoryAllowlist: [setup.personClass],
    scoreThreshold: setup.lowestScore,
    maxResults: mostPeople,
  });
}

async function fetchModel({ modelUrl, modelBytes }: DetectorSetup): Promise<Uint8Array> {
  const answer = await fetch(modelUrl);
  if (!answer.ok) throw new Error(`the model is not at ${modelUrl} (${answer.status})`);
  const model = new Uint8Array(await answer.arrayBuffer());
  if (model.length !== modelBytes) throw new Error(`the model has ${model.length} bytes instead of ${modelBytes}`);
  return model;
}

function look(picture: ImageBitmap, at: number): Found[] {
  if (!detector) throw new Error("the model has not been loaded");
  // The library refuses a moment that is not later than the last one.
  lastAt = Math.max(at, lastAt + 1);
  return detector.detectForVideo(picture, lastAt).detections.flatMap(({ boundingBox, categories }) => {
    const score = categories[0]?.score;
    if (!boundingBox || score === undefined) return [];
    const { originX: x, originY: y, width, height } = boundingBox;
    return width > 0 && height > 0 ? [{ box: { x, y, width, height }, score }] : [];
  });
}

function say(message: FromDetector): void {
  postMessage(message);
}
