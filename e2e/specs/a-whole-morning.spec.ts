import type { Locator, Page } from "@playwright/test";
import { boardWords } from "#features/board/board-words.ts";
import { dayLogOf, doubleBookings } from "../fixtures/day-log.ts";
import { hears } from "../fixtures/keys.ts";
import { ticketNumber } from "../fixtures/kiosk-pages.ts";
import { layLine } from "../fixtures/line.ts";
import { listen } from "../fixtures/loudspeaker.ts";
import { aName, expect as expectAtOnce, phoneSize, screenSize, test } from "../fixtures/test.ts";

/** Seven browsers share the machine: what one does arrives at the others when it can. */
const expect = expectAtOnce.configure({ timeout: 30_000 });
test.use({ actionTimeout: 30_000 });

test("A whole morning: patients come by kiosk, by phone and by two desks, one desk loses its line, and nobody is lost", async ({ quay, kiosk, signedIn, newPage, house }) => {
  test.setTimeout(300_000);
  const ticket = (number: string) => quay.view("queue").then(({ tickets }) => tickets.find((one) => one.number === number));
  const state = (number: string) => expect.poll(async () => (await ticket(number))?.state);
  const numberOf = async (name: string) => (await quay.view("queue")).tickets.find((one) => one.name === name)?.number ?? `nobody is ${name}`;
  const nobody = Object.values(boardWords).map((words) => words.nobody);

  const board = await newPage(screenSize);
  const heard = await listen(board, ["en-GB", "es-ES", "fr-FR", "de-DE", "pt-PT", "ar-SA", "hi-IN", "zh-CN"]);
  await board.goto(`/display/quay-hall/pair/${house.quay.boards["quay-hall"]}`);
  await expect(board.getByText(new RegExp(`^(${nobody.join("|")})$`))).toBeVisible();

  const mo = await signedIn("quay_desk", "/desk");
  const ada = await newPage();
  const adasLine = await layLine(ada);
  await ada.request.post("/api/sign-in", { data: { username: "quay_desk_two", password: house.password } });
  await ada.goto("/desk");
  for (const desk of [mo, ada]) await expect(desk.getByRole("heading", { name: "Desk", level: 1 })).toBeVisible();

  /** Calls that the people of this morning have made, in order, as the board is to say them. */
  const called: string[] = [];
  const saidInEnglish = async () => (await heard()).filter((said) => said.startsWith("en-GB"));
  /** Whoever is called stands on the board, and is called aloud once in every language; before that nobody goes on. */
  async function onBoard(number: string): Promise<string> {
    await state(number).toBe("called");
    const room = (await ticket(number))?.roomName ?? "";
    called.push(`en-GB: Number ${[...number].join(" ")}, ${room}.`);
    await expect(board.getByText(number, { exact: true }).first()).toBeVisible();
    await expect.poll(saidInEnglish).toEqual(called);
    return room;
  }

  const [clara, paul, dora, emil, fritz] = [aName(), aName(), aName(), aName(), aName()];

  await test.step("patients come by kiosk in Spanish, by their own phone, and by both desks at once", async () => {
    const screen = await kiosk();
    await screen.getByRole("button", { name: "Español" }).tap();
    for (const answer of ["Registrar mi llegada", "No, nada de eso", "No tengo cita"]) await screen.getByRole("button", { name: answer }).tap();
    await screen.getByRole("button", { name: /^GP consultation/ }).tap();
    await screen.getByLabel("Nombre").fill(clara);
    await screen.getByRole("button", { name: "Continuar" }).tap();
    await screen.getByRole("button", { name: "Sin mensaje" }).tap();
    await expect(screen.getByText(ticketNumber)).toHaveText(await numberWhenKnown(clara));
    await screen.getByRole("button", { name: "Listo" }).tap();
    await expect(screen.getByRole("heading", { name: "Welcome" })).toBeVisible();
  });
  async function numberWhenKnown(name: string): Promise<string> {
    await expect.poll(() => numberOf(name)).toMatch(ticketNumber);
    return numberOf(name);
  }

  const phone = await newPage(phoneSize);
  await test.step("a patient joins with a phone", async () => {
    const { path } = (await (await mo.request.get("/api/join/quay/door")).json()) as { path: string };
    await phone.goto(path);
    await phone.getByRole("button", { name: "No, none of these" }).tap();
    await phone.getByLabel(/^GP consultation/).check();
    await phone.getByLabel("What should we call you at the desk?").fill(paul);
    await phone.getByRole("button", { name: "Take a ticket" }).tap();
    await expect(phone).toHaveURL(/\/t\/[A-Za-z0-9_-]{24}$/);
    await expect(phone.getByText("1 person is ahead of you")).toBeVisible();
  });

  await test.step("both desks check somebody in at the same time", async () => {
    await Promise.all([checkIn(mo, dora, "Blood draw"), checkIn(ada, emil, "GP consultation")]);
  });
  const [claras, pauls, doras, emils] = [await numberWhenKnown(clara), await numberWhenKnown(paul), await numberWhenKnown(dora), await numberWhenKnown(emil)];
  for (const desk of [mo, ada]) {
    for (const number of [claras, pauls, doras, emils]) await expect(rowOf(desk, number)).toBeVisible();
    await hears(desk);
  }

  const [mosPatient, adasPatient] = await test.step("two desks that call next at the same moment call two patients", async () => {
    await chooseRoom(mo, "Room 1");
    await chooseRoom(ada, "Room 4");
    await Promise.all([mo.keyboard.press("c"), ada.keyboard.press("c")]);
    await expect.poll(async () => (await quay.view("board:quay-hall")).calling.map(({ number }) => number).sort()).toEqual([claras, pauls].sort());
    const inRoom = (room: string) => quay.view("queue").then(({ rooms }) => rooms.find(({ name }) => name === room)?.ticket ?? "");
    const both = [await inRoom("Room 1"), await inRoom("Room 4")] as const;
    // Which of the two was faster is chance; the board says one after the other.
    await expect.poll(async () => (await saidInEnglish()).length).toBe(2);
    const said = await saidInEnglish();
    expect([...said].sort()).toEqual([`en-GB: Number ${[...both[0]].join(" ")}, Room 1.`, `en-GB: Number ${[...both[1]].join(" ")}, Room 4.`].sort());
    called.push(...said);
    await expect(phone.getByText(both[0] === pauls ? "Room 1" : "Room 4", { exact: true })).toBeVisible();
    return both;
  });

  await test.step("one is seen and done; the other is sent out for an X-ray elsewhere and comes back", async () => {
    await press(ada, adasPatient, "s");
    await state(adasPatient).toBe("in-service");
    await press(ada, adasPatient, "f");
    await state(adasPatient).toBe("done");

    await press(mo, mosPatient, "s");
    await state(mosPatient).toBe("in-service");
    await press(mo, mosPatient, "w");
    await expect(mo.getByRole("dialog", { name: `Send ${mosPatient} out, and back` })).toBeVisible();
    await mo.keyboard.press("Enter");
    await state(mosPatient).toBe("sent-out");
    await expect(rowOf(ada, mosPatient)).toContainText("Sent out");
    await press(mo, mosPatient, "o");
    await state(mosPatient).toBe("waiting");
    // Whoever was out goes before whoever came later.
    expect((await ticket(mosPatient))?.place).toBeLessThan((await ticket(emils))?.place ?? 0);
  });

  await test.step("the line of one desk is cut: it goes on working, and says what has not been sent", async () => {
    await adasLine.cut();
    await ada.context().setOffline(true);
    await press(ada, emils, "h");
    await expect(ada.getByRole("dialog", { name: `Hold ${emils}` })).toBeVisible();
    await ada.keyboard.type("on the telephone");
    await ada.keyboard.press("Enter");
    await expect(rowOf(ada, emils)).toContainText("not sent yet");
    await press(ada, doras, "r");
    await expect(rowOf(ada, doras)).toContainText("not sent yet");
    await expect(rowOf(ada, doras)).toContainText("Room 2");
    await openCheckIn(ada, fritz, "Blood draw");
    await expect(ada.getByRole("dialog").getByText(`${fritz}: not sent yet. The number comes when the line is back.`)).toBeVisible();
    await closeDialog(ada);
    await expect(ada.getByText("3 not sent yet")).toBeVisible();
    expect((await ticket(emils))?.state).toBe("waiting");
    expect((await ticket(doras))?.state).toBe("waiting");
    expect((await quay.view("queue")).tickets.filter(({ name }) => name === fritz)).toEqual([]);
  });

  await test.step("meanwhile the other desk calls the same patient", async () => {
    await press(mo, doras, "r");
    expect(await onBoard(doras)).toBe("Room 2");
  });

  await test.step("the line is back: everything arrives once, and the conflict is told in words", async () => {
    await ada.context().setOffline(false);
    adasLine.mend();
    await expect(ada.getByRole("alert").filter({ hasText: doras })).toContainText(new RegExp(`Mo Lind called ${doras} (just now|\\d+ (seconds|minutes) ago), to Room 2\\.`));
    await state(emils).toBe("on-hold");
    await numberWhenKnown(fritz);
    await expect(ada.getByText("not sent yet")).toHaveCount(0);
    await expect(rowOf(mo, await numberOf(fritz))).toBeVisible();
    await expect(rowOf(mo, emils)).toContainText("on the telephone");
    expect((await quay.view("queue")).tickets.filter(({ name }) => name === fritz)).toHaveLength(1);
    expect(await ticket(doras)).toMatchObject({ state: "called", calls: 1 });
  });

  await test.step("a patient who does not come is brought back by undo, and seen", async () => {
    await press(ada, emils, "h");
    await state(emils).toBe("waiting");
    await press(ada, emils, "r");
    const room = await onBoard(emils);
    await press(ada, emils, "r");
    await expect(rowOf(ada, emils)).toContainText("2 of 3");
    called.push(`en-GB: Number ${[...emils].join(" ")}, ${room}.`);
    await expect.poll(saidInEnglish).toEqual(called);
    await press(ada, emils, "x");
    await state(emils).toBe("no-show");
    await ada.keyboard.press("u");
    await state(emils).toBe("called");
    expect((await ticket(emils))?.roomName).toBe(room);
    // The house knows it before the desk shows it, and a key is pressed on what is seen.
    await expect(rowOf(ada, emils)).toContainText(room);
    await press(ada, emils, "s");
    await state(emils).toBe("in-service");
    await press(ada, emils, "f");
    await state(emils).toBe("done");
  });

  await test.step("whoever came back is seen, and sent on to another line with the wait that was waited", async () => {
    await press(mo, mosPatient, "r");
    const room = await onBoard(mosPatient);
    if (mosPatient === pauls) await expect(phone.getByText(room, { exact: true })).toBeVisible();
    await press(mo, mosPatient, "s");
    await state(mosPatient).toBe("in-service");
    const since = (await ticket(mosPatient))?.waitingSince ?? 0;
    await press(mo, mosPatient, "t");
    const transfer = mo.getByRole("dialog", { name: `Send ${mosPatient} to another line` });
    await transfer.getByLabel("Blood draw").click();
    await transfer.getByRole("button", { name: "Send there" }).click();
    await state(mosPatient).toBe("waiting");
    expect(await ticket(mosPatient)).toMatchObject({ serviceId: "blood" });
    expect((await ticket(mosPatient))?.waitingSince).toBeLessThanOrEqual(since);

    await press(mo, doras, "s");
    await state(doras).toBe("in-service");
    await press(mo, doras, "f");
    await state(doras).toBe("done");
    await press(ada, mosPatient, "r");
    expect(await onBoard(mosPatient)).toBe("Room 2");
    await press(ada, mosPatient, "s");
    await state(mosPatient).toBe("in-service");
    await press(ada, mosPatient, "f");
    await state(mosPatient).toBe("done");
    await expect(phone.getByLabel("Good", { exact: true })).toBeVisible();
  });

  const fritzs = await numberOf(fritz);
  await test.step("the day is closed, and whoever is left goes home", async () => {
    await mo.getByRole("button", { name: "More for the desk" }).click();
    await mo.getByRole("menuitem", { name: "Close the day" }).click();
    await mo.getByRole("button", { name: "Close for 1 patient" }).click();
    await expect(mo.getByText("1 patient has left the queue.")).toBeVisible();
    await state(fritzs).toBe("left");
    await expect(board.getByText(new RegExp(`^(${nobody.join("|")})$`))).toBeVisible();
  });

  await test.step("what the house knows of this morning", async () => {
    const { tickets, rooms } = await quay.view("queue");
    const today = tickets.filter(({ name }) => [clara, paul, dora, emil, fritz].includes(name));
    expect(today.map(({ name, state: end }) => `${name} ${end}`).sort()).toEqual([`${clara} done`, `${paul} done`, `${dora} done`, `${emil} done`, `${fritz} left`].sort());
    expect(rooms.filter(({ ticketId }) => ticketId !== null)).toEqual([]);

    const log = await dayLogOf(mo.request, today.map(({ id }) => id));
    const happenedTo = (number: string) => log.filter((event) => event.number === number).map(({ type }) => type);
    expect(doubleBookings(log)).toEqual([]);
    expect(happenedTo(adasPatient)).toEqual(["checked-in", "called", "started", "finished"]);
    expect(happenedTo(mosPatient)).toEqual(["checked-in", "called", "started", "sent-out", "came-back", "called", "started", "transferred", "called", "started", "finished"]);
    expect(happenedTo(doras)).toEqual(["checked-in", "called", "started", "finished"]);
    expect(happenedTo(emils)).toEqual(["checked-in", "held", "resumed", "called", "recalled", "no-show", "undone", "started", "finished"]);
    expect(happenedTo(fritzs)).toEqual(["checked-in", "left"]);
    expect(log.filter(({ number, type }) => number === emils && type === "held").map(({ by }) => by)).toEqual(["Ada Bell"]);
    // Each call was said aloud as often as it was made, to the end.
    expect(log.filter(({ type }) => type === "called" || type === "recalled")).toHaveLength(called.length);
    expect(await saidInEnglish()).toEqual(called);
    expect((await heard()).filter((said) => said === "chime")).toHaveLength(called.length);
  });
});

