import { expect, nobodyIsCalled, test } from "../fixtures/test.ts";

test("An administrator revokes a board and it stops showing", async ({ newPage, signedIn, adminApi, house }) => {
  const { address } = await adminApi.issue("board", "spare");
  const screen = await newPage();
  await screen.clock.install();
  await screen.goto(new URL(address).pathname);
  await expect(screen.getByText(nobodyIsCalled)).toBeVisible();

  const admin = await signedIn("admin", "/admin");
  await admin.getByRole("row", { name: /Spare screen/ }).getByRole("button", { name: /Revoke/ }).click();
  await admin.getByRole("dialog").getByRole("button", { name: /Revoke/ }).click();
  await expect.poll(async () => (await adminApi.access()).boards.find((board) => board.id === "spare")?.token.revoked).toBe(true);

  await screen.clock.fastForward(20_000);
  await expect(screen.getByRole("heading", { name: "This screen is not paired." })).toBeVisible();
  await screen.goto(`${house.url}/display/spare`);
  await expect(screen.getByRole("heading", { name: "This screen is not paired." })).toBeVisible();
});

test("A receptionist cannot open the admin page", async ({ signedIn }) => {
  const page = await signedIn("desk", "/admin");
  await expect(page.getByRole("main")).not.toContainText("Revoke");
  await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);
  expect((await page.request.get("/api/admin/access")).status()).toBe(403);
});

test("Somebody who is not signed in is asked to, and comes to where they wanted", async ({ newPage, house }) => {
  const page = await newPage();
  await page.goto("/devices");
  await page.getByLabel("User name").fill("doctor");
  await page.getByLabel("Password").fill(house.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Patients' devices" })).toBeVisible();
});
