import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { AccuracyReport } from "#contract/accuracy.ts";
import { themes } from "../fixtures/screens.ts";
import { aName, expect, test } from "../fixtures/test.ts";

test("An administrator reads which promises were kept, and what they are measured against", async ({ api, signedIn, phone }) => {
  test.setTimeout(60_000);
  const page = await signedIn("admin", "/reports");
  const report = async () => (await (await page.request.get("/api/reports/accuracy")).json()) as AccuracyReport;
  const before = (await report()).promises;
  const patient = await api.checkIn(aName());
  await phone(patient.token);
  // What was said is written down within seconds, and where it was read.
  await expect.poll(async () => (await report()).promises.onPage, { timeout: 30_000 }).toBeGreaterThan(before.onPage);
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await expect.poll(async () => (await report()).promises.kept).toBeGreaterThan(before.kept);

  await page.getByRole("link", { name: "Waits as told" }).click();
  await expect(page.getByRole("heading", { name: "Waits as told", level: 1 })).toBeVisible();
  await expect(page.getByText(/^Of .+ kept \(\d+%\)\.$/)).toBeVisible();
  await expect(page.getByRole("table", { name: /rule of thumb/ }).getByRole("row", { name: /GP consultation/ })).toBeVisible();
  const chart = page.getByRole("figure", { name: /What the ranges are worth/ });
  await chart.getByRole("button", { name: /Show numbers/ }).click();
  await expect(chart.getByRole("table").getByRole("rowheader", { name: "90%" })).toBeVisible();

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download CSV" }).click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines[0]).toMatch(/^said_at,service,ticket,leg,/);
  expect(lines.some((line) => line.includes(`,${patient.number},`) && line.includes(",kept,"))).toBe(true);
  expect(lines.join("\n")).not.toContain(patient.name);
});

test("The page on accuracy breaks no accessibility rule, in light or dark", async ({ signedIn }) => {
  for (const colorScheme of themes) {
    const page = await signedIn("admin", "/reports/accuracy", { colorScheme });
    await expect(page.getByRole("heading", { name: "Waits as told", level: 1 })).toBeVisible();
    await expect(page.getByText(/No forecasts yet|were kept|was kept|nobody has been called/).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.target.join(" ")).join("; ")}`)).toEqual([]);
  }
});

test("The front desk is told that the page on accuracy is for administrators", async ({ signedIn }) => {
  const page = await signedIn("desk", "/reports/accuracy");
  await expect(page.getByText("This report is for administrators.")).toBeVisible();
  expect((await page.request.get("/api/reports/accuracy")).status()).toBe(403);
});
