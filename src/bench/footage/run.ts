import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright";
import type { CameraMessage, CameraSetup } from "#contract/camera.ts";

// npx tsx src/bench/footage/run.ts [detections a second]: the footage row of ../README.md. A street film is played twice to the real
// camera page, in Chromium, as its camera; what the page posts is held against people counted by eye. At first the page does not
// know yet how tall people are and looks at all of the picture; at the second showing it does. Needs a build and ffmpeg.

const data = process.env.ANTEROOM_SHARED_DATA ?? "../shared/data";
const film = join(data, "footage", "vtest.avi");
const modelsFolder = join(data, "models");
const perSecond = Number(process.argv[2] ?? 5);

/** Source: line-truth.json beside the film, frames 1 to 280 of 768 x 576. In is to the right hand of who walks upwards. */
const line = { from: { x: 600 / 768, y: 430 / 576 }, to: { x: 600 / 768, y: 200 / 576 } };
const frames = 285;
const filmPerSecond = 10;
/** Black before, until the model has been loaded; black after each of two showings, so that nobody leaps when the film begins again. */
const darkBefore = 20;
const darkBetween = 12;
const darkAfter = 60;

if (!existsSync(film)) {
  console.log("The shared data are absent: set ANTEROOM_SHARED_DATA.");
  process.exit(0);
}

const truth = (JSON.parse(readFileSync(join(data, "footage", "line-truth.json"), "utf8")) as { vtest: { total: { left: number; right: number } } }).vtest.total;
const folder = mkdtempSync(join(tmpdir(), "anteroom-footage-"));
const camera = join(folder, "street.y4m");
execFileSync("ffmpeg", ["-v", "error", "-i", film, "-filter_complex", `trim=end_frame=${frames},fps=${perSecond},scale=640:480,split[a][b];[a]tpad=start_duration=${darkBefore}:stop_duration=${darkBetween}:color=black[first];[b]tpad=stop_duration=${darkAfter}:color=black[second];[first][second]concat`, "-pix_fmt", "yuv420p", camera]);

console.log(`True: ${truth.left} to the left, ${truth.right} to the right.`);
try {
  await count("default model, from npm", undefined);
  if (existsSync(modelsFolder)) await count("ANTEROOM_MODELS_DIR", modelsFolder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function count(title: string, models: string | undefined): Promise<void> {
  if (models === undefined) delete process.env.ANTEROOM_MODELS_DIR;
  else process.env.ANTEROOM_MODELS_DIR = models;
  // The house of the browser tests: it stands on no floor, so it is found by its place.
  const fixtures = join(import.meta.dirname, "..", "..", "..", "e2e", "fixtures");
  const { startHouse } = await import(pathToFileURL(join(fixtures, "start-house.ts")).href);
  const { house: { url, tokens }, close } = await startHouse();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${camera}`],
  });
  try {
    const page = await browser.newPage({ baseURL: url });
    await draw(page, `/camera/treatment-camera/pair/${tokens.sensors["treatment-camera"]}`);
    const messages: CameraMessage[] = [];
    page.on("request", (request) => void (request.method() === "POST" && request.url().includes("/api/ingest/") && messages.push(request.postDataJSON() as CameraMessage)));
    await page.goto("/camera/treatment-camera");
    await page.waitForTimeout((darkBefore + 2 * (frames / filmPerSecond + darkBetween)) * 1_000);
    const intervals = new Map(messages.flatMap(({ intervals }) => intervals).map((interval) => [interval.seq, interval]));
    const crossed = [...intervals.values()].filter(({ lines }) => lines.some((one) => one.in + one.out > 0)).sort((a, b) => a.at - b.at);
    // Within a showing somebody crosses every six seconds at least.
    const second = crossed.findIndex(({ at }, i) => at - (crossed[i - 1]?.at ?? at) > darkBetween * 1_000);
    const showings = second < 0 ? [crossed] : [crossed.slice(0, second), crossed.slice(second)];
    const paces = [...intervals.values()].map(({ health }) => health.detectionsPerSecond).sort((a, b) => a - b);
    console.log(`${title}: ${showings.map(said).join("; then ")}, at a median of ${paces[Math.floor(paces.length / 2)]} detections a second (${perSecond} wished)`);
  } finally {
    await browser.close();
    await close();
  }
}

function said(intervals: CameraMessage["intervals"]): string {
  const sum = (way: "in" | "out") => intervals.flatMap(({ lines }) => lines).reduce((total, one) => total + one[way], 0);
  return `${sum("out")} to the left, ${sum("in")} to the right`;
}

async function draw(page: Page, pairing: string): Promise<void> {
  // Paired without opening the page: the film begins when the camera is first asked for.
  await page.request.get(pairing, { maxRedirects: 0 });
  const { version, drawing } = (await (await page.request.get("/api/camera/treatment-camera")).json()) as CameraSetup;
  const saved = await page.request.put("/api/camera/treatment-camera/drawing", {
    data: { version, drawing: { ...drawing, detectionsPerSecond: perSecond, lines: [{ id: "street", name: "Street", ...line, door: { doorId: "treatment-door", reversed: false } }] } },
  });
  if (!saved.ok()) throw new Error(`the drawing was refused: ${await saved.text()}`);
}
