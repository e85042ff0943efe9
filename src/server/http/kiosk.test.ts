import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commandBody, type CommandInput } from "#contract/commands.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { appointmentCode } from "#server/check-in/short-code.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { recordForecasts } from "#server/record-forecasts.ts";
import { askerOf, type Answer } from "#server/testing/ask.ts";
import { openFakePrinter, type FakePrinter } from "#server/testing/fake-printer.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("a kiosk", () => {
  let server: TestHouse;
  let printer: FakePrinter;
  let ask: ReturnType<typeof askerOf>;
  const cookies: Record<string, string> = {};

  const setupOf = (change: Partial<ClinicSetup> = {}, id = "clinic"): ClinicSetup => ({
    ...smallClinic(id),
    kiosks: [{ id: "hall", name: "Hall", printer: printer.address, whereToWait: "Blue chairs" }, { id: "side", name: "Side door" }],
    visitTypes: [
      { id: "check-up", name: "Check-up", journey: [["gp"]], urgency: 4, atKiosk: true },
      { id: "blood", name: "Blood draw", journey: [["blood"]], urgency: 4, atKiosk: true },
      { id: "surgery", name: "Small surgery", journey: [["gp"]], urgency: 3, atKiosk: false },
    ],
    ...change,
  });
  const change = (with_: Partial<ClinicSetup>) => saveClinic(server.house, setupOf(with_), { isDemo: false });
  const staff = (command: CommandInput) => execute(server.house, "clinic", { idempotencyKey: randomUUID(), command: commandBody.parse(command) }, { kind: "staff", id: "ana", name: "Ana" });
  const pair = async (clinicAdmin: string, kiosk: string) => {
    const issued = await ask(`/api/admin/access/kiosk/${kiosk}`, { cookie: cookies[clinicAdmin] ?? "", method: "POST" });
    return (await ask(new URL(String(issued.json.address)).pathname)).cookies;
  };
  const checkIn = (body: object, cookie = cookies.hall, kiosk = "hall"): Promise<Answer> =>
    ask(`/api/kiosk/${kiosk}/check-in`, { cookie: cookie ?? "", body: { idempotencyKey: randomUUID(), language: "en", choiceId: "visit.check-up", ...body } });
  const ticketNumbered = (number: unknown) => Object.values(server.house.keeper.state("clinic").tickets).find((t) => t.number === number);
  const ticketCount = () => Object.keys(server.house.keeper.state("clinic").tickets).length;

  beforeAll(async () => {
    server = await openTestHouse();
    printer = await openFakePrinter();
    ask = askerOf(server.url);
    await saveClinic(server.house, setupOf(), { isDemo: false });
    await saveClinic(server.house, setupOf({}, "other"), { isDemo: false });
    for (const [username, role, clinicId] of [["ana", "front-desk", "clinic"], ["sam", "administrator", "clinic"], ["eve", "administrator", "other"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId });
      cookies[username] = (await ask("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
    cookies.hall = await pair("sam", "hall");
  });
  afterAll(async () => {
    await server.close();
    await printer.close();
  });
  beforeEach(() => {
    Object.assign(printer.is, { noPaper: false, open: false, fault: false, silent: false, deaf: false });
  });

  describe("and who may use it", () => {
    it("is only the browser that was paired, and by its own name", async () => {
      expect((await ask("/api/kiosk/hall", { cookie: cookies.hall })).status).toBe(200);
      expect((await ask("/api/kiosk/hall")).json).toMatchObject({ code: "bad-token" });
      expect((await ask("/api/kiosk/side", { cookie: cookies.hall })).status).toBe(401);
      // The token of one kiosk under the name of another.
      expect((await ask("/api/kiosk/side", { cookie: String(cookies.hall).replace("kiosk_hall", "kiosk_side") })).status).toBe(401);
      expect((await checkIn({}, "anteroom_kiosk_hall=made-up-token-000000000000")).status).toBe(401);
      expect((await checkIn({}, cookies.ana)).status).toBe(401);
    });

    it("is not a page of another site", async () => {
      const before = ticketCount();
      const answer = await ask("/api/kiosk/hall/check-in", { cookie: cookies.hall, headers: { origin: "https://elsewhere.example" }, body: { idempotencyKey: randomUUID(), language: "en", choiceId: "visit.check-up" } });
      expect(answer.status).toBe(403);
      expect(ticketCount()).toBe(before);
    });

    it("is nobody any more once it was revoked, and not a board", async () => {
      const side = await pair("sam", "side");
      expect((await ask("/api/kiosk/side", { cookie: side })).status).toBe(200);
      expect((await ask("/api/views/board:side", { cookie: side })).status).toBe(401);
      expect((await ask("/api/views/queue", { cookie: side })).status).toBe(401);
      await ask("/api/admin/access/kiosk/side", { cookie: cookies.sam, method: "DELETE" });
      expect((await ask("/api/kiosk/side", { cookie: side })).status).toBe(401);
      expect((await checkIn({}, side, "side")).status).toBe(401);
    });

    it("belongs to the clinic that paired it, though another has one of the same name", async () => {
      const others = await pair("eve", "hall");
      const [mine, theirs] = [ticketCount(), Object.keys(server.house.keeper.state("other").tickets).length];
      expect((await checkIn({}, others)).status).toBe(200);
      expect(ticketCount()).toBe(mine);
      expect(Object.keys(server.house.keeper.state("other").tickets).length).toBe(theirs + 1);
    });
  });

  describe("and what it shows", () => {
    it("is what patients may choose, with the waits, and nobody's name", async () => {
      await staff({ type: "check-in", name: "Quirina Zwyssig", serviceIds: ["gp"] });
      const { json, text } = await ask("/api/kiosk/hall", { cookie: cookies.hall });
      expect(json).toMatchObject({
        state: "open",
        prints: "network",
        choices: [
          { id: "visit.check-up", name: "Check-up", state: "offered", wait: { known: true } },
          { id: "visit.blood", name: "Blood draw", state: "nobody-serves", wait: { known: false, because: "nobody-serves" } },
        ],
      });
      expect(text).not.toContain("Zwyssig");
      expect(text).not.toContain("Small surgery");
    });

    it("says when it is closed, and until when, and gives no ticket then", async () => {
      // 13:00 in Zurich.
      await change({ openingHours: Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute: 12 * 60 }]) });
      expect((await ask("/api/kiosk/hall", { cookie: cookies.hall })).json).toMatchObject({ state: "closed", opensAt: Date.UTC(2026, 0, 16, 7) });
      expect((await checkIn({})).json).toMatchObject({ status: 409, code: "closed-now" });
      await change({});
    });

    it("has no tickets left when the wait would outlast the day", async () => {
      // A minute before closing; the least that is ever promised is "at most 10 minutes".
      await change({ openingHours: Array.from({ length: 7 }, () => [{ fromMinute: 8 * 60, toMinute: 13 * 60 + 1 }]), visitTypes: [{ id: "check-up", name: "Check-up", journey: [["gp"]], urgency: 4, atKiosk: true }] });
      expect((await ask("/api/kiosk/hall", { cookie: cookies.hall })).json).toMatchObject({ state: "full", choices: [{ state: "past-closing" }] });
      expect((await checkIn({})).json).toMatchObject({ code: "no-tickets-left" });
      await change({});
    });

    it("is off when the administrator says so, at once", async () => {
      await change({ selfCheckIn: { kiosk: false, atDoor: false, fromHome: false, askName: "ask" } });
      expect((await ask("/api/kiosk/hall", { cookie: cookies.hall })).json).toMatchObject({ state: "off" });
      expect((await checkIn({})).json).toMatchObject({ code: "not-offered" });
      await change({});
    });
  });

  describe("and checking in", () => {
    it("gives a ticket, once for one request however often it is sent", async () => {
      const before = ticketCount();
      const request = { idempotencyKey: "the-same-request", name: "Omar Hassan", phone: "+41 79 555 01 02" };
      const [first, again] = [await checkIn(request), await checkIn(request)];
      expect(first.json).toMatchObject({ service: "GP consultation", whereToWait: "Blue chairs", goToDesk: false, wait: { known: true } });
      expect(again.json).toMatchObject({ number: first.json.number, token: first.json.token });
      expect(ticketCount()).toBe(before + 1);
      expect(ticketNumbered(first.json.number)).toMatchObject({ state: "waiting", urgency: 4, lastMove: { by: "The patient" } });
      const [visit] = await server.house.database.sql`select patient_name, contact from visits where patient_name = 'Omar Hassan'`;
      expect(visit).toEqual({ patient_name: "Omar Hassan", contact: { language: "en", phone: "+41 79 555 01 02" } });
      expect((await ask(`/api/views/ticket:${String(first.json.token)}`)).status).toBe(200);
    });

    it("calls a patient who leaves the name open a visitor", async () => {
      const { json } = await checkIn({ name: "" });
      const queue = (await ask("/api/views/queue", { cookie: cookies.ana })).json.view as { tickets: { number: string; name: string }[] };
      expect(queue.tickets.find((t) => t.number === json.number)?.name).toBe("Visitor");
    });

    it("sends an urgent patient to the desk, where it is the first to be seen, whatever was chosen", async () => {
      const { json } = await checkIn({ isUrgent: true, choiceId: undefined });
      expect(json).toMatchObject({ goToDesk: true, wait: null });
      expect(ticketNumbered(json.number)).toMatchObject({ state: "arrived", urgency: 2, pause: { reason: "says-urgent" } });
    });

    it("tells the desk, and not the patient, that somebody of the same name waits already", async () => {
      const first = await checkIn({ name: "Mai Nguyen" });
      const second = await checkIn({ name: "NGUYEN, Mai" });
      expect(second.status).toBe(200);
      expect(second.text).not.toContain(String(first.json.number));
      expect(second.text).not.toContain("twice");
      expect(second.json.goToDesk).toBe(false);
      expect(ticketNumbered(second.json.number)).toMatchObject({ state: "arrived", pause: { reason: `same-name: ${String(first.json.number)}` } });
    });

    it("does not think of a patient of two hours ago, nor of two without a name, that they are one", async () => {
      await checkIn({ name: "Hugo Pereira" });
      server.clock.now = noon + 2 * hourMs;
      for (const name of ["Hugo Pereira", "", ""]) expect(ticketNumbered((await checkIn({ name })).json.number)).toMatchObject({ state: "waiting" });
      server.clock.now = noon;
    });

    it("refuses what is not offered to patients, and says which field is wrong", async () => {
      const before = ticketCount();
      for (const choiceId of ["visit.surgery", "service.gp", "visit.no-such", "__proto__", "visit."]) expect((await checkIn({ choiceId })).json).toMatchObject({ status: 400, code: "no-services" });
      expect((await checkIn({ phone: "call me" })).json).toMatchObject({ status: 400, field: "phone", detail: "is not a telephone number" });
      expect((await checkIn({ name: "x".repeat(121) })).json).toMatchObject({ field: "name" });
      expect((await checkIn({ choiceId: ["visit.check-up"] })).json).toMatchObject({ field: "choiceId" });
      expect((await ask("/api/kiosk/hall/check-in", { cookie: cookies.hall, method: "POST", headers: { "content-type": "application/json" } })).status).toBe(400);
      expect(ticketCount()).toBe(before);
    });

    it("keeps hostile names as what they are: names", async () => {
      const name = "Robert'); drop table visits; -- <script>\u202e";
      expect((await checkIn({ name })).status).toBe(200);
      const rows = await server.house.database.sql`select 1 from visits where patient_name = ${name}`;
      expect(rows.length).toBe(1);
    });
  });

  describe("and appointments", () => {
    const at = noon + 30 * minuteMs;
    const find = (by: object, cookie = cookies.hall) => ask("/api/kiosk/hall/appointment", { cookie: cookie ?? "", body: by });
    const book = (appointmentId: string, name: string, scheduledAt = at) => staff({ type: "book", appointmentId, name, serviceIds: ["gp"], scheduledAt });
    const codeOf = (id: string) => appointmentCode(server.house.settings.secret, "clinic", id);
    /** 13:30 in Zurich. */
    const minute = 13 * 60 + 30;

    beforeAll(async () => {
      await book("a-1", "Wanda Keller");
      await book("a-2", "Ueli Kern");
      await book("a-3", "Uma Kern");
      await book("tomorrow", "Otto Frei", at + 24 * hourMs);
    });

    it("are found by their code, however it was typed, and show their time alone", async () => {
      const code = codeOf("a-1");
      for (const typed of [code, code.toLowerCase(), `${code.slice(0, 3)}-${code.slice(3)}`, `https://x.example/join/clinic?a=${code}`]) {
        const { json, text } = await find({ code: typed });
        expect(json).toEqual({ scheduledAt: at });
        expect(text).not.toContain("Keller");
      }
    });

    it("are found by time and three letters, and by neither alone", async () => {
      expect((await find({ minute, letters: "kel" })).json).toEqual({ scheduledAt: at });
      expect((await find({ minute: minute + 5, letters: "kel" })).json).toMatchObject({ code: "unknown-code" });
      expect((await find({ minute, letters: "k" })).json).toMatchObject({ code: "unknown-code" });
      expect((await find({ minute, letters: "" })).status).toBe(400);
      expect((await find({ minute })).status).toBe(400);
    });

    it("are nobody's when two fit, or when they are not of today", async () => {
      expect((await find({ minute, letters: "ker" })).json).toMatchObject({ code: "unknown-code" });
      expect((await find({ minute, letters: "uel" })).json).toEqual({ scheduledAt: at });
      expect((await find({ code: codeOf("tomorrow") })).json).toMatchObject({ code: "unknown-code" });
    });

    it("are taken up with the name that was booked, once", async () => {
      const request = { idempotencyKey: "arrives-for-a-1", choiceId: undefined, appointment: { code: codeOf("a-1") } };
      const { json } = await checkIn(request);
      expect(ticketNumbered(json.number)).toMatchObject({ state: "waiting", appointmentAt: at });
      expect(server.house.keeper.state("clinic").appointments?.["a-1"]?.state).toBe("arrived");
      const rows = await server.house.database.sql`select patient_name from visits where appointment_id = 'a-1'`;
      expect(rows).toEqual([{ patient_name: "Wanda Keller" }]);
      // A repeat of the same request is the same ticket; a second arrival is none.
      expect((await checkIn(request)).json).toMatchObject({ number: json.number });
      expect((await checkIn({ choiceId: undefined, appointment: { code: codeOf("a-1") } })).json).toMatchObject({ code: "unknown-code" });
    });

    it("have a code that staff can look up for a letter, and nobody else", async () => {
      const { json } = await ask("/api/check-in/appointments/a-2/code", { cookie: cookies.ana });
      expect(json).toEqual({ code: codeOf("a-2"), address: `${server.url}/join/clinic?a=${codeOf("a-2")}` });
      expect((await ask("/api/check-in/appointments/a-2/code", { cookie: cookies.eve })).status).toBe(404);
      expect((await ask("/api/check-in/appointments/a-2/code", { cookie: cookies.hall })).status).toBe(401);
    });

    it("cannot be guessed: after twenty wrong codes within ten minutes the right one is not looked at either", async () => {
      server.clock.now = noon + hourMs;
      for (let i = 0; i < 20; i++) expect((await find({ code: "AAAAAA" })).json).toMatchObject({ code: "unknown-code" });
      expect((await find({ code: codeOf("a-2") })).json).toMatchObject({ status: 429, code: "too-many-tries" });
      server.clock.now = noon + hourMs + 10 * minuteMs;
      expect((await find({ code: codeOf("a-2") })).status).toBe(200);
      server.clock.now = noon;
    });
  });

  it("takes sixty patients in ten minutes at most, and not one more", async () => {
    server.clock.now = noon + 3 * hourMs;
    const answers = [];
    for (let i = 0; i < 61; i++) answers.push((await checkIn({})).status);
    expect(answers.filter((status) => status === 200).length).toBe(60);
    expect(answers.at(-1)).toBe(429);
    server.clock.now = noon + 4 * hourMs;
    expect((await checkIn({})).status).toBe(200);
    server.clock.now = noon;
  });

  describe("and paper", () => {
    const print = (token: unknown, idempotencyKey: string = randomUUID(), language = "en", cookie = cookies.hall) => ask("/api/kiosk/hall/print", { cookie: cookie ?? "", body: { idempotencyKey, token, language } });
    const printed = () => printer.jobs().map((job) => job.toString("latin1"));
    let ticket: Record<string, unknown>;
    beforeAll(async () => {
      server.clock.now = noon + 5 * hourMs;
      ticket = (await checkIn({ name: "Ada Paper" })).json;
    });
    afterAll(() => void (server.clock.now = noon));

    it("comes out once for one press of the button, however often the press is sent", async () => {
      const before = printed().length;
      const [one, two, three] = await Promise.all([print(ticket.token, "one-press"), print(ticket.token, "one-press"), print(ticket.token, "one-press")]);
      for (const answer of [one, two, three]) expect(answer.json).toEqual({ language: "en" });
      expect(printed().length).toBe(before + 1);
      const paper = String(printed().at(-1));
      expect(paper).toContain(String(ticket.number));
      expect(paper).toContain(`/t/${String(ticket.token)}`);
      expect(paper).toContain("Blue chairs");
      expect(paper).not.toContain("Ada Paper");
    });

    it("and the kiosk's own screen tell the range that is stored with both of them", async () => {
      const record = recordForecasts(server.house, server.pipeline, server.told);
      server.shown.hear = record.shown;
      const { json } = await checkIn({ name: "Ada Range" });
      const id = ticketNumbered(json.number)?.id ?? "";
      const said = async () => {
        await record.look("clinic");
        await record.write();
        const rows = await server.house.database.sql<{ about: number; most: number; on: string[] }[]>`select about_minutes as about, at_most_minutes as most, shown_on as on from forecasts where ticket_id = ${id}`;
        return [...rows];
      };
      const { aboutMinutes, atMostMinutes } = json.wait as { aboutMinutes: number; atMostMinutes: number };
      expect(await said()).toEqual([{ about: aboutMinutes, most: atMostMinutes, on: ["kiosk"] }]);
      expect((await print(json.token)).status).toBe(200);
      expect(String(printed().at(-1))).toContain(`About ${aboutMinutes} min, at most ${atMostMinutes}`);
      expect(await said()).toEqual([{ about: aboutMinutes, most: atMostMinutes, on: ["kiosk", "paper"] }]);
      server.shown.hear = () => {};
      await record.stop();
    });

    it("is in English for a reader of Arabic at a clinic that speaks English, and says so", async () => {
      expect((await print(ticket.token, randomUUID(), "ar")).json).toEqual({ language: "en" });
      expect((await print(ticket.token, randomUUID(), "fr")).json).toEqual({ language: "fr" });
      expect(printed().at(-1)).toContain("Votre num\x82ro");
    });

    it("says plainly that there is none, tells the desk, and prints with the same press once there is", async () => {
      printer.is.noPaper = true;
      const before = printed().length;
      expect((await print(ticket.token, "press-without-paper")).json).toMatchObject({ status: 503, code: "printer-no-paper", title: "The printer has no paper. Put in a new roll." });
      const troubles = async () => ((await ask("/api/printers", { cookie: cookies.ana })).json.printers as { of: string; trouble: { code: string } | null }[]).find((p) => p.of === "hall")?.trouble;
      expect(await troubles()).toMatchObject({ code: "printer-no-paper" });
      printer.is.noPaper = false;
      expect((await print(ticket.token, "press-without-paper")).status).toBe(200);
      expect(printed().length).toBe(before + 1);
      expect(await troubles()).toBeNull();
    });

    it("is for tickets of this clinic that are still open", async () => {
      expect((await print("no-such-token-at-all-here")).json).toMatchObject({ code: "unknown-ticket" });
      expect((await print(ticket.token, randomUUID(), "en", cookies.ana)).status).toBe(401);
      const gone = (await checkIn({})).json;
      await staff({ type: "leave", ticketId: ticketNumbered(gone.number)?.id ?? "" });
      expect((await print(gone.token)).json).toMatchObject({ code: "unknown-ticket" });
    });

    it("comes at the desk from the desk's printer, where there is one", async () => {
      const ticketId = ticketNumbered(ticket.number)?.id;
      const atDesk = () => ask("/api/print", { cookie: cookies.ana, body: { idempotencyKey: "desk-press-1", ticketId } });
      expect((await atDesk()).json).toMatchObject({ code: "no-printer" });
      await change({ deskPrinter: printer.address });
      const before = printed().length;
      expect((await atDesk()).status).toBe(200);
      expect((await atDesk()).status).toBe(200);
      expect(printed().length).toBe(before + 1);
      await change({});
    });

    it("can be tried by an administrator, who is told when nothing answers", async () => {
      expect((await ask("/api/admin/printers/test", { cookie: cookies.sam, body: { printer: printer.address } })).status).toBe(200);
      expect(printed().at(-1)).toContain("TEST");
      expect((await ask("/api/admin/printers/test", { cookie: cookies.sam, body: { printer: { host: "127.0.0.1", port: 1 } } })).json).toMatchObject({ code: "printer-unreachable", detail: "127.0.0.1:1 does not answer." });
      for (const host of ["http://printer", "a b", "", "-x"]) expect((await ask("/api/admin/printers/test", { cookie: cookies.sam, body: { printer: { host, port: 9100 } } })).json).toMatchObject({ status: 400, field: "printer.host" });
      expect((await ask("/api/admin/printers/test", { cookie: cookies.ana, body: { printer: printer.address } })).status).toBe(403);
    });
  });

  describe("and its settings", () => {
    it("ask for no telephone number where no message would be sent", async () => {
      const asks = async () => (await ask("/api/kiosk/hall", { cookie: cookies.hall })).json.askPhone;
      await change({ selfCheckIn: { kiosk: true, atDoor: false, fromHome: false, askName: "ask", askPhone: true } });
      expect(await asks()).toBe(false);
      const { notices } = server.house.settings;
      server.house.settings.notices = { ...notices, smsWebhookUrl: "https://sms.example/send" };
      expect(await asks()).toBe(true);
      server.house.settings.notices = notices;
      await change({});
    });

    it("are changed by administrators and stand in the log with who it was", async () => {
      const settings = { selfCheckIn: { kiosk: true, atDoor: true, fromHome: false, askName: "skip" }, kiosks: [{ id: "hall", name: "Main hall" }], deskPrinter: null };
      const save = (cookie = "") => ask("/api/admin/self-check-in", { cookie, method: "PUT", body: settings });
      expect((await save(cookies.ana)).status).toBe(403);
      expect((await save(cookies.sam)).json).toEqual({ slug: "clinic", sendsTexts: false, ...settings });
      expect(server.house.keeper.state("clinic").setup.selfCheckIn?.askName).toBe("skip");
      const [event] = await server.house.database.sql`select actor from events where clinic_id = 'clinic' and type = 'setup-changed' order by seq desc limit 1`;
      expect(event?.actor).toMatchObject({ kind: "staff", name: "sam" });
      expect((await ask("/api/kiosk/hall", { cookie: cookies.hall })).json).toMatchObject({ askName: false, prints: "no", joinPath: expect.stringMatching(/^\/join\/clinic\?door=[A-Z0-9]{10}$/) });
      expect((await ask("/api/admin/self-check-in", { cookie: cookies.sam, method: "PUT", body: { ...settings, kiosks: [{ id: "a", name: "A" }, { id: "a", name: "B" }] } })).json).toMatchObject({ field: "kiosks", detail: "two kiosks have the same id" });
      await change({});
    });

    it("forget a kiosk that is taken out: one that is put there later under its name is another", async () => {
      const side = await pair("sam", "side");
      const put = (kiosks: object[]) => ask("/api/admin/self-check-in", { cookie: cookies.sam, method: "PUT", body: { selfCheckIn: { kiosk: true, atDoor: false, fromHome: false, askName: "ask" }, kiosks, deskPrinter: null } });
      await put([{ id: "hall", name: "Hall" }]);
      expect((await ask("/api/kiosk/side", { cookie: side })).status).toBe(401);
      await put([{ id: "hall", name: "Hall" }, { id: "side", name: "Side door" }]);
      expect((await ask("/api/kiosk/side", { cookie: side })).status).toBe(401);
      await change({});
    });
  });

  describe("and the desk's question who may be here already", () => {
    it("is answered with the same name first, and only for staff", async () => {
      await staff({ type: "check-in", name: "Ines Sala", serviceIds: ["gp"] });
      await staff({ type: "check-in", name: "Ines Maria Sala", serviceIds: ["gp"] });
      const asked = `/api/check-in/similar?name=${encodeURIComponent("sala, ines")}`;
      const { json } = await ask(asked, { cookie: cookies.ana });
      expect(json.patients).toMatchObject([{ name: "Ines Sala", isSame: true, state: "waiting" }, { name: "Ines Maria Sala", isSame: false }]);
      expect((await ask(asked, { cookie: cookies.hall })).status).toBe(401);
      expect((await ask("/api/check-in/similar?name=", { cookie: cookies.ana })).json).toMatchObject({ field: "name" });
    });
  });
});
