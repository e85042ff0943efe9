import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { builtSha256 } from "#server/vision/build-model.ts";
import { expect, test, type Page } from "../fixtures/test.ts";

test("A script that somebody has slipped into a page does not run", async ({ browser, house }) => {
  const page = await browser.newPage({ baseURL: house.url });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto("/sign-in");
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.slippedIn = true" }));
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.slippedIn = true">');
  });
  await expect.poll(() => said.filter((text) => text.includes("Content Security Policy")).length).toBe(2);
  expect(await page.evaluate(() => "slippedIn" in window)).toBe(false);
  await page.close();
});

test("Every page says what it may do, and only a camera page may use the camera", async ({ newPage }) => {
  const page = await newPage();
  for (const path of ["/sign-in", "/t/not-a-token", "/display/hall", "/nothing-here", "/camera/camera"]) {
    const headers = (await page.goto(path, { waitUntil: "load" }))?.headers() ?? {};
    const scripts = /script-src ([^;]*)/.exec(headers["content-security-policy"] ?? "")?.[1];
    expect(scripts, path).toMatch(path.startsWith("/camera/") ? /^'self' 'nonce-[A-Za-z0-9+/=]{24}' 'wasm-unsafe-eval'$/ : /^'self' 'nonce-[A-Za-z0-9+/=]{24}'$/);
    expect(headers["permissions-policy"], path).toContain(path.startsWith("/camera/") ? "camera=(self)" : "camera=()");
  }
});

test("The detector that npm ships finds people on a camera page", async ({ newPage }) => {
  const footage = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data", "footage");
  test.skip(!existsSync(resolve(footage, "vtest.avi")), "shared footage absent");
  test.skip(!hasFfmpeg(), "ffmpeg absent");
  test.setTimeout(120_000);
  const truth = JSON.parse(readFileSync(resolve(footage, "vtest-boxes-gt7.json"), "utf8")) as { frame: number; b: Box[] }[];
  const page = await newPage();
  const tasksVision = readFileSync(resolve("node_modules/@mediapipe/tasks-vision/vision_bundle.mjs"));
  await page.route("**/for-the-test/vision.mjs", (route) => route.fulfill({ body: tasksVision, contentType: "text/javascript" }));
  await page.route("**/for-the-test/*.png", (route) => route.fulfill({ body: frameOf(resolve(footage, "vtest.avi"), Number(/(\d+)\.png/.exec(route.request().url())?.[1])), contentType: "image/png" }));
  await page.goto("/camera/camera");
  const found = await peopleFound(page, truth.map(({ frame }) => frame));

  let seen = 0;
  let wrong = 0;
  truth.forEach(({ b: boxes }, i) => {
    const left = [...(found[i] ?? [])];
    for (const box of boxes) {
      const match = left.findIndex((other) => overlap(box, other) >= 0.4);
      if (match < 0) continue;
      left.splice(match, 1);
      seen++;
    }
    wrong += left.length;
  });
  // 32 people are marked by hand, some 30 pixels wide: at .4 a box is on the right one of two who walk side by side.
  test.info().annotations.push({ type: "measured", description: `${seen} of 32 people seen, ${wrong} seen that are nobody` });
  expect(seen).toBeGreaterThanOrEqual(24);
  expect(wrong).toBeLessThanOrEqual(8);
});

/** x, y, width, height in pixels. */
type Box = [number, number, number, number];

function peopleFound(page: Page, frames: number[]): Promise<Box[][]> {
  return page.evaluate(
    async ({ frames, model }) => {
      const library = "/for-the-test/vision.mjs";
      const { FilesetResolver, ObjectDetector } = (await import(library)) as typeof import("@mediapipe/tasks-vision");
      const options = { baseOptions: { modelAssetPath: model, delegate: "CPU" }, runningMode: "IMAGE", scoreThreshold: 0.38, categoryAllowlist: ["Person"] } as const;
      const detector = await ObjectDetector.createFromOptions(await FilesetResolver.forVisionTasks("/vision/wasm/0.10.35"), { ...options, categoryAllowlist: ["Person"] });
      const found: [number, number, number, number][][] = [];
      for (const frame of frames) {
        const picture = await createImageBitmap(await (await fetch(`/for-the-test/${frame}.png`)).blob());
        found.push(detector.detect(picture).detections.flatMap(({ boundingBox: b }) => (b ? [[b.originX, b.originY, b.width, b.height]] : [])));
      }
      return found;
    },
    { frames, model: `/vision/model/${builtSha256}.tflite` },
  );
}

/** Shared area as a part of the area of both. */
function overlap([x, y, w, h]: Box, [u, v, k, l]: Box): number {
  const width = Math.min(x + w, u + k) - Math.max(x, u);
  const height = Math.min(y + h, v + l) - Math.max(y, v);
  const shared = width > 0 && height > 0 ? width * height : 0;
  return shared / (w * h + k * l - shared);
}

/** Frames are numbered from 1. */
function frameOf(video: string, frame: number): Buffer {
  return execFileSync("ffmpeg", ["-v", "error", "-i", video, "-vf", `select=eq(n\\,${frame - 1})`, "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-"], { maxBuffer: 16 * 1024 * 1024 });
}

function hasFfmpeg(): boolean {
  try {
    execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
