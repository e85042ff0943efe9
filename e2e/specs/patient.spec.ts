import AxeBuilder from "@axe-core/playwright";
import type { Page, Route } from "@playwright/test";
import { themes } from "../fixtures/screens.ts";
import { weighScripts } from "../fixtures/scripts.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

test("A patient follows the visit from the queue to the end on the phone", async ({ api, phone }) => {
  const patient = await api.checkIn(aName(), ["blood", "nurse"]);
  const page = await phone(patient.token);
  await expect(page.getByText(/^about \d+\smin$/)).toBeVisible();
  await expect(page.getByText(/^at most \d+\smin$/)).toBeVisible();
  await expect(page.getByText("Nobody is ahead of you")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Blood draw" })).toContainText("now");
  await expect(page.getByRole("listitem").filter({ hasText: "Nurse" })).toContainText("later");

  await api.command({ type: "call", ticketId: patient.id, roomId: "room-4" });
  await expect(page.getByText("It is your turn. Please go to")).toBeVisible();
  await api.command({ type: "start", ticketId: patient.id });
  await expect(page.getByText("You are in Room 4.")).toBeVisible();
  await api.command({ type: "finish", ticketId: patient.id });
  await expect(page.getByRole("listitem").filter({ hasText: "Blood draw" })).toContainText("done");
  await expect(page.getByText("You are next.")).toBeVisible();
  await api.command({ type: "leave", ticketId: patient.id });
  await expect(page.getByText("You are not in the queue any more.")).toBeVisible();
});

test("A patient who was not found is told to go to the desk", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await api.command({ type: "recall", ticketId: patient.id });
  await api.command({ type: "no-show", ticketId: patient.id });
  const page = await phone(patient.token);
  await expect(page.getByText("Go to the desk. They can put you back in the queue.")).toBeVisible();
});

test("A patient reads the page in Spanish, and it stays Spanish", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByText("Su número")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Su número")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test("An address that is nobody's says so in plain words", async ({ newPage }) => {
  const page = await newPage();
  const answer = await page.goto("/t/not-a-token");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This page is not in use." })).toBeVisible();
});

test("A patient without a connection is told that the page may be out of date", async ({ api, newPage }) => {
  const patient = await api.checkIn(aName());
  const page = await newPage(phoneSize);
  await page.goto(`/t/${patient.token}`);
  await expect(page.getByText("You are next.")).toBeVisible();
  // The text is there before the page's program is.
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await expect(page.getByText("No connection. This may be out of date.", { exact: false })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(patient.number)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("No connection.", { exact: false })).toBeHidden({ timeout: 15_000 });
});

test("A patient's page is light enough for an old phone", async ({ api, newPage }) => {
  const patient = await api.checkIn(aName());
  const page = await newPage(phoneSize);
  const weigh = weighScripts(page);
  await page.goto(`/t/${patient.token}`);
  await expect(page.getByText("You are next.")).toBeVisible();
  // Renewed by the event stream: everything that the page needs has been fetched.
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await expect(page.getByText("Room 1")).toBeVisible();
  const { kilobytes, parts } = await weigh();
  expect(parts.length).toBeGreaterThan(3);
  test.info().annotations.push({ type: "kB of script, gzip", description: `${kilobytes.toFixed(1)}: ${parts.join("; ")}` });
  // The framework alone is 134.
  expect(kilobytes, parts.join("\n")).toBeLessThan(160);
});

test("A patient reads why the wait grew when an urgent patient comes in", async ({ api, phone }) => {
  await api.checkIn(aName());
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await expect(page.getByText("1 person is ahead of you")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What changed" })).toBeHidden();
  for (let i = 0; i < 3; i++) await api.command({ type: "check-in", name: aName(), serviceIds: ["gp"], urgency: 1 });
  await expect(page.getByText("4 people are ahead of you")).toBeVisible();
  await expect(page.getByRole("region", { name: "What changed" })).toContainText(/urgent patients? arrived before you/);
});

test("A patient steps out, comes back, leaves by mistake and takes it back", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await page.getByRole("button", { name: "I am stepping out" }).click();
  await page.getByRole("button", { name: "10 min" }).click();
  await expect(page.getByText(/^You are out until about \d\d:\d\d\.$/)).toBeVisible();
  expect((await api.ticket(patient.id))?.state).toBe("stepped-out");
  await page.getByRole("button", { name: "I am back" }).click();
  await expect(page.getByText("You are next.")).toBeVisible();
  await page.getByRole("button", { name: "I must leave" }).click();
  await page.getByRole("button", { name: "Yes, leave the queue" }).click();
  await expect(page.getByText("You are not in the queue any more.")).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("You are next.")).toBeVisible();
  expect((await api.ticket(patient.id))?.state).toBe("waiting");
});

test("A patient says how it was when it is over", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  for (const command of [{ type: "call", roomId: "room-1" }, { type: "start" }, { type: "finish" }] as const) await api.command({ ...command, ticketId: patient.id });
  const page = await phone(patient.token);
  await page.getByLabel("Good", { exact: true }).check();
  await page.getByLabel("What should we know?", { exact: false }).fill("Friendly.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Thank you. The clinic reads this without your name.")).toBeVisible();
});

