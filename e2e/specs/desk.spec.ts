import { tabTo } from "../fixtures/keys.ts";
import { aName, expect, test } from "../fixtures/test.ts";

test("A whole morning at the desk goes by the keyboard alone", async ({ api, desk }) => {
  test.setTimeout(60_000);
  const name = aName();
  await api.command({ type: "assign-staff", staffId: "meier", roomId: "room-1" });
  await api.command({ type: "assign-staff", staffId: "blanc", roomId: "room-3" });
  const stands = async () => (await api.view("queue")).tickets.find((ticket) => ticket.name === name);
  const state = () => expect.poll(async () => (await stands())?.state);
  const press = (key: string) => desk.keyboard.press(key);

  await press("n");
  const form = desk.getByRole("dialog", { name: "Check in" });
  await expect(form.getByLabel("Patient's name")).toBeFocused();
  await desk.keyboard.type(name);
  await tabTo(desk, form.getByLabel("GP consultation"));
  await press("Space");
  // From a choice, Enter sends the form.
  await press("Enter");
  await state().toBe("waiting");
  await press("Escape");
  await expect(form).toBeHidden();

  const row = desk.getByRole("row").filter({ hasText: name });
  await press("j");
  await expect(row).toBeFocused();
  await press("r");
  await state().toBe("called");
  await expect(row).toContainText("1 of 3");
  await press("r");
  await expect(row).toContainText("2 of 3");

  await press("h");
  const hold = desk.getByRole("dialog", { name: /^Hold/ });
  await expect(hold.getByLabel("Reason, if it helps")).toBeFocused();
  await desk.keyboard.type("on the telephone");
  await press("Enter");
  await expect(hold).toBeHidden();
  await state().toBe("on-hold");
  await expect(row).toContainText("on the telephone");
  await expect(row).toBeFocused();
  await press("h");
  await state().toBe("waiting");

  await press("r");
  await state().toBe("called");
  await press("s");
  await state().toBe("in-service");
  await press("w");
  const sendOut = desk.getByRole("dialog", { name: /^Send .* out, and back$/ });
  await expect(sendOut).toContainText("Keeps the place and comes back to Dr Meier.");
  await press("Enter");
  await state().toBe("sent-out");
  await expect(row).toContainText("Sent out");
  await expect(row).toBeFocused();
  await press("o");
  await state().toBe("waiting");
  await expect.poll(async () => (await stands())?.why.map((why) => why.code)).toContain("came-back");

  await press("t");
  const transfer = desk.getByRole("dialog", { name: /to another line$/ });
  await expect(transfer).toContainText("waited so far count in the new line");
  await tabTo(desk, transfer.getByLabel("Nurse"));
  await press("Space");
  await press("Enter");
  await expect.poll(async () => (await stands())?.serviceId).toBe("nurse");

  await expect(row).toBeFocused();
  await press("r");
  await state().toBe("called");
  await press("s");
  await state().toBe("in-service");
  await press("f");
  await state().toBe("done");
  await press("u");
  await state().toBe("in-service");
  for (const staffId of ["meier", "blanc"]) await api.command({ type: "assign-staff", staffId, roomId: null });
});

