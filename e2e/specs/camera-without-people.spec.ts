import { counting, openCamera, streetLine, told } from "../fixtures/camera-page.ts";
import { patternTest as test } from "../fixtures/fake-camera.ts";
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