test("A called patient's phone shakes", async ({ api, newPage }) => {
  const patient = await api.checkIn(aName());
  const page = await newPage(phoneSize);
  await page.addInitScript(() => {
    const shakes: unknown[] = [];
    Object.assign(window, { shakes });
    navigator.vibrate = (pattern) => shakes.push(pattern) > 0;
  });
  const shakes = () => page.evaluate(() => (window as unknown as { shakes: unknown[] }).shakes.length);
  await page.goto(`/t/${patient.token}`);
  // Phones shake only for a page that has been touched; turning the sound on is the touch, and shakes once to show it.
  await page.getByRole("button", { name: "Play a sound when it is my turn" }).click();
  expect(await shakes()).toBe(1);
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await expect(page.getByText("Room 1")).toBeVisible();
  await expect.poll(shakes).toBe(2);
  await api.command({ type: "recall", ticketId: patient.id });
  await expect.poll(shakes).toBe(3);
});

test("A patient who opens the page again without a connection sees the last picture and how old it is", async ({ api, phone }) => {
  test.setTimeout(90_000);
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await expect(page.getByText("You are next.")).toBeVisible();
  const keptPages = () => page.evaluate(async () => (await (await caches.open("anteroom-ticket-1")).keys()).filter(({ url }) => url.includes("/t/") || url.endsWith(".js")).length);
  await expect.poll(keptPages, { timeout: 15_000 }).toBeGreaterThan(3);
  // The picture that is kept is newer than the page that is.
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-2" });
  await expect(page.getByText("Room 2")).toBeVisible();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(patient.number)).toBeVisible();
  await expect(page.getByText("No connection. This may be out of date.", { exact: false })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("Room 2")).toBeVisible();
  // It says "just now" for the first five seconds.
  await expect(page.getByText(/^updated \d+ s ago$/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("may be out of date", { exact: true })).toBeVisible({ timeout: 45_000 });
  await page.context().setOffline(false);
  await expect(page.getByText("No connection.", { exact: false })).toBeHidden({ timeout: 15_000 });
});

for (const colorScheme of themes) {
  test(`A patient's page can be read by everybody, whatever its state, ${colorScheme}`, async ({ api, phone }) => {
    test.setTimeout(90_000);
    const patient = await api.checkIn(aName());
    const page = await phone(patient.token, { colorScheme, reducedMotion: "reduce" });
    const look = async (name: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
      await page.screenshot({ path: `test-results/pictures/patient-${name}-${colorScheme}.png`, fullPage: true });
    };
    await expect(page.getByText("You are next.")).toBeVisible();
    await look("waiting");
    await page.getByRole("button", { name: "I am stepping out" }).click();
    await look("how-long");
    await page.getByRole("button", { name: "20 min" }).click();
    await expect(page.getByText("You are out until about", { exact: false })).toBeVisible();
    await look("stepped-out");
    await page.getByRole("button", { name: "I am back" }).click();
    await expect(page.getByText("You are next.")).toBeVisible();
    await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
    await expect(page.getByText("Room 1")).toBeVisible();
    await look("called");
    await api.command({ type: "start", ticketId: patient.id });
    await api.command({ type: "finish", ticketId: patient.id });
    await page.getByLabel("Good", { exact: true }).check();
    await look("done");
  });

  test(`A patient's page fits a narrow phone with large letters, in languages from left and right, ${colorScheme}`, async ({ api, newPage }) => {
    test.setTimeout(90_000);
    for (let i = 0; i < 3; i++) await api.checkIn(aName());
    const patient = await api.checkIn(aName());
    await api.command({ type: "check-in", name: aName(), serviceIds: ["gp"], urgency: 1 });
    const page = await newPage({ ...phoneSize, colorScheme, serviceWorkers: "block" });
    await offerAllLanguages(page);
    await page.goto(`/t/${patient.token}`);
    for (const [code, number] of [["ar", "رقمك"], ["zh", "您的号码"], ["en", "Your number"]] as const) {
      await page.getByRole("combobox").selectOption(code);
      await expect(page.getByText(number, { exact: true })).toBeVisible();
      expect(await page.locator("html").getAttribute("dir")).toBe(code === "ar" ? "rtl" : "ltr");
      await page.screenshot({ path: `test-results/pictures/patient-${code}-${colorScheme}.png`, fullPage: true });
      await page.setViewportSize({ width: 320, height: 640 });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${code} at 320 px`).toBeLessThanOrEqual(320);
      await page.screenshot({ path: `test-results/pictures/patient-${code}-large-${colorScheme}.png`, fullPage: true });
      await page.evaluate(() => (document.documentElement.style.fontSize = ""));
      await page.setViewportSize({ width: 390, height: 844 });
    }
  });
}

/** The clinic of these tests speaks two languages; the page is shown as that of a clinic that speaks eight. */
async function offerAllLanguages(page: Page): Promise<void> {
  const more = (body: string) => body.replace(/(\\*"languages\\*":\[)(\\*")en\\*",\\*"es\\*"\]/g, (_, start: string, quote: string) => `${start}${["en", "es", "ar", "zh", "hi", "fr", "de", "pt"].map((code) => `${quote}${code}${quote}`).join(",")}]`);
  const changed = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: more(await response.text()) });
  };
  await page.route(/\/t\/[^/]+$/, changed);
  await page.route("**/api/views/**", changed);
  await page.route("**/live", (route) => route.abort());
}
