import { gzipSync } from "node:zlib";
import { layLine } from "../fixtures/line.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

test("A patient follows the visit from the queue to the end on the phone", async ({ api, phone }) => {
  const patient = await api.checkIn(aName(), ["blood", "nurse"]);
  const page = await phone(patient.token);
  await expect(page.getByText(/^about \d+\smin$/)).toBeVisible();
  await expect(page.getByText(/^at most \d+\smin$/)).toBeVisible();
  await expect(page.getByText("Nobody is ahead of you")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Blood draw" })).toContainText("now");
  await expect(page.getByRole("listitem").filter({ hasText: "Nurse" })).toContainText("later");

  await api.command({ type: "call", ticketId: patient.id, roomId: "room-4" });
  await expect(page.getByText("It is your turn. Please go to")).toBeVisible();
  await api.command({ type: "start", ticketId: patient.id });
  await expect(page.getByText("You are in Room 4.")).toBeVisible();
  await api.command({ type: "finish", ticketId: patient.id });
  await expect(page.getByRole("listitem").filter({ hasText: "Blood draw" })).toContainText("done");
  await expect(page.getByText("You are next.")).toBeVisible();
  await api.command({ type: "leave", ticketId: patient.id });
  await expect(page.getByText("You are not in the queue any more.")).toBeVisible();
});

test("A patient who was not found is told to go to the desk", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await api.command({ type: "recall", ticketId: patient.id });
  await api.command({ type: "no-show", ticketId: patient.id });
  const page = await phone(patient.token);
  await expect(page.getByText("Go to the desk. They can put you back in the queue.")).toBeVisible();
});

test("A patient reads the page in Spanish, and it stays Spanish", async ({ api, phone }) => {
  const patient = await api.checkIn(aName());
  const page = await phone(patient.token);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByText("Su número")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Su número")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});

test("An address that is nobody's says so in plain words", async ({ newPage }) => {
  const page = await newPage();
  const answer = await page.goto("/t/not-a-token");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This page is not in use." })).toBeVisible();
});

test("A patient without a connection is told that the page may be out of date", async ({ api, newPage }) => {
  const patient = await api.checkIn(aName());
  const page = await newPage(phoneSize);
  const line = await layLine(page);
  await page.goto(`/t/${patient.token}`);
  await expect(page.getByText("You are next.")).toBeVisible();
  await line.cut();
  await expect(page.getByText("No connection. This may be out of date.", { exact: false })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(patient.number)).toBeVisible();
  line.mend();
  await expect(page.getByText("No connection.", { exact: false })).toBeHidden({ timeout: 15_000 });
});

test("A patient's page is light enough for an old phone", async ({ api, request }) => {
  const patient = await api.checkIn(aName());
  const html = await (await request.get(`/t/${patient.token}`)).text();
  // What the document asks for; old browsers' extras are not fetched by others.
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag)).flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
  expect(scripts.length).toBeGreaterThan(3);
  const bodies = await Promise.all([...new Set(scripts)].map(async (script) => (await request.get(script)).body()));
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
  test.info().annotations.push({ type: "kB of script, gzip", description: kilobytes.toFixed(0) });
  // The framework alone is 131.
  expect(kilobytes).toBeLessThan(160);
});
