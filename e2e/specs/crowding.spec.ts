import { violations } from "../fixtures/axe.ts";
import type { Api } from "../fixtures/api.ts";
import { axisCount } from "../fixtures/counts.ts";
import { themes } from "../fixtures/screens.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

const deskSize = { viewport: { width: 1280, height: 800 } };
const crowd = 28;

test("A full waiting room is told on every screen, and seen by somebody", async ({ api, desk, signedIn, newPage, house }) => {
  test.setTimeout(120_000);
  // The first patient opens the day, and with it an empty house.
  await api.checkIn(aName());
  const hidden = await newPage();
  await hidden.addInitScript(hide);
  await hidden.request.post("/api/sign-in", { data: { username: "doctor", password: house.password } });
  await hidden.goto("/devices");
  await hidden.getByRole("button", { name: /Dr Meier/ }).click();
  await hidden.getByRole("menuitemcheckbox", { name: "Tell me when a zone is full" }).click();
  await expect(hidden.getByRole("menuitemcheckbox", { name: "Tell me when a zone is full" })).toBeChecked();
  await hidden.keyboard.press("Escape");
  await expect(desk.getByRole("region", { name: "Crowded zones" })).toHaveCount(0);

  await comeIn(api);
  const strip = desk.getByRole("region", { name: "Crowded zones" });
  await expect(strip).toContainText("Waiting room is full", { timeout: 10_000 });
  await expect(strip).toContainText("room for 20");
  await expect(desk.getByRole("status").filter({ hasText: "Waiting room is full" })).toHaveCount(1);
  await expect(desk).toHaveTitle(/^\(1\) /);
  await expect.poll(() => hidden.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual(["Waiting room is full"]);
  const zone = (await api.view("floor")).zones.find((z) => z.id === "waiting");
  expect(zone).toMatchObject({ level: "late", word: "Full" });

  for (const colorScheme of themes)
    for (const [size, options] of Object.entries({ desk: deskSize, phone: phoneSize })) {
      const admin = await signedIn("admin", "/floor", { ...options, colorScheme });
      for (const [path, heading] of [["/floor", "Live floor"], ["/desk", "Desk"], ["/admin/zones", "Zones"]] as const) {
        await admin.goto(path);
        await expect(admin.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
        await expect(admin.getByRole("region", { name: "Crowded zones" })).toContainText("Waiting room is full");
        if (path === "/admin/zones") await expect(admin.getByRole("form", { name: "Waiting room" })).toBeVisible();
        expect(await violations(admin, admin.url())).toEqual([]);
        await admin.screenshot({ path: `test-results/pictures/crowded-${path.split("/").at(-1)}-${size}-${colorScheme}.png`, animations: "disabled" });
      }
      await admin.context().close();
    }

  await strip.getByRole("button", { name: "I have seen it: Waiting room" }).click();
  await expect(strip).toContainText("Seen by Ana Ruiz");
  await expect(hidden.getByRole("region", { name: "Crowded zones" })).toContainText("Seen by Ana Ruiz");
  await expect(desk).not.toHaveTitle(/^\(1\) /);
  await desk.reload();
  await expect(strip).toContainText("Seen by Ana Ruiz");

  await goOut(api);
  // The alert itself stays for two minutes more, so that nobody runs to and fro: src/server/crowd-watch.test.ts waits for its end.
  await expect.poll(async () => (await api.view("floor")).zones.find((z) => z.id === "waiting")?.people?.likely ?? crowd).toBeLessThan(5);
});

test("An administrator says from how many people on a zone is full", async ({ api, signedIn }) => {
  const page = await signedIn("admin", "/admin");
  await page.getByRole("link", { name: "Zones" }).click();
  const form = page.getByRole("form", { name: "Treatment" });
  await form.getByLabel("Full from").fill("11");
  await form.getByRole("button", { name: "Save Treatment" }).click();
  await expect(form).toContainText("At most the capacity, 10.");
  await form.getByLabel("Full from").fill("8");
  await form.getByLabel("Fills up from").fill("6");
  await form.getByRole("button", { name: "Save Treatment" }).click();
  await expect(page.getByText("Treatment: saved.")).toBeVisible();
  expect((await api.view("floor")).zones.find((zone) => zone.id === "treatment")).toMatchObject({ watchPeople: 6, fullPeople: 8 });

  await form.getByLabel("Full from").fill("");
  await form.getByLabel("Fills up from").fill("");
  await form.getByRole("button", { name: "Save Treatment" }).click();
  await expect.poll(async () => (await api.view("floor")).zones.find((zone) => zone.id === "treatment")?.fullPeople).toBe(10);
});

/** Through the hall into the waiting room; the inner door reports first, so that the hall never holds them all. */
async function comeIn(api: Api): Promise<void> {
  await api.count("waiting-counter", axisCount(Date.now(), { in: crowd, out: 0 }));
  await api.count("main-counter", axisCount(Date.now(), { in: crowd, out: 0 }));
}

async function goOut(api: Api): Promise<void> {
  await api.count("main-counter", axisCount(Date.now(), { in: 0, out: crowd }));
  await api.count("waiting-counter", axisCount(Date.now(), { in: 0, out: crowd }));
}

/** A page that nobody looks at, in a browser that writes down what it was asked to say. */
function hide(): void {
  const said: string[] = [];
  class Told {
    static permission = "default";
    static requestPermission() {
      Told.permission = "granted";
      return Promise.resolve("granted");
    }
    constructor(title: string) {
      said.push(title);
    }
    close() {
      return undefined;
    }
  }
  Object.assign(window, { said, Notification: Told });
  Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
}
