import type { Page } from "@playwright/test";
import { everyStop, pressEnterOn, tabTo } from "../fixtures/keys.ts";
import { pagesOf } from "../fixtures/kiosk-pages.ts";
import { staffScreens } from "../fixtures/screens.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

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

test("A patient joins and follows the ticket on a phone with a keyboard alone", async ({ quay, newPage, signedIn }) => {
  const desk = await signedIn("quay_desk", "/desk");
  const { path } = (await (await desk.request.get("/api/join/quay/door")).json()) as { path: string };
  const page = await newPage(phoneSize);
  const name = aName();
  const ticket = async () => (await quay.view("queue")).tickets.find((one) => one.name === name);
  await page.goto(path);
  await everyStopIsSeen(page, "the question of urgency");
  await pressEnterOn(page, page.getByRole("button", { name: "No, none of these" }));
  await everyStopIsSeen(page, "the form");
  await tabTo(page, page.getByLabel(/^GP consultation/));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByLabel("What should we call you at the desk?"));
  await page.keyboard.type(name);
  await pressEnterOn(page, page.getByRole("button", { name: "Take a ticket" }));
  await expect(page).toHaveURL(/\/t\/[A-Za-z0-9_-]{24}$/);
  await expect(page.getByText("You are next.")).toBeVisible();
  await everyStopIsSeen(page, "the ticket");
  await pressEnterOn(page, page.getByRole("button", { name: "I am stepping out" }));
  await pressEnterOn(page, page.getByRole("button", { name: "10 min" }));
  await expect.poll(async () => (await ticket())?.state).toBe("stepped-out");
  await pressEnterOn(page, page.getByRole("button", { name: "I am back" }));
  await expect.poll(async () => (await ticket())?.state).toBe("waiting");
  await pressEnterOn(page, page.getByRole("button", { name: "I must leave" }));
  await pressEnterOn(page, page.getByRole("button", { name: "Yes, leave the queue" }));
  await expect.poll(async () => (await ticket())?.state).toBe("left");
  await pressEnterOn(page, page.getByRole("button", { name: "Take it back" }));
  await expect.poll(async () => (await ticket())?.state).toBe("waiting");
});

test("On every page of a kiosk, Tab leads to everything that can be pressed, and one sees where one is", async ({ kiosk }) => {
  test.setTimeout(120_000);
  const page = await kiosk();
  for await (const where of pagesOf(page)) await everyStopIsSeen(page, where);
});

test("On every staff screen, Tab leads to everything that can be pressed, and one sees where one is", async ({ api, signedIn }) => {
  test.setTimeout(180_000);
  const called = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: called.id, roomId: "room-1" });
  await api.checkIn(aName(), ["blood", "nurse"]);
  const page = await signedIn("admin", "/floor");
  const more = ["/admin/queue", "/admin/sensors", "/admin/sensors/main-counter", "/admin/sensors/main-counter/codec", "/admin/boards", "/admin/check-in", "/admin/zones", "/camera/treatment-camera"];
  for (const path of [...staffScreens.map((screen) => screen.path), ...more]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await everyStopIsSeen(page, path);
  }
});

async function everyStopIsSeen(page: Page, where: string): Promise<void> {
  const { missed, hidden } = await everyStop(page);
  expect(missed, `${where}: Tab does not lead to these`).toEqual([]);
  expect(hidden, `${where}: the focus is not seen on these`).toEqual([]);
}
