import { hears } from "../fixtures/keys.ts";
import { layLine } from "../fixtures/line.ts";
import { aName, expect, test } from "../fixtures/test.ts";

test("What is done while the network is down arrives exactly once when it is back", async ({ api, newPage, house }) => {
  test.setTimeout(60_000);
  const [first, second] = [await api.checkIn(aName()), await api.checkIn(aName())];
  const page = await newPage();
  const line = await layLine(page);
  const keys: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/commands")) keys.push((request.postDataJSON() as { idempotencyKey: string }).idempotencyKey);
  });
  await page.request.post("/api/sign-in", { data: { username: "desk", password: house.password } });
  await page.goto("/desk");
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(rowOf(first.name)).toBeVisible();
  await hears(page);

  await line.cut();
  await rowOf(first.name).focus();
  await page.keyboard.press("r");
  await expect(rowOf(first.name)).toContainText("not sent yet");
  await expect(rowOf(first.name)).toContainText("Room 1");
  await rowOf(second.name).focus();
  await page.keyboard.press("h");
  await page.keyboard.type("on the telephone");
  await page.keyboard.press("Enter");
  await expect(rowOf(second.name)).toContainText("not sent yet");
  await expect(page.getByText("2 not sent yet")).toBeVisible();
  expect((await api.ticket(first.id))?.state).toBe("waiting");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText(`Put on hold: ${second.number}`)).toBeVisible();
  await page.screenshot({ path: "test-results/pictures/desk-not-sent-desk-light.png", animations: "disabled" });

  line.mend();
  await expect.poll(async () => (await api.ticket(first.id))?.state, { timeout: 15_000 }).toBe("called");
  await expect.poll(async () => (await api.ticket(second.id))?.state).toBe("on-hold");
  await expect(page.getByText("not sent yet")).toHaveCount(0);
  // Called once, held once: a command done twice would have moved the version on twice, or have been called twice.
  expect(await api.ticket(first.id)).toMatchObject({ version: 2, calls: 1 });
  expect(await api.ticket(second.id)).toMatchObject({ version: 2 });
  expect(new Set(keys).size).toBe(2);
});

test("What could not be sent is still there after a reload, and a refusal that comes late stands beside its row", async ({ api, newPage, house }) => {
  test.setTimeout(60_000);
  const [held, taken] = [await api.checkIn(aName()), await api.checkIn(aName())];
  const page = await newPage();
  await page.request.post("/api/sign-in", { data: { username: "desk", password: house.password } });
  let isCut = false;
  // Pages still come: it is the commands that do not get through.
  await page.route("**/api/commands", (route) => (isCut ? route.abort("connectionfailed") : route.fallback()));
  await page.goto("/desk");
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(rowOf(held.name)).toBeVisible();
  await hears(page);
  isCut = true;
  await rowOf(held.name).focus();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(rowOf(held.name)).toContainText("not sent yet");
  await rowOf(taken.name).focus();
  await page.keyboard.press("o");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 not sent yet")).toBeVisible();
  // Another desk is faster with the second one.
  await api.command({ type: "call", ticketId: taken.id, roomId: "room-2" });

  await page.reload();
  await expect(page.getByText("2 not sent yet")).toBeVisible();
  await expect(rowOf(held.name)).toContainText("not sent yet");
  isCut = false;
  await expect.poll(async () => (await api.ticket(held.id))?.state, { timeout: 15_000 }).toBe("on-hold");
  await expect(page.getByRole("alert").filter({ hasText: taken.number })).toContainText("Ana Ruiz called");
  expect((await api.ticket(taken.id))?.state).toBe("called");
  await expect(page.getByText("not sent yet")).toHaveCount(0);
});

test("The desk keeps working when the socket is cut", async ({ api, newPage, house }) => {
  const page = await newPage();
  await page.routeWebSocket(/\/socket\.io\//, (socket) => socket.close());
  await page.route(/\/socket\.io\//, (route) => route.abort());
  await page.request.post("/api/sign-in", { data: { username: "desk", password: house.password } });
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "Desk", level: 1 })).toBeVisible();
  const patient = await api.checkIn(aName());
  const call = page.getByRole("button", { name: `Call ${patient.number} to Room 1`, exact: true }).first();
  await expect(call).toBeVisible({ timeout: 15_000 });
  await call.click();
  await expect(page.getByRole("button", { name: `Start ${patient.number}` }).first()).toBeVisible();
  await expect.poll(async () => (await api.ticket(patient.id))?.state).toBe("called");
});
