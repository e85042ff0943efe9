import { openFakePrinter } from "#server/testing/fake-printer.ts";
import { violations } from "../fixtures/axe.ts";
import { pressEnterOn as press, tabTo } from "../fixtures/keys.ts";
import { pagesOf, ticketNumber } from "../fixtures/kiosk-pages.ts";
import { layLine } from "../fixtures/line.ts";
import { themes } from "../fixtures/screens.ts";
import { aName, expect, test, type Page } from "../fixtures/test.ts";

const none = "No, none of these";

test("A patient without an appointment takes a ticket by touch", async ({ kiosk, quay }) => {
  const page = await kiosk();
  const name = aName();
  await page.getByRole("button", { name: "Check in" }).tap();
  await expect(page.getByRole("heading", { name: "Do you have one of these right now?" })).toBeFocused();
  await page.getByRole("button", { name: none }).tap();
  await page.getByRole("button", { name: "No, I have none" }).tap();
  await expect(page.getByRole("button", { name: /^GP consultation about \d+\smin, at most \d+\smin$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "X-ray Nobody is here for this right now. You may wait." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Eye test Closed" })).toBeDisabled();
  await page.getByRole("button", { name: /^GP consultation/ }).tap();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Continue" }).tap();
  for (const digit of "+41795550102") await page.getByRole("button", { name: digit, exact: true }).tap();
  await expect(page.getByLabel("Phone number")).toHaveValue("+41795550102");
  await page.getByRole("button", { name: "Continue" }).tap();

  const number = page.getByText(ticketNumber);
  await expect(number).toBeVisible();
  await expect(page.getByText(/^Your wait: about \d+\smin, at most \d+\smin$/)).toBeVisible();
  await expect(page.getByText("Please wait here: Waiting area, straight on")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Code of your ticket/ })).toBeVisible();
  const waiting = (await quay.view("queue")).tickets.find((ticket) => ticket.name === name);
  expect(waiting).toMatchObject({ number: await number.textContent(), state: "waiting", serviceId: "gp" });

  await page.getByRole("button", { name: "Done" }).tap();
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
  // The next patient finds nothing of this one, on no way.
  await page.goBack({ timeout: 3_000 }).catch(() => null);
  await page.goto("/kiosk/hall");
  await page.getByRole("button", { name: "Check in" }).tap();
  await page.getByRole("button", { name: none }).tap();
  await page.getByRole("button", { name: "No, I have none" }).tap();
  await page.getByRole("button", { name: /^GP consultation/ }).tap();
  await expect(page.getByLabel("Name")).toHaveValue("");
  expect(await page.content()).not.toContain(name);
});

test("A patient checks in with the keyboard alone", async ({ kiosk, quay }) => {
  const page = await kiosk();
  const name = aName();
  await press(page, page.getByRole("button", { name: "Check in" }));
  await press(page, page.getByRole("button", { name: none }));
  await press(page, page.getByRole("button", { name: "No, I have none" }));
  await press(page, page.getByRole("button", { name: /^Blood draw/ }));
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "No message" }));
  await expect(page.getByText(ticketNumber)).toBeVisible();
  expect((await quay.view("queue")).tickets.find((ticket) => ticket.name === name)).toMatchObject({ serviceId: "blood", state: "waiting" });
});

test("A patient checks in in Arabic, from right to left, with the keyboard alone", async ({ kiosk, quay }) => {
  const page = await kiosk();
  await press(page, page.getByRole("button", { name: "العربية" }));
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await press(page, page.getByRole("button", { name: "تسجيل الوصول" }));
  await press(page, page.getByRole("button", { name: "لا، لا شيء منها" }));
  await press(page, page.getByRole("button", { name: "لا", exact: true }));
  await press(page, page.getByRole("button", { name: /^GP consultation/ }));
  await tabTo(page, page.getByLabel("الاسم"));
  await page.keyboard.type("ليلى حداد");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "بدون رسالة" }));
  const number = page.getByText(ticketNumber);
  await expect(number).toBeVisible();
  await expect(page.getByText(/^مدة انتظارك: /)).toBeVisible();
  expect((await quay.view("queue")).tickets.find((ticket) => ticket.name === "ليلى حداد")?.number).toBe(await number.textContent());
  await press(page, page.getByRole("button", { name: "تم", exact: true }));
  // The next patient is greeted in the clinic's own language.
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});

