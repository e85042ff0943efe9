import type { APIRequestContext } from "@playwright/test";
import { Api } from "../fixtures/api.ts";
import { aName, expect, test as base } from "../fixtures/test.ts";

const head = /Move Ana Silva to Blood draw in Room 4 until \d\d:\d\d/;

/** The clinic of the moves, as its front desk: empty before and after, everybody where the day began. */
const test = base.extend<{ annex: Api }>({
  annex: async ({ playwright, house }, give) => {
    const request: APIRequestContext = await playwright.request.newContext();
    const annex = await Api.signedIn(request, house, "annex_desk");
    await give(annex);
    await annex.sendEverybodyHome();
    await request.dispose();
  },
});

const surge = async (annex: Api) => {
  for (let i = 0; i < 12; i++) await annex.checkIn(aName(), ["blood"]);
};

// One story, as a morning has it: the next test begins where the one before has ended.
test("A surge at blood draw brings a card, accepting it moves the nurse on every screen, and the ledger shows it", async ({ annex, signedIn }) => {
  test.setTimeout(120_000);
  const desk = await signedIn("annex_desk", "/desk");
  const nurse = await signedIn("annex_nurse", "/staffing");
  await expect(nurse.getByText(/^No move of staff is worth asking for/)).toBeVisible();
  await surge(annex);

  const card = desk.getByRole("region", { name: "Moves of staff" }).getByRole("listitem").filter({ hasText: head });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await expect(card).toContainText(/\d+ patients wait \d+\smin less on average \(-?\d+ to \d+\)/);
  await expect(nurse.getByRole("region", { name: "Moves of staff" })).toContainText(head);

  const why = card.getByRole("button", { name: /^Why: Move Ana Silva/ });
  await why.focus();
  await desk.keyboard.press("Enter");
  await expect(card.getByText("What would change this")).toBeVisible();
  await card.getByRole("button", { name: /^Accept: Move Ana Silva/ }).focus();
  await desk.keyboard.press("Enter");

  await expect(desk.getByText(/Mia Roth accepted: Move Ana Silva/)).toBeVisible();
  await expect(nurse.getByText(/Mia Roth accepted: Move Ana Silva/)).toBeVisible();
  const queue = await annex.view("queue");
  expect(queue.rooms.find(({ id }) => id === "room-4")?.staff).toEqual([{ id: "silva", name: "Ana Silva" }]);
  // Who was there by the roster alone is still there.
  expect(queue.rooms.find(({ id }) => id === "room-5")?.staff).toEqual([{ id: "nowak", name: "Marek Nowak" }]);
  await expect(nurse.getByText(/^Room 4, until \d\d:\d\d, then back to Room 3$/)).toBeVisible();

  const office = await signedIn("annex_admin", "/reports/proposals");
  const row = office.getByRole("row").filter({ hasText: "Ana Silva: Room 3 to Room 4 for Blood draw" }).filter({ hasText: "Accepted by Mia Roth" });
  await expect(row).toContainText(/\d+\smin \(-?\d+ to [\d,]+\)/);
  await expect(row).toContainText(/measured at \d\d:\d\d/);

  await nurse.getByRole("button", { name: /^Undo: Move Ana Silva/ }).click();
  await expect(desk.getByText(/Ana Silva took back: Move Ana Silva/)).toBeVisible();
  expect((await annex.view("queue")).rooms.find(({ id }) => id === "room-4")?.staff).toEqual([]);
  await office.reload();
  await expect(office.getByRole("row").filter({ hasText: "Taken back by Ana Silva" })).toBeVisible();
});

test("An administrator decides how far the planner goes", async ({ annex: _, signedIn }) => {
  const page = await signedIn("annex_admin", "/admin/planning");
  await page.getByRole("radio", { name: "By itself, within limits" }).click();
  await expect(page.getByText("None is chosen, so nothing is moved by itself.")).toBeVisible();
  await page.getByRole("switch", { name: "Blood draw" }).click();
  await page.getByLabel("At most in an hour").fill("99");
  await page.getByRole("button", { name: "Save the limits" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is at most 60" })).toBeVisible();
  await page.getByLabel("At most in an hour").fill("3");
  await page.getByRole("button", { name: "Save the limits" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: "Blood draw" })).toBeChecked();
  await expect(page.getByLabel("At most in an hour")).toHaveValue("3");
  await page.getByRole("radio", { name: "Nobody: off" }).click();
  const staffing = await signedIn("annex_desk", "/staffing");
  await expect(staffing.getByText("Proposals are switched off.")).toBeVisible();
  await page.getByRole("radio", { name: "People", exact: true }).click();
  await expect(staffing.getByText("Proposals are switched off.")).toHaveCount(0);
});
