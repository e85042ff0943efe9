import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { staffScreens, themes } from "../fixtures/screens.ts";
import { aName, expect, test } from "../fixtures/test.ts";

test("Every screen works with the keyboard alone", async ({ api, newPage, house }) => {
  const page = await newPage();
  await page.goto("/sign-in");
  await expect(page.getByLabel("User name")).toBeFocused();
  await page.keyboard.type("admin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(house.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Main" }).first()).toBeVisible();

  for (const { heading, keys } of staffScreens) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus-visible")).toBeVisible();
  }

  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("heading", { name: "Desk", level: 1 })).toBeVisible();
  const name = aName();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "Check in" });
  await expect(form.getByLabel("Patient's name")).toBeFocused();
  await page.keyboard.type(name);
  await tabTo(page, form.getByLabel("GP consultation"));
  await page.keyboard.press("Space");
  await tabTo(page, form.getByRole("button", { name: "Check in" }));
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await api.view("queue")).tickets.find((ticket) => ticket.name === name)?.state).toBe("waiting");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();

  await tabTo(page, page.getByRole("button", { name: "My room" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Room 2" })).toBeVisible();
  await page.keyboard.type("Room 2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /My room.*Room 2/ })).toBeVisible();
  await page.keyboard.press("c");
  await expect.poll(async () => (await api.view("queue")).tickets.find((ticket) => ticket.name === name)?.state).toBe("called");
});

test("No screen breaks accessibility rules", async ({ api, signedIn, paired, phone, newPage }) => {
  test.setTimeout(180_000);
  const called = await api.checkIn(aName());
  const waiting = await api.checkIn(aName(), ["blood", "nurse"]);
  const treated = await api.checkIn(aName(), ["nurse"]);
  await api.command({ type: "call", ticketId: called.id, roomId: "room-1" });
  await api.command({ type: "call", ticketId: treated.id, roomId: "room-3" });
  await api.command({ type: "start", ticketId: treated.id });

  const found: string[] = [];
  const look = async (page: Page, where: string) => void found.push(...(await violations(page, where)));
  for (const colorScheme of themes) {
    const staff = await signedIn("admin", "/floor", { colorScheme });
    for (const { path, heading } of staffScreens) {
      await staff.goto(path);
      await expect(staff.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
      await look(staff, `${path}, ${colorScheme}`);
    }
    for (const patient of [called, waiting, treated]) await look(await phone(patient.token, { colorScheme }), `the page of ${patient.number}, ${colorScheme}`);
    const visitor = await newPage({ colorScheme });
    for (const path of ["/sign-in", "/t/not-a-token", "/display/hall"]) {
      await visitor.goto(path);
      await look(visitor, `${path}, ${colorScheme}`);
    }
  }
  for (const boardId of ["hall", "waiting"]) await look(await paired(boardId), `board ${boardId}`);
  expect(found).toEqual([]);
});

test("The desk keeps working when the socket is cut", async ({ api, newPage, house }) => {
  const page = await newPage();
  await page.routeWebSocket(/\/socket\.io\//, (socket) => socket.close());
  await page.route(/\/socket\.io\//, (route) => route.abort());
  await page.request.post("/api/sign-in", { data: { username: "desk", password: house.password } });
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "Desk", level: 1 })).toBeVisible();
  const patient = await api.checkIn(aName());
  const call = page.getByRole("button", { name: `Call ${patient.number} to Room 1`, exact: true }).first();
  await expect(call).toBeVisible({ timeout: 15_000 });
  await call.click();
  await expect(page.getByRole("button", { name: `Start ${patient.number}` }).first()).toBeVisible();
  await expect.poll(async () => (await api.ticket(patient.id))?.state).toBe("called");
});

/** Presses Tab until `target` has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: ReturnType<Page["getByRole"]>): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60; presses++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

async function violations(page: Page, where: string): Promise<string[]> {
  // Colours in the middle of a fade are nobody's design.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `${where}: ${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`);
}