test("A patient with an appointment types its code, and sees its time and nothing else", async ({ kiosk, quay }) => {
  const page = await kiosk();
  const name = aName();
  const scheduledAt = await bookToday(quay, name);
  const appointment = (await quay.view("queue")).appointments.find((one) => one.name === name);
  const code = await quay.codeOf(appointment?.id ?? "");
  await toIdentify(page);
  await page.getByRole("button", { name: "Type my code" }).tap();
  for (const letter of "AAAAAA") await page.getByRole("button", { name: letter, exact: true }).tap();
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("alert").filter({ hasText: "We did not find your appointment." })).toBeVisible();
  await page.getByLabel("What is your code?").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("heading", { name: `Is your appointment at ${clockOf(scheduledAt)}?` })).toBeVisible();
  expect(await page.content()).not.toContain(name);
  await page.getByRole("button", { name: "Yes, that is right" }).tap();
  await page.getByRole("button", { name: "No message" }).tap();
  await expect(page.getByText(ticketNumber)).toBeVisible();
  expect((await quay.view("queue")).tickets.find((ticket) => ticket.name === name)).toMatchObject({ appointmentAt: scheduledAt });
});

test("A patient without a code is found by the time and three letters, and goes back without losing the way", async ({ kiosk, quay }) => {
  const page = await kiosk();
  const scheduledAt = await bookToday(quay, `${aName()} Zwingli`);
  const [hour = "", minute = ""] = clockOf(scheduledAt).split(":");
  await toIdentify(page);
  await page.getByRole("button", { name: "I have no code" }).tap();
  await page.getByRole("button", { name: `${hour}:00`, exact: true }).tap();
  await page.getByRole("button", { name: `:${minute}`, exact: true }).tap();
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.getByLabel("What are the first three letters of your family name?").fill("xyz");
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("alert").filter({ hasText: "We did not find your appointment." })).toBeVisible();
  await page.getByRole("button", { name: "Back" }).tap();
  await expect(page.getByRole("button", { name: `${hour}:00`, exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.getByLabel("What are the first three letters of your family name?").fill("Zwi");
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByRole("heading", { name: `Is your appointment at ${clockOf(scheduledAt)}?` })).toBeVisible();
});

test("A patient holds the code of the letter in front of the camera", async ({ kiosk, quay }) => {
  const name = aName();
  const scheduledAt = await bookToday(quay, name);
  const appointment = (await quay.view("queue")).appointments.find((one) => one.name === name);
  const code = await quay.codeOf(appointment?.id ?? "");
  // A camera that sees the code at its second look, as a phone held up in a hurry would give it.
  const page = await kiosk({}, (fresh) =>
    fresh.addInitScript((seen) => {
      let looks = 0;
      class BarcodeDetector {
        async detect() {
          return looks++ === 0 ? [] : [{ rawValue: seen }];
        }
      }
      const stream = () => Promise.resolve(document.createElement("canvas").captureStream());
      Object.defineProperty(window, "BarcodeDetector", { value: BarcodeDetector });
      Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: stream } });
      HTMLMediaElement.prototype.play = () => Promise.resolve();
    }, `https://clinic.example/join/quay?a=${code}`),
  );
  await toIdentify(page);
  await page.getByRole("button", { name: "Scan my code" }).tap();
  await expect(page.getByRole("heading", { name: `Is your appointment at ${clockOf(scheduledAt)}?` })).toBeVisible();
  await page.getByRole("button", { name: "Yes, that is right" }).tap();
  await page.getByRole("button", { name: "No message" }).tap();
  await expect(page.getByText(ticketNumber)).toBeVisible();
  expect((await quay.view("queue")).tickets.find((ticket) => ticket.name === name)).toMatchObject({ appointmentAt: scheduledAt });
});

