import type { Page } from "@playwright/test";
import { aName, expect, nobodyIsCalled, screenSize, test } from "../fixtures/test.ts";
import { layLine } from "../fixtures/line.ts";
import { listen } from "../fixtures/loudspeaker.ts";

test("A board announces each call once, and a recall once more", async ({ api, board }) => {
  // Each time it is read out in two languages.
  test.setTimeout(60_000);
  const chimes = await countChimes(board);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  const announced = board.getByRole("status").getByText(`Number ${patient.number}, Room 1.`);
  await expect(announced).toBeAttached();
  await expect(announced).toHaveCount(0, { timeout: 20_000 });
  expect(await chimes()).toBe(1);

  await board.reload();
  await expect(board.getByText(patient.number, { exact: true })).toBeVisible();
  await api.command({ type: "recall", ticketId: patient.id });
  await expect(announced).toBeAttached();
  await expect(announced).toHaveCount(0, { timeout: 20_000 });
  expect(await chimes()).toBe(1);
});

test("Calls that come at once are announced one after another and stand on the board together", async ({ api, board }) => {
  const one = await api.checkIn(aName(), ["gp"]);
  const other = await api.checkIn(aName(), ["nurse"]);
  await api.command({ type: "call", ticketId: one.id, roomId: "room-1" });
  await api.command({ type: "call", ticketId: other.id, roomId: "room-3" });
  const status = board.getByRole("status");
  await expect(status).toContainText(one.number);
  await expect(status).not.toContainText(other.number);
  for (const { number } of [one, other]) await expect(board.getByRole("listitem").getByText(number, { exact: true })).toBeVisible();
  await expect(status).toContainText(other.number, { timeout: 15_000 });
  await expect(status).not.toContainText(one.number);
});

test("A board chimes, then says number digit by digit and room in each of the clinic's languages that it has a voice for", async ({ api, newPage, house }) => {
  const board = await newPage(screenSize);
  const heard = await listen(board);
  await board.goto(`/display/hall/pair/${house.tokens.boards.hall}`);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  const number = [...patient.number].join(" ");
  await expect.poll(heard, { timeout: 10_000 }).toEqual(["chime", `en-GB: Number ${number}, Room 1.`, `es-ES: Número ${number}, Room 1.`]);
});

