import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { AddedGateway, AddedSensor } from "#contract/sensors.ts";
import { axisCount } from "../fixtures/counts.ts";
import { expect, phoneSize, test } from "../fixtures/test.ts";
import { themes } from "../fixtures/screens.ts";

test("An administrator adds a counter, pastes what the page says, and sees it heard", async ({ signedIn, request }) => {
  const page = await signedIn("admin", "/admin/sensors");
  await page.getByRole("button", { name: "Add a sensor" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Vendor or model").fill("axis people counter");
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Name", { exact: true }).fill("Side entrance");
  await choose(page, "Watches", "Main entrance (door)");
  await choose(page, "What the sensor calls “in”", "In = from Street to Entrance hall");
  await dialog.getByRole("button", { name: "Add it" }).click();

  await expect(dialog.getByText("Waiting for the first message…")).toBeVisible();
  const [address, token] = [dialog.locator("code").nth(0), dialog.locator("code").nth(1)];
  const answer = await request.post(await address.innerText(), { headers: { authorization: `Bearer ${await token.innerText()}` }, data: axisCount(Date.now(), { in: 3, out: 1 }) });
  expect(answer.status()).toBe(202);
  await expect(dialog.getByText("Heard. 1 reading")).toBeVisible();
  await dialog.getByRole("link", { name: "Open its page" }).click();

  await expect(page.getByRole("heading", { name: "Side entrance", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Last messages" }).getByText("3 in, 1 out")).toBeVisible();
});

test("A message is tried out and counts nobody", async ({ signedIn, api }) => {
  const page = await signedIn("admin", "/admin/sensors/main-counter");
  const before = (await api.view("floor")).zones.find((zone) => zone.id === "hall")?.enteredToday;
  const box = page.getByRole("region", { name: "Try a message" });
  await box.getByLabel("Message").fill(JSON.stringify(axisCount(Date.now(), { in: 40, out: 2 })));
  await box.getByRole("button", { name: "Read it" }).click();
  await expect(box.getByRole("status")).toContainText("40 in, 2 out");
  await box.getByLabel("Message").fill("<nonsense>");
  await box.getByRole("button", { name: "Read it" }).click();
  await expect(box.getByRole("status")).toContainText("Could not be read");
  expect((await api.view("floor")).zones.find((zone) => zone.id === "hall")?.enteredToday).toBe(before);
});

test("An unknown sender waits until an administrator adds it", async ({ signedIn, request, adminRequest }) => {
  const gateway = await adminRequest<AddedGateway>("POST", "/api/admin/gateways", { name: "Network server" });
  const uplink = () =>
    request.post(gateway.issued.address, {
      headers: { authorization: `Bearer ${gateway.issued.token}` },
      data: { deviceInfo: { devEui: "24e124fffe0000aa", deviceProfileName: "Milesight VS350" }, time: new Date().toISOString(), fPort: 85, data: Buffer.from("04cc05000200", "hex").toString("base64") },
    });
  expect(await (await uplink()).json()).toMatchObject({ unknown: 1, accepted: 0 });

  const page = await signedIn("admin", "/admin/sensors");
  // Looked into every two seconds, asked for every five.
  await expect(page.getByText("24e124fffe0000aa", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("Looks like Milesight")).toBeVisible();
  await page.getByRole("button", { name: "Add 24e124fffe0000aa" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Milesight.*Best guess/ }).click();
  await expect(dialog.getByLabel("External id")).toHaveValue("24e124fffe0000aa");
  await dialog.getByLabel("Name", { exact: true }).fill("Waiting room beam");
  await choose(page, "Watches", "Waiting room (zone)");
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(dialog.getByText("Waiting for the first message…")).toBeVisible();
  expect(await (await uplink()).json()).toMatchObject({ unknown: 0, accepted: 1 });
  await expect(dialog.getByText("Heard. 1 reading")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("24e124fffe0000aa", { exact: true })).toBeHidden({ timeout: 15_000 });
});

test("A revoked counter is refused, and one that was removed comes back with undo", async ({ signedIn, request, adminRequest }) => {
  const { id, issued } = await adminRequest<AddedSensor>("POST", "/api/admin/sensors", { name: "Lift", adapter: "axis-people-counter", externalId: null, timeZone: null, expectedEverySeconds: 60, placements: [] });
  const post = async () => (await request.post(issued.address, { headers: { authorization: `Bearer ${issued.token}` }, data: axisCount(Date.now(), { in: 1, out: 1 }) })).status();
  expect(await post()).toBe(202);

  const page = await signedIn("admin", `/admin/sensors/${id}`);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "Sensors", level: 1 })).toBeVisible();
  expect(await post()).toBe(401);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Lift is back.")).toBeVisible();
  expect(await post()).toBe(202);

  await page.goto(`/admin/sensors/${id}`);
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Its token is revoked")).toBeVisible();
  expect(await post()).toBe(401);
});

test("A receptionist does not see the sensors' pages", async ({ signedIn }) => {
  const page = await signedIn("desk", "/admin/sensors");
  await expect(page.getByRole("main")).not.toContainText("Add a sensor");
  await page.goto("/admin/sensors/main-counter");
  await expect(page.getByRole("main")).not.toContainText("Try a message");
});

/** Pictures to look at, and the rules of accessibility on each. */
test.describe("The sensors' pages can be looked at", () => {
  test.setTimeout(120_000);
  for (const colorScheme of themes) {
    test(`in ${colorScheme}`, async ({ signedIn, api, request, house }) => {
      for (let i = 12; i > 0; i--) await api.count("main-counter", axisCount(Date.now() - i * 60_000, { in: i % 5, out: i % 3 }));
      await request.post(`${house.url}/api/ingest/waiting-counter`, { headers: { authorization: `Bearer ${house.tokens.sensors["waiting-counter"]}` }, data: "<not a report>" });
      await request.post(`${house.url}/api/ingest/waiting-counter`, { headers: { authorization: "Bearer an-old-token-of-last-year" }, data: axisCount(Date.now(), { in: 1, out: 0 }) });
      for (const [size, options] of Object.entries({ desk: { viewport: { width: 1280, height: 800 } }, phone: phoneSize })) {
        const page = await signedIn("admin", "/admin/sensors", { ...options, colorScheme });
        await expect(page.getByRole("heading", { name: /unknown or refused sender/ })).toBeVisible({ timeout: 15_000 });
        await look(page, `sensors-${size}-${colorScheme}`);
        await page.getByRole("button", { name: "Add a sensor" }).first().click();
        await expect(page.getByLabel("Vendor or model")).toBeVisible();
        await look(page, `sensors-add-kind-${size}-${colorScheme}`);
        await page.getByLabel("Vendor or model").fill("axis people");
        await page.getByRole("button", { name: /AXIS People Counter/ }).click();
        await page.getByLabel("Name", { exact: true }).fill(`Picture ${size} ${colorScheme}`);
        await choose(page, "Watches", "Main entrance (door)");
        await look(page, `sensors-add-place-${size}-${colorScheme}`);
        await page.getByRole("button", { name: "Add it" }).click();
        await expect(page.getByText("Waiting for the first message…")).toBeVisible();
        await look(page, `sensors-add-connect-${size}-${colorScheme}`);
        await page.goto("/admin/sensors/main-counter");
        await expect(page.getByRole("heading", { name: "Main entrance counter" })).toBeVisible();
        await expect(page.getByText(/in, \d+ out/).first()).toBeVisible();
        await look(page, `sensor-${size}-${colorScheme}`, true);
      }
    });
  }
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function look(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: `test-results/pictures/${name}.png`, animations: "disabled", fullPage });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help, nodes }) => `${name}: ${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`)).toEqual([]);
}
