import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { QueueRules } from "../../src/contract/queue-rules.ts";
import { themes } from "../fixtures/screens.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

const deskSize = { viewport: { width: 1280, height: 800 } };

/** The house is one for all specs: what a test here has changed is taken back, newest first. */
test.afterEach(async ({ adminRequest }) => {
  const { history } = await adminRequest<QueueRules>("GET", "/api/admin/queue-rules");
  for (const { seq, by } of history.filter((one) => one.at >= startedAt)) if (by === "Sam Okoye") await adminRequest("POST", "/api/admin/queue-rules/undo", { seq }).catch(() => undefined);
});
let startedAt = 0;
test.beforeEach(() => {
  startedAt = Date.now() - 1_000;
});

test("An administrator sets a ratio, and the desk says whose turn it is", async ({ api, signedIn, desk }) => {
  test.setTimeout(60_000);
  const urgent = [];
  for (let i = 0; i < 3; i++) urgent.push(await checkInUrgent(api));
  const standard = await api.checkIn(aName());
  const admin = await signedIn("admin", "/admin/queue", deskSize);
  await expect(admin.getByText("who comes within the first 75% of their wait").first()).toBeVisible();
  await admin.getByRole("switch", { name: "Let less urgent patients have their turn" }).click();
  await admin.getByLabel("After so many in a row").fill("0");
  await admin.getByRole("button", { name: "Save this rule" }).click();
  await expect(admin.getByText("A number from 1 to 20.")).toBeVisible();
  await admin.getByLabel("After so many in a row").fill("2");
  await expect(admin.getByText(/after 2 more urgent patients in a row one less urgent patient is called/)).toBeVisible();
  await admin.getByRole("button", { name: "Save this rule" }).click();
  await expect(admin.getByText("Saved.")).toBeVisible();

  await expect.poll(async () => (await api.view("queue")).tickets.find((t) => t.id === standard.id)?.place).toBe(3);
  const row = desk.getByRole("row").filter({ hasText: standard.number });
  await expect(row).toBeVisible();
  await expect.poll(async () => (await api.ticket(standard.id))?.why).toContainEqual({ code: "turn-of-others", atMost: 2 });
  await desk.getByRole("button", { name: `More for ${standard.number}`, exact: false }).first().click();
  await desk.getByRole("menuitem", { name: /^Details/ }).click();
  await expect(desk.getByRole("dialog").getByText(/their turn after 2 more urgent patients in a row/)).toBeVisible();

  await admin.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(async () => (await api.view("queue")).tickets.find((t) => t.id === standard.id)?.place).toBe(4);
});

test("A rule that contradicts itself is refused beside its field, and a day is tried under a new one", async ({ api, signedIn }) => {
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await api.command({ type: "start", ticketId: patient.id });
  await api.command({ type: "finish", ticketId: patient.id });
  const admin = await signedIn("admin", "/admin/queue", deskSize);
  await admin.getByLabel("Urgent: minutes", { exact: true }).fill("45");
  await admin.getByLabel("Urgent: % of the service's target", { exact: true }).fill("");
  await expect(admin.getByText("Urgent would be promised 45 min for GP consultation, longer than Standard with 30 min.")).toBeVisible();
  await admin.getByRole("combobox", { name: "Scale" }).click();
  await admin.getByRole("option", { name: "Manchester (MTS)" }).click();
  await expect(admin.getByLabel("Urgent (yellow): minutes", { exact: true })).toHaveValue("60");
  await admin.getByRole("button", { name: "Simulate today" }).click();
  await expect(admin.getByRole("table", { name: "Waits by level, median and worst, in minutes" })).toBeVisible({ timeout: 20_000 });
  await expect(admin.getByRole("row", { name: /Standard \(green\)/ }).last()).toBeVisible();
  await admin.getByText("What this assumes").click();
  await expect(admin.getByText("Every visit takes as long as it took", { exact: false })).toBeVisible();
});