test("A ticket is printed on paper, and a printer without paper is no reason to lose the number", async ({ kiosk, quaySettings }) => {
  const printer = await openFakePrinter();
  try {
    await quaySettings((now) => ({ ...now, kiosks: now.kiosks.map((one) => ({ ...one, printer: printer.address })) }));
    const page = await kiosk();
    await page.getByRole("button", { name: "العربية" }).tap();
    await page.getByRole("button", { name: "تسجيل الوصول" }).tap();
    await page.getByRole("button", { name: "لا، لا شيء منها" }).tap();
    await page.getByRole("button", { name: "لا", exact: true }).tap();
    await page.getByRole("button", { name: /^Blood draw/ }).tap();
    await page.getByRole("button", { name: "بدون اسم" }).tap();
    await page.getByRole("button", { name: "بدون رسالة" }).tap();
    const number = await page.getByText(ticketNumber).textContent();
    printer.is.noPaper = true;
    await page.getByRole("button", { name: "طباعة" }).tap();
    await expect(page.getByText("لا يوجد ورق في الطابعة.")).toBeVisible();
    await expect(page.getByText("يُرجى تذكّر رقمك أو مسح الرمز.", { exact: false })).toBeVisible();
    expect(printer.jobs()).toEqual([]);
    printer.is.noPaper = false;
    await page.getByRole("button", { name: "طباعة" }).tap();
    // The printer has no Arabic letters, and the screen says in which language the paper is.
    await expect(page.getByText(/التذكرة الورقية مكتوبة بهذه اللغة: .?English.?\./)).toBeVisible();
    expect(printer.jobs().map((job) => job.toString("latin1").includes(`${number}`))).toEqual([true]);
  } finally {
    await printer.close();
  }
});

test("A patient with chest pain is sent to the desk, and the desk sees it at once", async ({ kiosk, quay }) => {
  const page = await kiosk();
  await page.getByRole("button", { name: "Check in" }).tap();
  await page.getByRole("button", { name: "Yes" }).tap();
  await expect(page.getByRole("heading", { name: "Please go to the desk now." })).toBeVisible();
  const number = page.getByText(ticketNumber);
  await expect(number).toBeVisible();
  const ticket = (await quay.view("queue")).tickets.find(async (one) => one.number === (await number.textContent()));
  expect(ticket).toMatchObject({ state: "arrived", urgency: 2, name: "Visitor", pause: { reason: "says-urgent" } });
  await page.getByRole("button", { name: "Done" }).tap();
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
});

test("A kiosk that is left alone asks, waits, and forgets", async ({ kiosk }) => {
  const page = await kiosk({}, (fresh) => fresh.clock.install());
  await page.getByRole("button", { name: "Deutsch" }).tap();
  await page.getByRole("button", { name: "Größere Schrift" }).tap();
  await page.getByRole("button", { name: "Anmelden" }).tap();
  await page.getByRole("button", { name: "Nein, nichts davon" }).tap();
  await page.clock.runFor(29_000);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.clock.runFor(2_000);
  const question = page.getByRole("dialog", { name: "Sind Sie noch da?" });
  await expect(question).toBeVisible();
  await expect(question.getByRole("button", { name: "Ja, ich brauche mehr Zeit" })).toBeFocused();
  await question.getByRole("button", { name: "Ja, ich brauche mehr Zeit" }).tap();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Haben Sie heute einen Termin?" })).toBeVisible();

  await page.clock.runFor(51_000);
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Larger text" })).toHaveAttribute("aria-pressed", "false");
});