const rowOf = (desk: Page, number: string): Locator => desk.getByRole("row").filter({ hasText: number });

/** A key on somebody's row. A row that has just moved takes the focus with it, or gets it again. */
async function press(desk: Page, number: string, key: string): Promise<void> {
  await expect(rowOf(desk, number)).not.toHaveAttribute("aria-busy", "true");
  await rowOf(desk, number).focus();
  await expect(rowOf(desk, number)).toBeFocused();
  await desk.keyboard.press(key);
}

async function openCheckIn(desk: Page, name: string, service: string): Promise<void> {
  await desk.getByRole("button", { name: "Check in" }).first().click();
  const form = desk.getByRole("dialog", { name: "Check in" });
  await form.getByLabel("Patient's name").fill(name);
  await form.getByLabel(service).click();
  await form.getByRole("button", { name: "Check in" }).click();
}

async function checkIn(desk: Page, name: string, service: string): Promise<void> {
  await openCheckIn(desk, name, service);
  await expect(desk.getByRole("region", { name: `Ticket of ${name}` })).toBeVisible();
  await closeDialog(desk);
}

async function closeDialog(desk: Page): Promise<void> {
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog")).toHaveCount(0);
}

async function chooseRoom(desk: Page, room: string): Promise<void> {
  await desk.getByRole("button", { name: "My room" }).click();
  await desk.getByRole("menuitem", { name: room }).click();
  await expect(desk.getByRole("button", { name: `My room: ${room}` })).toBeVisible();
}