test("A board that is cut off keeps its picture and says how old it is", async ({ api, newPage, house }) => {
  const board = await newPage(screenSize);
  const line = await layLine(board);
  await board.goto(`/display/hall/pair/${house.tokens.boards.hall}`);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await expect(board.getByText(patient.number, { exact: true })).toBeVisible();
  await line.cut();
  await expect(board.getByText(/^as of \d\d:\d\d$|^a las \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
  await expect(board.getByText(patient.number, { exact: true })).toBeVisible();
  line.mend();
  await expect(board.getByText(/^as of|^a las/)).toHaveCount(0, { timeout: 15_000 });
});

test("A board without a voice for a language plays our own recordings of it", async ({ api, newPage, house }) => {
  const board = await newPage(screenSize);
  const heard = await listen(board, []);
  await board.goto(`/display/hall/pair/${house.tokens.boards.hall}`);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  // "Number", the number's signs, "please go to", "room", "1": in English and then in Spanish.
  const clips = 2 * (1 + patient.number.length + 3);
  await expect.poll(heard, { timeout: 20_000 }).toEqual(["chime", ...Array<string>(clips).fill("clip")]);
  await expect(board.getByText(/has no voice|no tiene voz/)).toHaveCount(0);
  await expect.poll(async () => (await api.ticket(patient.id))?.spokenOn, { timeout: 20_000 }).toEqual(["hall"]);
});

test("A board says for which language it has no voice", async ({ adminApi, paired }) => {
  await adminApi.boardSettings("waiting", { voices: ["en", "it"] });
  const board = await paired("waiting");
  await expect(board.getByText(/^(This screen has no voice for Italian|Esta pantalla no tiene voz para italiano)$/)).toBeVisible();
  await adminApi.boardSettings("waiting", {});
  await expect(board.getByText(/has no voice|no tiene voz/)).toHaveCount(0, { timeout: 10_000 });
});

test("The desk learns on which boards a call really stands", async ({ api, board, paired }) => {
  const other = await paired("waiting");
  await expect(board.getByText(nobodyIsCalled)).toBeVisible();
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await expect(other.getByText(patient.number, { exact: true })).toBeVisible();
  await expect.poll(async () => (await api.ticket(patient.id))?.shownOn?.toSorted()).toEqual(["hall", "waiting"]);
});

test("A screen that is not paired shows a code; an administrator types it and the screen becomes the board", async ({ newPage, signedIn }) => {
  const screen = await newPage(screenSize);
  await screen.goto("/display");
  await expect(screen.getByRole("heading", { name: "This screen is not paired." })).toBeVisible();
  await expect(screen.getByText("An administrator types this code under Admin, Boards.")).toBeVisible();
  const code = screen.getByText(/^[A-Z0-9]{3}\s*[A-Z0-9]{3}$/);
  await expect(code).toBeVisible();
  const admin = await signedIn("admin", "/admin/boards");
  await admin.getByRole("textbox", { name: "Code on the screen" }).fill((await code.innerText()).toLowerCase());
  await admin.getByRole("combobox", { name: "It is to show" }).click();
  await admin.getByRole("option", { name: "Board Spare screen" }).click();
  await admin.getByRole("button", { name: "Pair", exact: true }).click();
  await expect(admin.getByText("Paired. The screen shows it within a few seconds.")).toBeVisible();
  await expect(screen.getByText(nobodyIsCalled)).toBeVisible({ timeout: 10_000 });
  await expect(screen).toHaveURL(/\/display\/spare$/);
});

test("A code that no screen shows is refused in words", async ({ signedIn }) => {
  const admin = await signedIn("admin", "/admin/boards?pair=AAAAAA");
  await admin.getByRole("button", { name: "Pair", exact: true }).click();
  await expect(admin.getByText("No screen shows this code now. Codes change every ten minutes: look again.")).toBeVisible();
});

test("A board whose token is revoked goes dark within seconds", async ({ adminApi, newPage }) => {
  const { address } = await adminApi.issue("board", "spare");
  const board = await newPage(screenSize);
  await board.goto(address);
  await expect(board.getByText(nobodyIsCalled)).toBeVisible();
  await adminApi.revoke("board", "spare");
  await expect(board.getByRole("heading", { name: "This screen is not paired." })).toBeVisible({ timeout: 8_000 });
});

test("A message stands on the boards from when it was put there until it is removed", async ({ signedIn, board }) => {
  const admin = await signedIn("admin", "/admin/boards");
  await admin.getByRole("textbox", { name: "In English" }).fill("Flu vaccination without appointment today");
  await admin.getByRole("button", { name: "Put on the boards" }).click();
  await expect(board.getByText("Flu vaccination without appointment today")).toBeVisible({ timeout: 10_000 });
  await admin.getByRole("button", { name: "Remove the message: Flu vaccination without appointment today" }).click();
  await expect(board.getByText("Flu vaccination without appointment today")).toHaveCount(0, { timeout: 10_000 });
});

test("The screen beside a door says whom the room waits for, and then that it is in use", async ({ api, adminApi, newPage }) => {
  const { address } = await adminApi.issue("board", "door-room-2");
  const door = await newPage({ viewport: { width: 800, height: 480 } });
  await door.goto(address);
  await expect(door).toHaveURL(/\/display\/door\/room-2$/);
  await expect(door.getByRole("heading", { name: "Room 2" })).toBeVisible();
  await expect(door.getByText(/^(Free|Libre)$/)).toBeVisible();
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-2" });
  await expect(door.getByText(patient.number, { exact: true })).toBeVisible();
  await api.command({ type: "start", ticketId: patient.id });
  await expect(door.getByText(/^(In use|Ocupada)$/)).toBeVisible();
  await expect(door.getByText(patient.number, { exact: true })).toHaveCount(0);
});

test("A patient who does not want to be shown is on no board and beside no door", async ({ api, adminApi, board, newPage }) => {
  const { address } = await adminApi.issue("board", "door-room-1");
  const door = await newPage({ viewport: { width: 800, height: 480 } });
  await door.goto(address);
  const shy = await api.checkIn(aName());
  await api.command({ type: "set-privacy", ticketId: shy.id, isPrivate: true });
  await api.command({ type: "call", ticketId: shy.id, roomId: "room-1" });
  await expect(door.getByText(/^(In use|Ocupada)$/)).toBeVisible();
  for (const screen of [board, door]) await expect(screen.getByText(shy.number)).toHaveCount(0);
});

test("A board that has been cut off for long says not to go by it, and comes back by itself", async ({ api, newPage, house }) => {
  const board = await newPage(screenSize);
  const line = await layLine(board);
  await board.clock.install();
  await board.goto(`/display/hall/pair/${house.tokens.boards.hall}`);
  await expect(board.getByText(nobodyIsCalled)).toBeVisible();
  await line.cut();
  await board.clock.fastForward("03:00:00");
  await expect(board.getByText(/^(No news since|Sin novedades desde)/)).toBeVisible({ timeout: 15_000 });
  await expect(board.getByText(nobodyIsCalled)).toBeVisible();
  line.mend();
  await board.clock.runFor(15_000);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  await board.clock.runFor(15_000);
  await expect(board.getByText(patient.number, { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(board.getByText(/^(No news since|Sin novedades desde)/)).toHaveCount(0);
});

test("A board reads nothing smaller than its distance allows, upright as well", async ({ api, paired, adminApi }) => {
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  const smallest = async (page: Page) =>
    page.evaluate(() => {
      const texts = [...document.querySelectorAll<HTMLElement>("main *")].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()) && !e.closest(".sr-only") && !e.classList.contains("sr-only"));
      return Math.min(...texts.map((e) => (parseFloat(getComputedStyle(e).fontSize) / window.innerHeight) * 100));
    });
  const lying = await paired("hall");
  await expect(lying.getByText(patient.number, { exact: true })).toBeVisible();
  expect(await smallest(lying)).toBeGreaterThanOrEqual(6.19);
  const upright = await paired("hall", { viewport: { width: 1080, height: 1920 } });
  await expect(upright.getByText(patient.number, { exact: true })).toBeVisible();
  expect(await smallest(upright)).toBeGreaterThanOrEqual(3.47);
  await adminApi.boardSettings("hall", { distanceMeters: 8, heightCm: 53.5 });
  await expect.poll(() => smallest(lying)).toBeGreaterThanOrEqual(9.9);
  await expect(lying.getByText(patient.number, { exact: true })).toBeInViewport({ ratio: 1 });
  await adminApi.boardSettings("hall", {});
});

async function countChimes(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    Object.assign(window, { chimes: 0 });
    HTMLMediaElement.prototype.play = function () {
      if (this.volume > 0) (window as unknown as { chimes: number }).chimes++;
      return play.call(this);
    };
  });
  await page.reload();
  return () => page.evaluate(() => (window as unknown as { chimes: number }).chimes);
}
