import AxeBuilder from "@axe-core/playwright";
import { cameraMessage } from "#contract/camera.ts";
import { counting, drag, openCamera, picture, saveLines, setupOf, streetLine, told, watchNetwork } from "../fixtures/camera-page.ts";
import { makeStreet, noStreet, streetTest as test } from "../fixtures/fake-camera.ts";
import { themes } from "../fixtures/screens.ts";
import { expect } from "../fixtures/test.ts";

// A browser that finds people five times a second leaves little of a small machine to anybody else.
test.setTimeout(120_000);
test.skip(noStreet !== null, noStreet ?? "");
test.beforeAll(makeStreet);

const door = { doorId: "treatment-door", reversed: false };
const drawn = { id: "street", name: "Street", ...streetLine, door };

test("A line drawn with the mouse counts people, the floor knows, and no picture leaves the browser", async ({ newPage, house, api, signedIn }) => {
  const before = (await api.view("floor")).zones.find((zone) => zone.id === "treatment")?.enteredToday ?? 0;
  const page = await newPage();
  const sent = watchNetwork(page.context());
  await openCamera(page, house);
  await expect(page.getByText("Draw a line across the door")).toBeVisible({ timeout: 30_000 });

  await drag(page, streetLine.from, streetLine.to);
  await page.getByRole("combobox", { name: "Door" }).click();
  await page.getByRole("option", { name: /Treatment door/ }).click();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(counting(page)).toBeVisible();

  await expect.poll(() => told(page, "Out today"), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(() => told(page, "In today"), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await api.view("floor")).zones.find((zone) => zone.id === "treatment")?.enteredToday, { timeout: 30_000 }).toBeGreaterThan(before);
  const entered = (await api.view("floor")).zones.find((zone) => zone.id === "treatment")?.enteredToday ?? 0;
  const floor = await signedIn("doctor", "/floor");
  await expect(floor.getByRole("article", { name: "Treatment" })).toContainText(/\d+ in/);
  expect(entered).toBeGreaterThan(before);

  const strangers = sent.filter(({ url }) => !/^(blob|data):/.test(url) && new URL(url).host !== new URL(house.url).host);
  expect(strangers).toEqual([]);
  const posts = sent.filter(({ method }) => method !== "GET");
  expect(posts.length).toBeGreaterThan(2);
  for (const { url, body } of posts) {
    expect(url).toMatch(/\/api\/(ingest\/treatment-camera|camera\/treatment-camera\/drawing)$/);
    expect(body?.length).toBeLessThan(4_096);
    // A JPEG or PNG begins with bytes that no text has, and as text it would be one very long word.
    expect(body?.toString("latin1")).not.toMatch(/[^\x09\x0a\x0d\x20-\x7e]|[A-Za-z0-9+/_-]{100}|data:image/);
    if (url.includes("/ingest/")) expect(cameraMessage.safeParse(JSON.parse(body?.toString() ?? "")).success).toBe(true);
  }
});

test("A line is drawn, moved, undone and saved with the keyboard alone", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house);
  await page.getByRole("button", { name: "Add line" }).focus();
  await page.keyboard.press("Enter");
  const firstEnd = picture(page).getByRole("button", { name: /Line 1, first end/ });
  await expect(firstEnd).toBeFocused();
  await expect(firstEnd).toHaveAccessibleName(/25 % from the left, 65 % from the top/);
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(firstEnd).toHaveAccessibleName(/25 % from the left, 55 % from the top/);
  await page.keyboard.press("Tab");
  await expect(picture(page).getByRole("button", { name: /Line 1, second end/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(picture(page).getByRole("button", { name: /Line 1, second end, 76 %/ })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(picture(page).getByRole("button", { name: /Line 1, second end, 75 %/ })).toBeFocused();
  await page.keyboard.press("Control+Shift+Z");
  await expect(picture(page).getByRole("button", { name: /Line 1, second end, 76 %/ })).toBeFocused();
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Change the drawing" })).toBeVisible();
  expect((await setupOf(page)).drawing.lines[0]).toMatchObject({ from: { x: 0.25, y: 0.55 }, to: { x: 0.76, y: 0.65 }, door: null });

  await page.getByRole("button", { name: "Change the drawing" }).press("Enter");
  await firstEnd.focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("No line yet.")).toBeVisible();
});

test("Who saves over somebody else's drawing is told so and may load it", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house);
  await page.getByRole("button", { name: "Add line" }).click();
  await saveLines(page, [drawn]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Somebody else has saved another drawing meanwhile.")).toBeVisible();
  await page.getByRole("button", { name: "Load theirs" }).click();
  await expect(page.getByRole("listitem", { name: "Line Street" })).toBeVisible();
  await expect(page.getByText("Not saved yet")).toBeHidden();
});

test("Counting goes on without the server, also after a restart, and everything arrives later", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house, [drawn]);
  await expect(counting(page)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => told(page, "Out today"), { timeout: 60_000 }).toBeGreaterThan(0);
  // The page's own programs are kept by a worker that takes a moment to wake up.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("anteroom-camera-1")).keys()).some(({ url }) => url.includes("/vision/model")))).toBe(true);

  await page.reload();
  await expect(counting(page)).toBeVisible({ timeout: 30_000 });

  await page.context().setOffline(true);
  await expect(page.getByText("The server cannot be reached. Counting goes on; everything is sent later.")).toBeVisible({ timeout: 30_000 });
  const before = await told(page, "Out today");
  await page.reload();
  await expect(counting(page)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => told(page, "Out today")).toBeGreaterThanOrEqual(before);
  expect(await told(page, "Waiting to be sent")).toBeGreaterThan(0);

  await page.context().setOffline(false);
  await expect.poll(() => told(page, "Waiting to be sent"), { timeout: 30_000 }).toBe(0);
});

test("Two pages of one browser do not count twice", async ({ newPage, house }) => {
  const page = await newPage();
  await openCamera(page, house, [drawn]);
  await expect(counting(page)).toBeVisible({ timeout: 30_000 });
  const second = await page.context().newPage();
  await second.goto("/camera/treatment-camera");
  await expect(second.getByText("Another page of this browser is counting already.")).toBeVisible();
  await page.close();
  await expect(counting(second)).toBeVisible({ timeout: 30_000 });
});

test("The camera page breaks no accessibility rule", async ({ newPage, house }) => {
  for (const colorScheme of themes) {
    const page = await newPage({ colorScheme });
    await openCamera(page, house, [drawn]);
    await expect(page.getByRole("button", { name: "Change the drawing" })).toBeVisible();
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${colorScheme}: ${id} (${nodes.map((node) => node.target.join(" ")).join("; ")})`);
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Change the drawing" }).click();
    await page.getByRole("button", { name: "Add area" }).click();
    expect(await violations()).toEqual([]);
    await page.close();
  }
});