test("Every small dialog is done with its key, some words and Enter, and can be taken back", async ({ api, desk }) => {
  const patient = await api.checkIn(aName());
  const ticket = () => api.ticket(patient.id);
  const row = desk.getByRole("row").filter({ hasText: patient.name });
  await expect(row).toBeVisible();
  await desk.keyboard.press("j");
  await expect(row).toBeFocused();

  await desk.keyboard.press("m");
  await desk.keyboard.type("needs an interpreter");
  await desk.keyboard.press("Enter");
  await expect(row).toContainText("needs an interpreter");
  await expect(row).toBeFocused();
  await desk.keyboard.press("u");
  await expect.poll(async () => (await ticket())?.note).toBeNull();

  await desk.keyboard.press("p");
  await expect(row).toContainText("Private");
  await desk.keyboard.press("u");
  await expect.poll(async () => (await ticket())?.isPrivate).toBe(false);

  await desk.keyboard.press("!");
  const urgency = desk.getByRole("dialog", { name: /^Urgency of/ });
  await expect(urgency.getByRole("radio", { name: "Immediate" })).toBeFocused();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Enter");
  await expect(urgency.getByText("Say why the urgency changes.")).toBeVisible();
  await urgency.getByLabel("Reason").fill("pain has become worse");
  await desk.keyboard.press("Enter");
  await expect(row).toContainText("Very urgent");
  await desk.keyboard.press("u");
  await expect.poll(async () => (await ticket())?.urgency).toBe(4);

  await desk.keyboard.press("o");
  await desk.keyboard.type("in the car");
  await desk.keyboard.press("Enter");
  await expect.poll(async () => (await ticket())?.state).toBe("stepped-out");
  await desk.keyboard.press("u");
  await expect.poll(async () => (await ticket())?.state).toBe("waiting");

  for (const [key, state, title] of [["Delete", "cancelled", /^Cancel the visit/], ["e", "entered-in-error", /entered in error$/]] as const) {
    await expect(row).toBeFocused();
    await desk.keyboard.press(key);
    await expect(desk.getByRole("dialog", { name: title })).toBeVisible();
    await desk.keyboard.press("Enter");
    await expect.poll(async () => (await ticket())?.state).toBe(state);
    await desk.getByRole("button", { name: "Undo" }).first().click();
    await expect(row).toContainText("of 30 min");
    await row.focus();
  }

  await desk.keyboard.press("Enter");
  const details = desk.getByRole("dialog", { name: new RegExp(patient.number) });
  const history = details.getByRole("region", { name: "History of today" });
  await expect(history).toContainText("Ana Ruiz checked in for GP consultation");
  await expect(history).toContainText("Ana Ruiz changed the urgency to Very urgent: pain has become worse");
  await expect(history).toContainText("Ana Ruiz: stepped out: in the car");
});

test("Who is expected is noticed while the name is typed, and checked in by one press", async ({ api, desk }) => {
  const [name, other] = [aName(), aName()];
  // An hour that is of today whenever the test runs.
  const now = Date.now();
  await api.command({ type: "book", appointmentId: `e2e-${now}-1`, name, serviceIds: ["gp"], scheduledAt: now - 90_000 });
  await api.command({ type: "book", appointmentId: `e2e-${now}-2`, name: other, serviceIds: ["blood"], scheduledAt: now - 60_000 });

  await desk.keyboard.press("n");
  const form = desk.getByRole("dialog", { name: "Check in" });
  await form.getByLabel("Patient's name").fill(name.slice(0, -1));
  await expect(form.getByText(`${name} is expected at`)).toBeVisible();
  await form.getByLabel("Patient's name").fill(name);
  await form.getByText(`${name} is expected at`).locator("..").getByRole("button", { name: "Check in that appointment" }).click();
  await expect.poll(async () => (await api.view("queue")).tickets.find((ticket) => ticket.name === name)?.appointmentAt).toBe(now - 90_000);
  await form.getByLabel("Patient's name").fill(name);
  await expect(form.getByText(`${name} is here already`)).toBeVisible();
  await desk.keyboard.press("Escape");
  await expect(form).toBeHidden();

  await desk.getByRole("button", { name: /^Expected today/ }).click();
  const expected = desk.getByRole("listitem").filter({ hasText: other });
  await expect(expected).toContainText("late");
  await expected.focus();
  await desk.keyboard.press("x");
  await expect(expected).toBeHidden();
  await desk.getByRole("button", { name: "Undo" }).click();
  await expect(expected).toBeVisible();
  await expected.focus();
  await desk.keyboard.press("i");
  await expect.poll(async () => (await api.view("queue")).tickets.find((ticket) => ticket.name === other)?.serviceId).toBe("blood");
  await expect(expected).toBeHidden();
});

test("The day is closed for those who are chosen, and one of them is brought back", async ({ api, desk }) => {
  const [goes, stays] = [await api.checkIn(aName()), await api.checkIn(aName())];
  await desk.getByRole("button", { name: "More for the desk" }).click();
  await desk.getByRole("menuitem", { name: "Close the day" }).click();
  const dialog = desk.getByRole("dialog", { name: "Close the day" });
  await dialog.getByLabel(new RegExp(stays.number)).uncheck();
  await dialog.getByRole("button", { name: "Close for 1 patient" }).click();
  await expect(dialog.getByText("1 patient has left the queue.")).toBeVisible();
  expect((await api.ticket(goes.id))?.state).toBe("left");
  expect((await api.ticket(stays.id))?.state).toBe("waiting");
  await dialog.getByRole("button", { name: `Bring ${goes.number} back` }).click();
  await expect.poll(async () => (await api.ticket(goes.id))?.state).toBe("waiting");
});
