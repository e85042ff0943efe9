import type { Page } from "@playwright/test";
import { layLine } from "../fixtures/line.ts";
import { aName, expect, nobodyIsCalled, test } from "../fixtures/test.ts";

test("A walk-in is checked in, called, and seen on the board and on the patient's own page within a second", async ({ desk, board, phone }) => {
  const name = aName();
  await desk.getByRole("button", { name: "Check in" }).first().click();
  const form = desk.getByRole("dialog", { name: "Check in" });
  await form.getByLabel("Patient's name").fill(name);
  await form.getByLabel("GP consultation").click();
  await form.getByRole("button", { name: "Check in" }).click();
  const address = await form.getByRole("link", { name: "Patient's page" }).getAttribute("href");
  await form.getByRole("button", { name: "Close" }).last().click();

  const patient = await phone(new URL(address ?? "", "http://clinic").pathname.replace("/t/", ""));
  const number = await patient.getByRole("heading", { level: 1 }).getByText(/^G\d+$/).innerText();
  await expect(patient.getByText("You are next.")).toBeVisible();
  await expect(board.getByText(nobodyIsCalled)).toBeVisible();

  const call = desk.getByRole("button", { name: `Call ${number} to Room 1`, exact: true }).first();
  await expect(call).toBeEnabled();
  const click = momentOfClick(desk);
  const seen = [momentOf(board, number), momentOf(patient, "Room 1")];
  await call.click();
  const clickedAt = await click;
  const delays = (await Promise.all(seen)).map((at) => at - clickedAt);
  test.info().annotations.push({ type: "ms from the click until board and phone show it", description: delays.join(", ") });
  expect(Math.max(...delays)).toBeLessThan(1000);
  await expect(patient).toHaveTitle("Called: Room 1");
  await expect(board.getByRole("paragraph").filter({ hasText: "Room 1" }).first()).toBeVisible();
});

test("Two desks that call at once get two different patients", async ({ api, signedIn }) => {
  const patients = [await api.checkIn(aName()), await api.checkIn(aName())];
  const desks = await Promise.all([signedIn("desk", "/desk"), signedIn("desk_two", "/desk")]);
  for (const [i, desk] of desks.entries()) {
    await desk.getByRole("button", { name: "My room" }).click();
    await desk.getByRole("menuitem", { name: `Room ${i + 1}` }).click();
    await expect(desk.getByRole("button", { name: `My room: Room ${i + 1}` })).toBeVisible();
  }
  await Promise.all(desks.map((desk) => desk.keyboard.press("c")));
  await expect.poll(async () => (await api.view("board:hall")).calling.map((call) => call.room).sort()).toEqual(["Room 1", "Room 2"]);
  const called = (await api.view("board:hall")).calling.map((call) => call.number);
  expect(called.sort()).toEqual(patients.map((patient) => patient.number).sort());
});

test("A second desk is told who was faster", async ({ api, signedIn, newPage, house }) => {
  const { number } = await api.checkIn(aName());
  const first = await signedIn("desk", "/desk");
  const second = await newPage();
  const line = await layLine(second);
  await second.request.post("/api/sign-in", { data: { username: "desk_two", password: house.password } });
  await second.goto("/desk");
  const secondsCall = second.getByRole("button", { name: new RegExp(`^Call ${number} to`) }).first();
  await expect(secondsCall).toBeVisible();

  await line.cut();
  await first.getByRole("button", { name: `Call ${number} to Room 1`, exact: true }).first().click();
  await expect.poll(async () => (await api.view("board:hall")).calling.map((call) => call.number)).toEqual([number]);
  // The second desk has not heard of it. What it sends is sent again until it arrives.
  await secondsCall.click();
  line.mend();
  await expect(second.getByRole("alert").filter({ hasText: number })).toContainText("Ana Ruiz", { timeout: 15_000 });
});

/** Browsers note the moments themselves: the test would only look now and then. They share the machine's clock. */
function momentOfClick(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((settle) => addEventListener("click", () => settle(Date.now()), { capture: true, once: true })));
}

function momentOf(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((settle) => {
        const look = () => document.querySelector("main")?.innerText.includes(wanted) && settle(Date.now());
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );
}