test("A kiosk that is cut off says so, points to the desk, and begins anew when it is back", async ({ kiosk }) => {
  let line: Awaited<ReturnType<typeof layLine>> | undefined;
  const page = await kiosk({}, async (fresh) => (line = await layLine(fresh)));
  await page.getByRole("button", { name: "Check in" }).tap();
  await line?.cut();
  await expect(page.getByRole("heading", { name: "This screen has no connection." })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Please go to the desk.")).toBeVisible();
  line?.mend();
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible({ timeout: 15_000 });
});

test("A press that is answered late makes one ticket", async ({ kiosk, quay }) => {
  const page = await kiosk();
  // The first answer is lost on its way back; the kiosk asks again by itself.
  let lost = 0;
  await page.route("**/api/kiosk/hall/check-in", async (route) => {
    if (lost++ > 0) return route.fallback();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Check in" }).tap();
  await page.getByRole("button", { name: none }).tap();
  await page.getByRole("button", { name: "No, I have none" }).tap();
  await page.getByRole("button", { name: /^Blood draw/ }).tap();
  await page.getByRole("button", { name: "Without a name" }).tap();
  await page.getByRole("button", { name: "No message" }).tap();
  const number = await page.getByText(ticketNumber).textContent();
  const waiting = (await quay.view("queue")).tickets.filter((ticket) => ticket.state === "waiting");
  expect(waiting.map((ticket) => ticket.number)).toEqual([number]);
  expect(lost).toBe(2);
});

test("Every target of a kiosk is 64 px high at least", async ({ kiosk }) => {
  const page = await kiosk({ viewport: { width: 1080, height: 1920 } });
  for await (const where of pagesOf(page)) {
    const heights = await page.getByRole("button").evaluateAll((buttons) => buttons.map((button) => ({ name: button.textContent ?? "", height: button.getBoundingClientRect().height, width: button.getBoundingClientRect().width })));
    expect(heights.filter(({ height, width }) => height < 64 || width < 64), where).toEqual([]);
    // Nothing is reached by scrolling sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), where).toBe(true);
  }
});

test("The way back is on the screen on every page of a tablet, also where the page is longer", async ({ kiosk }) => {
  const page = await kiosk();
  for await (const where of pagesOf(page)) {
    if (where === "start" || where === "ticket") continue;
    await expect(page.getByRole("button", { name: "Back" }), where).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Start over" }), where).toBeInViewport({ ratio: 1 });
  }
});

test("No page of a kiosk breaks accessibility rules, in either theme, with large text and high contrast", async ({ kiosk }) => {
  test.setTimeout(180_000);
  const found: string[] = [];
  for (const colorScheme of themes) {
    const page = await kiosk({ colorScheme });
    for await (const where of pagesOf(page)) {
      found.push(...(await violations(page, `${where}, ${colorScheme}`)));
      if (where !== "choose") continue;
      await page.getByRole("button", { name: "High contrast" }).tap();
      await page.getByRole("button", { name: "Larger text" }).tap();
      found.push(...(await violations(page, `${where}, ${colorScheme}, large and strong`)));
    }
    await page.getByRole("button", { name: "العربية" }).tap();
    found.push(...(await violations(page, `start in Arabic, ${colorScheme}`)));
  }
  expect(found).toEqual([]);
});

test("A screen that nobody has paired shows nothing of a clinic", async ({ newPage }) => {
  const page = await newPage();
  await page.goto("/kiosk/hall");
  await expect(page.getByRole("heading", { name: "This screen is not paired." })).toBeVisible();
  await expect(page.getByText("Quay Health Centre")).toHaveCount(0);
});

test("An administrator adds a kiosk, pairs it, and takes it out again", async ({ signedIn, newPage }) => {
  const page = await signedIn("quay_admin", "/admin/check-in");
  await page.getByRole("button", { name: "Add a kiosk" }).click();
  const form = page.getByRole("form", { name: "Add a kiosk" });
  await form.getByLabel("Name").fill("Side door");
  await form.getByLabel("Address").fill("side");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("form", { name: "Side door" })).toBeVisible();
  await page.getByRole("link", { name: "Back to Access" }).click();
  await page.getByRole("button", { name: "Issue a token for Side door" }).click();
  const address = (await page.getByRole("dialog").locator("code").first().textContent()) ?? "";
  const screen = await newPage();
  await screen.goto(new URL(address).pathname);
  await expect(screen.getByRole("button", { name: "Check in" })).toBeVisible();
  await page.goto("/admin/check-in");
  await page.getByRole("button", { name: "Remove Side door" }).click();
  await expect(page.getByRole("form", { name: "Side door" })).toHaveCount(0);
  await expect(screen.getByRole("heading", { name: "This screen is not paired." })).toBeVisible({ timeout: 15_000 });
});

async function toIdentify(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check in" }).tap();
  await page.getByRole("button", { name: none }).tap();
  await page.getByRole("button", { name: "Yes, I have an appointment" }).tap();
  await expect(page.getByRole("heading", { name: "How shall we find your appointment?" })).toBeVisible();
}

/** An appointment of this day, in five-minute steps, near enough to now that it is of today at any hour. */
async function bookToday(quay: { command(command: { type: "book"; name: string; serviceIds: string[]; scheduledAt: number }): Promise<unknown> }, name: string): Promise<number> {
  const step = 5 * 60_000;
  const scheduledAt = Math.floor(Date.now() / step) * step;
  await quay.command({ type: "book", name, serviceIds: ["gp"], scheduledAt });
  return scheduledAt;
}

function clockOf(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Zurich", hour: "2-digit", minute: "2-digit" }).format(at);
}
