import { readFile } from "node:fs/promises";
import { axisCount } from "../fixtures/counts.ts";
import { expect, test } from "../fixtures/test.ts";

test("An administrator reads the occupancy report as chart, table and CSV", async ({ api, signedIn }) => {
  await api.count("main-counter", axisCount(Date.now(), { in: 4, out: 1 }));
  const page = await signedIn("admin", "/reports");

  const chart = page.getByRole("figure", { name: /People in/ }).first();
  await expect(chart).toBeVisible();
  await chart.getByRole("button", { name: /Show numbers/ }).click();
  await expect(chart.getByRole("table")).toBeVisible();

  const csv = page.getByRole("link", { name: "Download CSV" });
  const [download] = await Promise.all([page.waitForEvent("download"), csv.click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines[0]).toBe("day,hour,time_zone,zone,mean_people,peak_people,low_people,high_people,entered,left");
  const entered = lines.slice(1).map((line) => line.split(",")).filter((cells) => cells[3] === "Entrance hall").reduce((sum, cells) => sum + Number(cells[8]), 0);
  expect(entered).toBeGreaterThanOrEqual(4);
});
