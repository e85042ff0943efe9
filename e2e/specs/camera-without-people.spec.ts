import { cameraId, counting, openCamera, setupOf, streetLine, told } from "../fixtures/camera-page.ts";
import { patternTest as test } from "../fixtures/fake-camera.ts";
import { openMjpegCamera } from "../fixtures/mjpeg-camera.ts";
import { expect } from "../fixtures/test.ts";

test.setTimeout(90_000);

test("A camera that sees nobody counts nobody and says that it counts", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house, [{ id: "street", name: "Street", ...streetLine, door: { doorId: "treatment-door", reversed: false } }]);
  await expect(counting(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("just now")).toBeVisible({ timeout: 30_000 });
  expect([await told(page, "In today"), await told(page, "Out today")]).toEqual([0, 0]);
});

test("A device that was never connected is told whom to ask", async ({ newPage }) => {
  const page = await newPage();
  await page.goto("/camera/treatment-camera");
  await expect(page.getByRole("heading", { name: "This device has not been connected yet." })).toBeVisible();
});

test("A network camera is looked through once it is saved, and one that forbids it is named", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house);
  const camera = await openMjpegCamera(await page.screenshot({ type: "jpeg" }));
  try {
    await page.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: "Network camera (MJPEG)" }).click();
    await page.getByLabel("Address of the stream").fill(camera.url);
    await page.getByRole("button", { name: "Use this address" }).click();
    await expect(page.getByText("Save, and the page loads again with its picture.")).toBeVisible();
    await page.getByRole("button", { name: "Add line" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(counting(page)).toBeVisible({ timeout: 30_000 });
    expect((await setupOf(page)).drawing.source).toEqual({ kind: "mjpeg", url: camera.url });
    await expect.poll(() => page.locator("[data-stage] canvas").evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(1280);

    camera.allow(false);
    await page.goto(`/camera/${cameraId}`);
    await expect(page.getByText("The camera answers but forbids other pages to read its picture.")).toBeVisible({ timeout: 20_000 });
    await camera.close();
    await page.goto(`/camera/${cameraId}`);
    await expect(page.getByText("The camera's address does not answer.")).toBeVisible({ timeout: 20_000 });
  } finally {
    await camera.close().catch(() => undefined);
  }
});
