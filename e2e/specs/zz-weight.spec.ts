import { weighScripts } from "../fixtures/scripts.ts";
import { aName, phoneSize, test } from "../fixtures/test.ts";
test("weight", async ({ api, newPage }) => {
  const patient = await api.checkIn(aName());
  const page = await newPage(phoneSize);
  const weigh = weighScripts(page);
  await page.goto(`/t/${patient.token}`, { waitUntil: "networkidle" }).catch(() => {});
  await page.waitForTimeout(3000);
  const w = await weigh();
  console.log(w.kilobytes, w.parts.join("\n"));
});
