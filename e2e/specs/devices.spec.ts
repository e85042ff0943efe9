import { expect, test } from "../fixtures/test.ts";

test("The glucose sensor's reading shows on the devices screen; silence is shown as stale", async ({ api, signedIn }) => {
  const page = await signedIn("doctor", "/devices");
  const wearing = (name: string) => page.getByRole("article").filter({ has: page.getByRole("heading", { name }) });

  await api.reading("glucose-1", { values: { glucose: 5.8 }, batteryPercent: 90 });
  await expect(wearing("Wanda Keller")).toContainText("In range: 5.8 mmol/L");
  await expect(wearing("Wanda Keller")).toContainText("Live");

  const twentyMinutesAgo = new Date(Date.now() - 20 * 60_000).toISOString();
  await api.reading("glucose-2", { at: twentyMinutesAgo, values: { glucose: 6.4 } });
  await expect(wearing("Omar Hassan")).toContainText("Old value");
  await expect(wearing("Omar Hassan")).toContainText("Value is old. Waiting for the next reading");
});