test("A visit type is added, put in order, removed and brought back, and the desk may check in by it", async ({ api, adminRequest, signedIn, desk }) => {
  test.setTimeout(60_000);
  const admin = await signedIn("admin", "/admin/queue", deskSize);
  await admin.getByRole("tab", { name: /Visit types/ }).click();
  for (const [name, service] of [["Blood test and doctor", "Blood draw"], ["Dressing", "Nurse"]] as const) {
    await admin.getByRole("button", { name: "Add a visit type" }).click();
    const dialog = admin.getByRole("dialog", { name: "Add a visit type" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("combobox", { name: "Add a service to stage 1" }).click();
    await admin.getByRole("option", { name: service }).click();
    if (service === "Blood draw") {
      await dialog.getByRole("button", { name: "Add a stage" }).click();
      await dialog.getByRole("combobox", { name: "Add a service to stage 2" }).click();
      await admin.getByRole("option", { name: "GP consultation" }).click();
      await admin.screenshot({ path: "test-results/pictures/queue-visit-dialog.png", animations: "disabled" });
      expect(await violations(admin, "visit type dialog")).toEqual([]);
    }
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  }
  const list = admin.getByRole("list", { name: "Visit types" });
  await expect(list.getByRole("listitem")).toHaveText([/Blood test and doctor.*Blood draw, then GP consultation/, /Dressing/]);
  const visitTypeId = (await api.view("queue")).visitTypes.find((v) => v.name === "Blood test and doctor")?.id;
  const { number } = await api.command({ type: "check-in", name: aName(), visitTypeId });
  expect(number).toMatch(/^B/);
  await desk.getByRole("button", { name: "Check in", exact: false }).first().click();
  await expect(desk.getByRole("dialog").getByRole("group", { name: "Visits" }).getByText("Dressing")).toBeVisible();

  await admin.getByRole("button", { name: "Move Dressing up" }).click();
  await expect(list.getByRole("listitem")).toHaveText([/Dressing/, /Blood test and doctor/]);
  await admin.getByRole("button", { name: "Remove Dressing" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await admin.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(list.getByRole("listitem")).toHaveText([/Dressing/, /Blood test and doctor/]);

  await admin.getByRole("tab", { name: /Services/ }).click();
  await admin.getByRole("button", { name: "Remove Blood draw" }).click();
  await expect(admin.getByText(/Blood draw cannot be removed/)).toBeVisible();
  await admin.getByRole("tab", { name: "History" }).click();
  await expect(admin.getByText("Visit type removed: Dressing").first()).toBeVisible();
  expect((await adminRequest<QueueRules>("GET", "/api/admin/queue-rules")).history[0]?.by).toBe("Sam Okoye");
});

test("A nurse goes on a break, and the forecast knows; a room asks whether it is ready", async ({ api, signedIn }) => {
  const patient = await api.checkIn(aName(), ["blood"]);
  await api.command({ type: "assign-staff", staffId: "frei", roomId: "room-4" });
  await expect.poll(async () => (await api.ticket(patient.id))?.wait?.known).toBe(true);
  const page = await signedIn("doctor", "/staffing", deskSize);
  await page.getByRole("button", { name: "Urs Frei: room and status" }).click();
  await page.getByRole("menuitem", { name: "Break without an end" }).click();
  await expect(page.getByRole("button", { name: "Urs Frei: room and status" })).toContainText("On a break");
  await expect.poll(async () => (await api.ticket(patient.id))?.wait).toMatchObject({ known: false, because: "nobody-serves" });
  await page.getByRole("button", { name: "Urs Frei: room and status" }).click();
  await page.getByRole("menuitem", { name: "Back at work" }).click();
  await expect.poll(async () => (await api.ticket(patient.id))?.wait?.known).toBe(true);

  // By the button, then by dragging.
  await page.getByRole("button", { name: "Assign somebody to Room 3" }).click();
  await page.getByRole("menuitem", { name: /Urs Frei/ }).click();
  await expect(page.getByRole("listitem", { name: "Room 3" }).getByRole("button", { name: "Urs Frei" })).toBeVisible();
  await page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Urs Frei: room and status" }) }).locator("[draggable=true]").dragTo(page.getByRole("listitem", { name: "Room 4" }));
  await expect(page.getByRole("listitem", { name: "Room 4" }).getByRole("button", { name: "Urs Frei" })).toBeVisible();

  await page.getByRole("button", { name: "Block Room 2" }).click();
  await page.getByRole("dialog", { name: "Block Room 2" }).getByRole("button", { name: "Block" }).click();
  await expect(page.getByRole("listitem", { name: "Room 2" })).toContainText("Being cleaned, until");
  await page.getByRole("button", { name: "Open Room 2 again" }).click();
  await expect(page.getByRole("button", { name: "Block Room 2" })).toBeVisible();
  await api.command({ type: "block-room", roomId: "room-2", reason: "Cleaning", kind: "cleaning", until: Date.now() - 1_000 });
  await expect(page.getByText(/Room 2 was to be ready at .* Is it ready\?/)).toBeVisible();
  await page.getByRole("button", { name: "Yes, open it" }).click();
  await expect(page.getByRole("button", { name: "Block Room 2" })).toBeVisible();
  await api.command({ type: "assign-staff", staffId: "frei", roomId: null });
});

test("The rules and the staffing board can be looked at in both themes and sizes", async ({ api, signedIn }) => {
  test.setTimeout(180_000);
  const [called, inUse] = [await api.checkIn(aName()), await api.checkIn(aName(), ["nurse"])];
  await api.command({ type: "assign-staff", staffId: "meier", roomId: "room-1" });
  await api.command({ type: "assign-staff", staffId: "blanc", roomId: "room-3" });
  await api.command({ type: "call", ticketId: called.id, roomId: "room-1" });
  await api.command({ type: "call", ticketId: inUse.id, roomId: "room-3" });
  await api.command({ type: "start", ticketId: inUse.id });
  await api.command({ type: "block-room", roomId: "room-2", reason: "Cleaning", kind: "cleaning", until: Date.now() - 60_000 });
  await api.command({ type: "block-room", roomId: "room-4", reason: "Lamp is broken", kind: "equipment" });
  await api.command({ type: "set-staff-status", staffId: "rossi", status: "on-break", until: Date.now() + 30 * 60_000 });
  const found: string[] = [];
  for (const colorScheme of themes)
    for (const [size, options] of Object.entries({ desk: deskSize, phone: phoneSize })) {
      const page = await signedIn("admin", "/staffing", { ...options, colorScheme });
      await expect(page.getByRole("heading", { name: "Staffing", level: 1 })).toBeVisible();
      const look = async (name: string) => {
        found.push(...(await violations(page, `${name} ${size} ${colorScheme}`)));
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} ${size}`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `test-results/pictures/${name}-${size}-${colorScheme}.png`, animations: "disabled", fullPage: true });
      };
      await look("staffing");
      await page.goto("/admin/queue");
      await page.getByRole("button", { name: "Simulate today" }).click();
      await expect(page.getByRole("table", { name: /Waits by level/ })).toBeVisible({ timeout: 20_000 });
      await look("queue-policy");
      for (const [tab, name] of [[/Visit types/, "visits"], [/Services/, "services"], [/Rooms/, "rooms"], [/Staff/, "staff"], [/Hours and region/, "hours"], [/History/, "history"]] as const) {
        await page.getByRole("tab", { name: tab }).click();
        if (name === "hours") await page.getByRole("switch", { name: "Always open" }).click();
        await look(`queue-${name}`);
      }
      await page.context().close();
    }
  for (const roomId of ["room-2", "room-4"]) await api.command({ type: "open-room", roomId });
  await api.command({ type: "set-staff-status", staffId: "rossi", status: "working" });
  for (const staffId of ["meier", "blanc"]) await api.command({ type: "assign-staff", staffId, roomId: null });
  expect(found).toEqual([]);
});

async function checkInUrgent(api: import("../fixtures/api.ts").Api) {
  const { ticketId } = await api.command({ type: "check-in", name: aName(), serviceIds: ["gp"], urgency: 2 });
  return ticketId;
}

async function violations(page: Page, where: string): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, help, nodes }) => `${where}: ${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`);
}
