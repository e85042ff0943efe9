import type { Page } from "@playwright/test";
import { aName, expect, test } from "../fixtures/test.ts";

test("A patient's page and a public board never show a name", async ({ api, paired, phone }) => {
  const names = [aName(), aName()] as const;
  const [called, waiting] = [await api.checkIn(names[0]), await api.checkIn(names[1])];
  const [board, calledPhone, waitingPhone] = [await paired("hall"), await phone(called.token), await phone(waiting.token)];
  const pages = [board, calledPhone, waitingPhone];
  const heard = await Promise.all(pages.map(listenTo));
  await Promise.all(pages.map((page) => page.reload()));

  await api.command({ type: "call", ticketId: called.id, roomId: "room-1" });
  await expect(board.getByText(called.number, { exact: true }).first()).toBeVisible();
  await expect(calledPhone.getByText("Room 1", { exact: true })).toBeVisible();
  await api.command({ type: "recall", ticketId: called.id });
  await expect(calledPhone.getByText("You were called 2 times.", { exact: false })).toBeVisible();
  await api.command({ type: "start", ticketId: called.id });
  await expect(calledPhone.getByText("You are in Room 1.")).toBeVisible();

  for (const [i, page] of pages.entries()) {
    const said = [await page.content(), ...((await heard[i]?.()) ?? [])];
    expect(said.length).toBeGreaterThan(3);
    // Proof that this listens at all: the numbers are there.
    expect(said.some((text) => text.includes(called.number) || text.includes(waiting.number))).toBe(true);
    for (const text of said) for (const word of names.flatMap((name) => [name, ...name.split(" ")])) expect(text).not.toContain(word);
  }
});

/** All that reaches a page: documents, scripts, answers, frames of its socket, and messages of its event stream. */
async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  const bodies: Promise<string>[] = [];
  const frames: string[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (/html|json|text\/x-component/.test(type)) bodies.push(response.text().catch(() => ""));
  });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  network.on("Network.eventSourceMessageReceived", ({ data }) => frames.push(data));
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))));
  return async () => [...(await Promise.all(bodies)), ...frames];
}
