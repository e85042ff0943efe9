import type { Page } from "@playwright/test";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { joinWords } from "#features/join/join-words.ts";
import { ticketWords } from "#features/my-ticket/ticket-words.ts";
import { languages, type Language } from "#ui/languages.ts";
import { Api } from "../fixtures/api.ts";
import { pagesOf, ticketNumber } from "../fixtures/kiosk-pages.ts";
import { overflowing } from "../fixtures/overflow.ts";
import { aName, expect, phoneSize, screenSize, test } from "../fixtures/test.ts";

/** Everything that patients read, in each language: its direction, nothing wider than its box, and a picture to look at. */
test.describe.configure({ timeout: 300_000 });

for (const { code, dir, name } of languages) {
  test(`A kiosk speaks ${name}`, async ({ kiosk }) => {
    const wrong: string[] = [];
    for (const [size, viewport] of Object.entries({ tablet: { width: 1280, height: 800 }, upright: { width: 800, height: 1280 } })) {
      const page = await kiosk({ viewport });
      for await (const where of pagesOf(page, code)) {
        // The next patient is greeted in the clinic's own language.
        await expectLanguage(page, code, dir);
        wrong.push(...(await look(page, `kiosk-${where}-${size}`, code)));
      }
      await page.getByRole("button", { name, exact: true }).tap();
      await page.getByRole("button", { name: kioskWords[code].start, exact: true }).tap();
      await page.getByRole("button", { name: kioskWords[code].yes, exact: true }).tap();
      await expect(page.getByText(ticketNumber)).toBeVisible();
      wrong.push(...(await look(page, `kiosk-desk-${size}`, code)));
      await page.context().close();
    }
    expect(wrong).toEqual([]);
  });

  test(`A patient's own phone speaks ${name}`, async ({ quay, newPage, signedIn }) => {
    const desk = await signedIn("quay_desk", "/desk");
    const { path } = (await (await desk.request.get("/api/join/quay/door")).json()) as { path: string };
    const wrong: string[] = [];
    const phone = await newPage({ ...phoneSize, locale: code, serviceWorkers: "block" });
    const see = async (where: string) => {
      await expectLanguage(phone, code, dir);
      wrong.push(...(await look(phone, where, code)));
      await asForTheWeakSighted(phone);
      wrong.push(...(await look(phone, `${where}-large`, code)));
      await asBefore(phone);
    };
    await phone.goto("/join/quay?door=ACEFHJKMNP");
    await expect(phone.getByText(joinWords[code].wrongDoor)).toBeVisible();
    await see("join-another-day");
    await phone.goto(path);
    await see("join-urgent");
    await phone.getByRole("button", { name: joinWords[code].urgentNo, exact: true }).click();
    await see("join-form");

    const ahead = await quay.checkIn(aName());
    const patient = await quay.checkIn(aName());
    await phone.goto(`/t/${patient.token}`);
    await expect(phone.getByText(patient.number, { exact: true })).toBeVisible();
    for (let i = 0; i < 2; i++) await quay.command({ type: "check-in", name: aName(), serviceIds: ["gp"], urgency: 1 });
    await expect(phone.getByRole("region").first()).toBeVisible();
    await see("ticket-waiting");
    await quay.command({ type: "step-out", ticketId: patient.id, until: Date.now() + 15 * 60_000 });
    await expect(phone.getByRole("button", { name: ticketWords[code].back, exact: true })).toBeVisible();
    await see("ticket-stepped-out");
    await quay.command({ type: "come-back", ticketId: patient.id });
    await quay.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
    await expect(phone.getByText("Room 1", { exact: true })).toBeVisible();
    await see("ticket-called");
    await quay.command({ type: "start", ticketId: patient.id });
    await quay.command({ type: "finish", ticketId: patient.id });
    await expect(phone.getByRole("radio").first()).toBeVisible();
    await see("ticket-done");
    await quay.command({ type: "call", ticketId: ahead.id, roomId: "room-1" });
    await quay.command({ type: "recall", ticketId: ahead.id });
    await quay.command({ type: "no-show", ticketId: ahead.id });
    await phone.goto(`/t/${ahead.token}`);
    await see("ticket-no-show");
    await phone.goto("/t/not-a-token");
    await expectLanguage(phone, code, dir, "main");
    wrong.push(...(await look(phone, "ticket-unknown", code)));
    expect(wrong).toEqual([]);
  });
}

test("A board and a door screen take turns in all eight languages", async ({ quay, newPage, house, playwright }) => {
  const request = await playwright.request.newContext();
  const { address } = await (await Api.signedIn(request, house, "quay_admin")).issue("board", "door-room-1");
  const screens = { board: await newPage(screenSize), upright: await newPage({ viewport: { width: 1080, height: 1920 } }), door: await newPage({ viewport: { width: 800, height: 480 } }) };
  for (const [services, roomId] of [[["gp"], "room-1"], [["blood"], "room-2"]] as const) {
    const patient = await quay.checkIn(aName(), [...services]);
    await quay.command({ type: "call", ticketId: patient.id, roomId });
  }
  for (let i = 0; i < 3; i++) await quay.checkIn(aName(), i === 0 ? ["blood"] : ["gp"]);
  for (const page of [screens.board, screens.upright]) await page.goto(`/display/quay-hall/pair/${house.quay.boards["quay-hall"]}`);
  await screens.door.goto(new URL(address).pathname);
  const wrong: string[] = [];
  // Eight seconds each, so a little more than a minute for all; the three walls turn by the same clock.
  await Promise.all(
    Object.entries(screens).map(async ([screen, page]) => {
      const seen = new Set<Language>();
      while (seen.size < languages.length) {
        const next = languages.map(({ code }) => code).filter((code) => !seen.has(code));
        await expect(page.locator(next.map((code) => `main[lang=${code}]`).join(", "))).toBeVisible({ timeout: 120_000 });
        const code = (await page.locator("main").getAttribute("lang")) as Language;
        // The places stay where they are; only words turn.
        expect(await page.locator("main").getAttribute("dir")).toBe("ltr");
        wrong.push(...(await look(page, screen, code)));
        seen.add(code);
      }
    }),
  );
  await request.dispose();
  expect([...new Set(wrong)]).toEqual([]);
});

async function expectLanguage(page: Page, code: Language, dir: string, where = "html"): Promise<void> {
  await expect(page.locator(where).first()).toHaveAttribute("lang", code);
  await expect(page.locator(where).first()).toHaveAttribute("dir", dir);
}

/** The narrowest phone with letters of twice the size. */
async function asForTheWeakSighted(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
}

async function asBefore(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  await page.setViewportSize({ width: 390, height: 844 });
}

async function look(page: Page, where: string, code: Language): Promise<string[]> {
  await page.screenshot({ path: `test-results/pictures/languages/${where}-${code}.png`, animations: "disabled", fullPage: where.startsWith("ticket") || where.startsWith("join") });
  return (await overflowing(page, true)).map((says) => `${where}, ${code}: ${says}`);
}
