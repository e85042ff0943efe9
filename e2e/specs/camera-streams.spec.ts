import { cameraId, counting, openCamera, setupOf } from "../fixtures/camera-page.ts";
import { noFilm, openHlsCamera } from "../fixtures/hls-camera.ts";
import { patternTest as test } from "../fixtures/fake-camera.ts";
import { expect, type Page } from "../fixtures/test.ts";
import { openWhepCamera } from "../fixtures/whep-camera.ts";

test.setTimeout(120_000);

const widthOfPicture = (page: Page) => page.locator("[data-stage] video").evaluate((video: HTMLVideoElement) => video.videoWidth);

async function lookThrough(page: Page, kind: string, url: string): Promise<void> {
  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: kind }).click();
  await page.getByLabel("Address of the stream").fill(url);
  await page.getByRole("button", { name: "Use this address" }).click();
  await page.getByRole("button", { name: "Add line" }).click();
  await page.getByRole("button", { name: "Save" }).click();
}

test("A recorder that sends HLS is counted through, and when it goes silent the page says so", async ({ newPage, house }) => {
  test.skip(noFilm !== null, noFilm ?? "");
  const camera = await openHlsCamera();
  try {
    const page = await newPage();
    await openCamera(page, house);
    await lookThrough(page, "Network camera (HLS)", camera.url);
    await expect(counting(page)).toBeVisible({ timeout: 60_000 });
    expect((await setupOf(page)).drawing.source).toEqual({ kind: "hls", url: camera.url });
    await expect.poll(() => widthOfPicture(page), { timeout: 30_000 }).toBe(640);
    await camera.close();
    await expect(page.getByText(/The camera's address does not answer\.|The picture has broken off\.|The picture stands still\./).first()).toBeVisible({ timeout: 60_000 });
  } finally {
    await camera.close().catch(() => undefined);
  }
});

test("A media server that answers WHEP is counted through, and told when the page goes", async ({ newPage, house }) => {
  const camera = await openWhepCamera(await newPage());
  try {
    const page = await newPage();
    await openCamera(page, house);
    await lookThrough(page, "Network camera (WebRTC, WHEP)", camera.url);
    await expect(counting(page)).toBeVisible({ timeout: 60_000 });
    expect((await setupOf(page)).drawing.source).toEqual({ kind: "whep", url: camera.url });
    await expect.poll(() => widthOfPicture(page), { timeout: 30_000 }).toBe(640);
    expect(camera.sessions.begun).toBeGreaterThan(0);
    await page.goto("about:blank");
    await expect.poll(() => camera.sessions.ended).toBe(camera.sessions.begun);

    await camera.close();
    await page.goto(`/camera/${cameraId}`);
    await expect(page.getByText("The camera's address does not answer.").first()).toBeVisible({ timeout: 30_000 });
  } finally {
    await camera.close().catch(() => undefined);
  }
});
