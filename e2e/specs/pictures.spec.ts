import type { Page } from "@playwright/test";
import { axisCount } from "../fixtures/counts.ts";
import { pagesOf, ticketNumber } from "../fixtures/kiosk-pages.ts";
import { staffScreens, themes } from "../fixtures/screens.ts";
import { aName, expect, phoneSize, screenSize, test } from "../fixtures/test.ts";

const deskSize = { viewport: { width: 1280, height: 800 } };
const folder = "test-results/pictures";

/** Pictures to look at: nothing is compared. */
test.describe("Every screen can be looked at in both themes", () => {
  test.setTimeout(120_000);

  test.beforeEach(async ({ api }) => {
    await api.count("main-counter", axisCount(Date.now(), { in: 9, out: 2 }));
    await api.count("waiting-counter", axisCount(Date.now(), { in: 6, out: 1 }));
    await api.reading("glucose-1", { values: { glucose: 5.8 }, batteryPercent: 90 });
  });

  for (const colorScheme of themes) {
    test(`by staff, ${colorScheme}`, async ({ api, signedIn, newPage }) => {
      await aBusyHour(api);
      for (const [size, options] of Object.entries({ desk: deskSize, phone: phoneSize })) {
        const page = await signedIn("admin", "/floor", { ...options, colorScheme });
        for (const { path, heading } of staffScreens) {
          await page.goto(path);
          await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
          await picture(page, `${path.slice(1)}-${size}-${colorScheme}`);
        }
      }
      const visitor = await newPage({ ...deskSize, colorScheme });
      await visitor.goto("/sign-in");
      await picture(visitor, `sign-in-desk-${colorScheme}`);
    });

    test(`by a patient, ${colorScheme}`, async ({ api, phone }) => {
      const { called, waiting, treated } = await aBusyHour(api);
      const gone = await api.checkIn(aName(), ["nurse"]);
      await api.command({ type: "leave", ticketId: gone.id });
      for (const [state, { token }] of Object.entries({ called, waiting, treated, gone })) await picture(await phone(token, { colorScheme }), `ticket-${state}-phone-${colorScheme}`);
      await picture(await phone("not-a-token", { colorScheme }), `ticket-unknown-phone-${colorScheme}`);
    });
  }

  for (const colorScheme of themes) {
    test(`by patients who check themselves in, ${colorScheme}`, async ({ kiosk, newPage, signedIn }) => {
      for (const [size, viewport] of Object.entries({ totem: { width: 1080, height: 1920 }, tablet: { width: 1280, height: 800 } })) {
        const page = await kiosk({ viewport, colorScheme });
        for await (const where of pagesOf(page)) await picture(page, `kiosk-${where}-${size}-${colorScheme}`);
        await page.getByRole("button", { name: "العربية" }).tap();
        await page.getByRole("button", { name: "تسجيل الوصول" }).tap();
        await picture(page, `kiosk-urgent-arabic-${size}-${colorScheme}`);
        await page.getByRole("button", { name: "نعم" }).tap();
        await expect(page.getByText(ticketNumber)).toBeVisible();
        await picture(page, `kiosk-desk-arabic-${size}-${colorScheme}`);
      }
      const staff = await signedIn("quay_admin", "/admin/check-in", { ...deskSize, colorScheme });
      await expect(staff.getByRole("form", { name: "Entrance hall" })).toBeVisible();
      await picture(staff, `admin-check-in-desk-${colorScheme}`);
      const { path } = (await (await staff.request.get("/api/join/quay/door")).json()) as { path: string };
      await staff.goto("/join/quay/poster");
      await expect(staff.getByRole("img").first()).toBeVisible();
      await picture(staff, `join-poster-desk-${colorScheme}`);
      const phone = await newPage({ ...phoneSize, colorScheme });
      await phone.goto("/join/quay");
      await picture(phone, `join-no-code-phone-${colorScheme}`);
      await phone.goto(path);
      await picture(phone, `join-urgent-phone-${colorScheme}`);
      await phone.getByRole("button", { name: "No, none of these" }).tap();
      await phone.getByLabel(/^Blood draw/).check();
      await picture(phone, `join-form-phone-${colorScheme}`);
    });
  }

  test("on the boards", async ({ api, paired, newPage }) => {
    const [dark, light] = [await paired("hall"), await paired("waiting")];
    await picture(light, "board-nobody-tv-light");
    const { called } = await aBusyHour(api);
    for (const [theme, board] of Object.entries({ dark, light })) {
      await expect(board.getByText(called.number, { exact: true }).first()).toBeVisible();
      await picture(board, `board-one-tv-${theme}`);
    }
    await api.command({ type: "call", ticketId: (await api.checkIn(aName())).id, roomId: "room-2" });
    await api.command({ type: "call", ticketId: (await api.checkIn(aName(), ["blood"])).id, roomId: "room-4" });
    for (const [theme, board] of Object.entries({ dark, light })) {
      await expect(board.getByRole("list").first().getByRole("listitem")).toHaveCount(3);
      await picture(board, `board-three-tv-${theme}`);
    }
    const unpaired = await newPage(screenSize);
    await unpaired.goto("/display/hall");
    await picture(unpaired, "board-unpaired-tv-light");
  });
});

async function aBusyHour(api: import("../fixtures/api.ts").Api) {
  const treated = await api.checkIn(aName(), ["nurse", "gp"]);
  await api.command({ type: "call", ticketId: treated.id, roomId: "room-3" });
  await api.command({ type: "start", ticketId: treated.id });
  const called = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: called.id, roomId: "room-1" });
  for (let i = 0; i < 4; i++) await api.checkIn(aName(), [["gp"], ["nurse"], ["blood"], ["gp", "blood"]][i]);
  const waiting = await api.checkIn(aName(), ["blood", "nurse"]);
  return { treated, called, waiting };
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
}
