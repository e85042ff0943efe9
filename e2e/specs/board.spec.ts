import type { Page } from "@playwright/test";
import { aName, expect, screenSize, test } from "../fixtures/test.ts";
import { layLine } from "../fixtures/line.ts";

test("A board announces each call once, and a recall once more", async ({ api, board }) => {
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

test("A board chimes, then says number and room in each of the clinic's languages that it has a voice for", async ({ api, newPage, house }) => {
  const board = await newPage(screenSize);
  const heard = await listen(board);
  await board.goto(`/display/hall/pair/${house.tokens.boards.hall}`);
  const patient = await api.checkIn(aName());
  await api.command({ type: "call", ticketId: patient.id, roomId: "room-1" });
  const number = patient.number.replace("G", "G ");
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

test("A screen that is not paired says what to do", async ({ newPage }) => {
  const page = await newPage(screenSize);
  await page.goto("/display/hall");
  await expect(page.getByRole("heading", { name: "This screen is not paired." })).toBeVisible();
  await expect(page.getByText("An administrator can make its address under Admin, Boards.")).toBeVisible();
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

/** A loudspeaker with two voices, which writes down what it is given. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      if (this.volume > 0) heard.push("chime");
      return play.call(this);
    };
    class Utterance {
      lang = "";
      onend: (() => void) | null = null;
      constructor(readonly text: string) {}
    }
    const speechSynthesis = {
      getVoices: () => [{ lang: "de-DE" }, { lang: "es-ES" }, { lang: "en-GB" }],
      cancel() {},
      speak(utterance: Utterance) {
        heard.push(`${utterance.lang}: ${utterance.text}`);
        queueMicrotask(() => utterance.onend?.());
      },
    };
    Object.defineProperties(window, { heard: { value: heard }, SpeechSynthesisUtterance: { value: Utterance }, speechSynthesis: { value: speechSynthesis } });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
