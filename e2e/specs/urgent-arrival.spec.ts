import type { Page } from "@playwright/test";
import { aName, expect, test } from "../fixtures/test.ts";

test("A waiting patient's range goes up when an urgent patient is checked in at the desk, with the reason, and never without one", async ({ api, desk, phone }) => {
  for (let i = 0; i < 3; i++) await api.checkIn(aName());
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await expect(page.getByText("3 people are ahead of you")).toBeVisible();
  const before = await atMostMinutes(page);
  const jumps = await watchForJumps(page);
  await expect(page.getByRole("region", { name: "What changed" })).toBeHidden();

  await desk.getByRole("button", { name: "Check in" }).first().click();
  const form = desk.getByRole("dialog", { name: "Check in" });
  await form.getByLabel("Patient's name").fill(aName());
  await form.getByLabel("GP consultation").click();
  await form.getByLabel("Urgency").click();
  await desk.getByRole("option", { name: /^Immediate/ }).click();
  await form.getByRole("button", { name: "Check in" }).click();

  await expect(page.getByText("4 people are ahead of you")).toBeVisible();
  await expect(page.getByRole("region", { name: "What changed" })).toContainText("An urgent patient arrived before you.");
  expect(await atMostMinutes(page)).toBeGreaterThan(before);
  expect(await jumps()).toEqual([]);
  await page.reload();
  await expect(page.getByRole("region", { name: "What changed" })).toContainText("An urgent patient arrived before you.");
  expect(await atMostMinutes(page)).toBeGreaterThan(before);
});

test("A patient who opens the page in the moment of check-in is told one range, and not another when the look-ahead answers", async ({ api, phone }) => {
  for (let i = 0; i < 4; i++) await api.checkIn(aName());
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  const first = await atMostMinutes(page);
  const jumps = await watchForJumps(page);
  // Somebody who comes after them changes nothing, and has the clinic looked ahead anew.
  const later = await api.checkIn(aName());
  await expect.poll(async () => (await api.ticket(later.id))?.wait?.known).toBe(true);
  expect(await atMostMinutes(page)).toBeLessThanOrEqual(first);
  expect(await jumps()).toEqual([]);
});

async function atMostMinutes(page: Page): Promise<number> {
  const text = await page.getByText(/^at most \d+\smin$/).textContent();
  return Number(text?.match(/\d+/)?.[0]);
}

/** Every upper end that was higher than the last one, with no reason on the page beside it. */
async function watchForJumps(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const jumps: string[] = [];
    Object.assign(window, { jumps });
    const read = () => ({ most: Number(document.body.textContent?.match(/at most (\d+)/)?.[1] ?? Number.NaN), reasons: document.querySelector("section[aria-labelledby=changes]")?.textContent ?? "" });
    let last = read();
    new MutationObserver(() => {
      const now = read();
      if (Number.isNaN(now.most)) return;
      if (now.most > last.most && now.reasons === last.reasons) jumps.push(`${last.most} -> ${now.most}: ${now.reasons}`);
      last = now;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { jumps: string[] }).jumps);
}
