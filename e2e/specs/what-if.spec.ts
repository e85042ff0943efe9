import type { Api } from "../fixtures/api.ts";
import { aName, expect, phoneSize, test, type Page } from "../fixtures/test.ts";

/** So many wait for a nurse. */
async function aLine(api: Api, count = 9): Promise<void> {
  for (let i = 0; i < count; i++) await api.checkIn(aName(), ["nurse"]);
}

const asked = (page: Page) => page.getByRole("form", { name: "What if…" });

test("Somebody asks what one more nurse would do, and reads by how much patients wait less, before anything is done", async ({ api, signedIn }) => {
  await aLine(api);
  // Room 4, which is for nurses too, is then nobody's.
  await api.command({ type: "set-staff-status", staffId: "frei", status: "off" });
  const page = await signedIn("desk", "/staffing");
  await asked(page).getByRole("button", { name: "One more of the staff" }).click();
  const change = page.getByRole("group", { name: "Change 1: One more of the staff" });
  // The longest line is the nurse's, and so begun with.
  await expect(change.getByRole("checkbox", { name: "Nurse" })).toBeChecked();
  const began = Date.now();
  await asked(page).getByRole("button", { name: "Work it out" }).click();
  const result = page.getByRole("region", { name: "What it would do" });
  await expect(result).toContainText(/about \d+\smin less/, { timeout: 10_000 });
  test.info().annotations.push({ type: "answered on the page after", description: `${Date.now() - began} ms` });
  await expect(result).toContainText(/days imagined twice/);
  await expect(result).toContainText(/Patients wait less on \d+ of 100 imagined days/);
  await expect(result.getByRole("listitem").filter({ hasText: "Nurse" })).toContainText(/min less/);
  await expect(result.getByRole("listitem").filter({ hasText: "Blood draw" })).toContainText(/Nobody is here for it or expected|(no|hardly any) difference/);

  await api.command({ type: "set-staff-status", staffId: "frei", status: "working" });
  await asked(page).getByRole("button", { name: "Work it out" }).click();
  await expect(result).toContainText("every room that they could work in has somebody in it already", { timeout: 10_000 });
});

test("Changes are stacked by keyboard alone, and a wrong time is said beside its field", async ({ api, signedIn }) => {
  await aLine(api);
  const page = await signedIn("desk", "/staffing");
  await asked(page).getByRole("button", { name: "Somebody is away" }).focus();
  await page.keyboard.press("Enter");
  const away = page.getByRole("group", { name: "Change 1: Somebody is away" });
  await expect(away.getByRole("combobox")).toBeFocused();
  await asked(page).getByRole("button", { name: "More walk-ins" }).focus();
  await page.keyboard.press("Enter");
  const walkIns = page.getByRole("group", { name: "Change 2: More walk-ins" });
  await expect(walkIns.getByLabel("How many")).toBeFocused();
  await walkIns.getByLabel("How many").fill("many");
  await page.keyboard.press("Enter");
  await expect(walkIns.getByLabel("How many")).toHaveAccessibleDescription(/Give a whole number/);
  await walkIns.getByLabel("How many").fill("12");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "What it would do" })).toContainText("days imagined twice", { timeout: 10_000 });
  await page.getByRole("button", { name: "Remove change 1: Somebody is away" }).click();
  await expect(page.getByText("The changes above have been edited since.", { exact: false })).toBeVisible();
});

test("The desk sees how many will wait, and on a phone asks the same", async ({ api, signedIn }) => {
  await aLine(api);
  const desk = await signedIn("desk", "/desk");
  const hours = desk.getByRole("region", { name: "Next hours" });
  await expect(hours.getByRole("table", { name: "Waiting for Nurse in the next hours" })).toBeAttached({ timeout: 15_000 });
  await expect(hours).toContainText(/\d\d:\d\d: about \d+ \(\d+ to \d+\)/);
  const phone = await signedIn("desk", "/staffing", phoneSize);
  await asked(phone).getByRole("button", { name: "An urgent patient" }).tap();
  await asked(phone).getByRole("button", { name: "Work it out" }).tap();
  await expect(phone.getByRole("region", { name: "What it would do" })).toContainText("days imagined twice", { timeout: 10_000 });
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("The desk and the floor are warned when the last patient leaves after closing", async ({ api, adminRequest, signedIn }) => {
  test.setTimeout(90_000);
  const rules = await adminRequest<{ clinic: { name: string; region: string | null; languages: string[]; openingHours: unknown; timeZone: string } }>("GET", "/api/admin/queue-rules");
  const { timeZone, ...clinic } = rules.clinic;
  const [hours = 0, minutes = 0] = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date()).split(":").map(Number);
  const soon = Math.min(24 * 60 - 1, hours * 60 + minutes + 20);
  try {
    await adminRequest("PUT", "/api/admin/queue-rules/clinic", { ...clinic, openingHours: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: soon }]) });
    await aLine(api, 24);
    const closes = `${String(Math.floor(soon / 60)).padStart(2, "0")}:${String(soon % 60).padStart(2, "0")}`;
    for (const path of ["/desk", "/floor"]) {
      const page = await signedIn("desk", path);
      // Looks are half a minute apart, and the last may have been before the line came.
      await expect(page.getByRole("status").filter({ hasText: "On today's pace the last patient leaves" })).toContainText(`you close at ${closes}.`, { timeout: 45_000 });
    }
  } finally {
    await adminRequest("PUT", "/api/admin/queue-rules/clinic", clinic);
  }
});
