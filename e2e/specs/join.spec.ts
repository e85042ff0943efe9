import AxeBuilder from "@axe-core/playwright";
import { themes } from "../fixtures/screens.ts";
import { aName, expect, phoneSize, test } from "../fixtures/test.ts";

test("A patient scans the code at the door, and follows the ticket on the same phone", async ({ quay, newPage, signedIn }) => {
  const desk = await signedIn("quay_desk", "/desk");
  const { path } = (await (await desk.request.get("/api/join/quay/door")).json()) as { path: string };
  const phone = await newPage(phoneSize);
  const name = aName();
  await phone.goto(path);
  await phone.getByRole("button", { name: "No, none of these" }).tap();
  await phone.getByLabel(/^GP consultation/).check();
  await phone.getByLabel("What should we call you at the desk?").fill(name);
  await phone.getByRole("button", { name: "Take a ticket" }).tap();
  await expect(phone).toHaveURL(/\/t\/[A-Za-z0-9_-]{24}$/);
  await expect(phone.getByText("You are next.")).toBeVisible();
  expect((await quay.view("queue")).tickets.find((ticket) => ticket.name === name)).toMatchObject({ state: "waiting", serviceId: "gp" });

  // The door once more: this phone has its ticket already.
  await phone.goto(path);
  await expect(phone.getByText(/^You have a ticket: [A-Z]\d{3}$/)).toBeVisible();
  await phone.getByRole("link", { name: "Show my ticket" }).tap();
  await expect(phone.getByText("You are next.")).toBeVisible();
});

test("A photograph of another day's code does not open the door", async ({ newPage }) => {
  const phone = await newPage(phoneSize);
  await phone.goto("/join/quay?door=ACEFHJKMNP");
  await expect(phone.getByText("This code is not of today. Please scan the code at the door again.")).toBeVisible();
  await phone.goto("/join/lindenhof");
  await expect(phone.getByText("You cannot check in with your phone here. Please go to the desk.")).toBeVisible();
  expect((await phone.goto("/join/no-such-clinic"))?.status()).toBe(404);
  await expect(phone.getByRole("heading", { name: "This page is not in use." })).toBeVisible();
});

test("A patient at the door who is in pain is sent to the desk", async ({ quay, newPage, signedIn }) => {
  const desk = await signedIn("quay_desk", "/desk");
  const { path } = (await (await desk.request.get("/api/join/quay/door")).json()) as { path: string };
  const phone = await newPage(phoneSize);
  await phone.goto(path);
  await phone.getByRole("button", { name: "Yes" }).tap();
  await phone.getByLabel(/^Blood draw/).check();
  await phone.getByRole("button", { name: "Take a ticket" }).tap();
  await expect(phone.getByRole("alert").filter({ hasText: "Go to the desk now." })).toBeVisible();
  expect((await quay.view("queue")).tickets.filter((ticket) => ticket.state === "arrived")).toMatchObject([{ urgency: 2, pause: { reason: "says-urgent" } }]);
});

test("Somebody on the way keeps a place and says when they are here", async ({ quay, quaySettings, newPage }) => {
  await quaySettings((now) => ({ ...now, selfCheckIn: { ...now.selfCheckIn, fromHome: true } }));
  const phone = await newPage(phoneSize);
  const name = aName();
  await phone.goto("/join/quay");
  await phone.getByRole("button", { name: "No, none of these" }).tap();
  await phone.getByLabel(/^GP consultation/).check();
  await phone.getByLabel("What should we call you at the desk?").fill(name);
  await phone.getByLabel("When will you be here?").selectOption("20");
  await phone.getByRole("button", { name: "Take a ticket" }).tap();
  await expect(phone.getByText("Your place is kept while you are on the way.", { exact: false })).toBeVisible();
  const ticket = async () => (await quay.view("queue")).tickets.find((one) => one.name === name);
  expect(await ticket()).toMatchObject({ state: "stepped-out", pause: { reason: "On the way" } });
  await phone.getByRole("button", { name: "I am here" }).tap();
  await expect(phone.getByText("You are next.")).toBeVisible();
  expect(await ticket()).toMatchObject({ state: "waiting" });
});

test("Somebody at home who is in pain is told to call for help, and stands in no line", async ({ quay, quaySettings, newPage }) => {
  await quaySettings((now) => ({ ...now, selfCheckIn: { ...now.selfCheckIn, fromHome: true } }));
  const phone = await newPage(phoneSize);
  await phone.goto("/join/quay");
  await phone.getByRole("button", { name: "Yes" }).tap();
  await expect(phone.getByText("Call the emergency number now.", { exact: false })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Take a ticket" })).toHaveCount(0);
  expect((await quay.view("queue")).tickets.filter((ticket) => ticket.state === "arrived" || ticket.state === "waiting")).toEqual([]);
});

test("The poster shows today's code to staff, and to nobody else", async ({ signedIn, newPage }) => {
  const visitor = await newPage();
  await visitor.goto("/join/quay/poster");
  await expect(visitor).toHaveURL(/\/sign-in\?next=/);
  const page = await signedIn("quay_desk", "/join/quay/poster");
  await expect(page.getByRole("img", { name: "Code for checking in with a phone" })).toBeVisible();
  await expect(page.getByText("Check in with your phone")).toBeVisible();
  await expect(page.getByText("سجّل وصولك بهاتفك")).toBeVisible();
  const other = await signedIn("desk", "/join/quay/poster");
  await expect(other.getByText("Only staff of this clinic can show its code. Please sign in.")).toBeVisible();
});

test("No page of checking in by phone breaks accessibility rules", async ({ newPage, signedIn }) => {
  test.setTimeout(120_000);
  const desk = await signedIn("quay_desk", "/desk");
  const { path } = (await (await desk.request.get("/api/join/quay/door")).json()) as { path: string };
  const found: string[] = [];
  for (const colorScheme of themes) {
    const phone = await newPage({ ...phoneSize, colorScheme });
    const look = async (where: string) => {
      const { violations } = await new AxeBuilder({ page: phone }).analyze();
      found.push(...violations.map(({ id, help, nodes }) => `${where}, ${colorScheme}: ${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`));
    };
    await phone.goto("/join/quay");
    await look("without a code");
    await phone.goto(path);
    await look("urgent");
    await phone.getByRole("button", { name: "No, none of these" }).tap();
    await look("form");
    await phone.getByLabel("Language").selectOption("ar");
    await look("form in Arabic");
    await phone.goto("/join/no-such-clinic");
    await look("unknown clinic");
  }
  const poster = await signedIn("quay_desk", "/join/quay/poster");
  await expect(poster.getByRole("img").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page: poster }).analyze();
  expect([...found, ...violations.map(({ id }) => `poster: ${id}`)]).toEqual([]);
});
