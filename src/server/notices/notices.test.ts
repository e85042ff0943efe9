import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer as createTcp, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createECDH } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aClinic, aRoom, aTicket, noon } from "#domain/builders.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs } from "#domain/time.ts";
import type { Notice } from "#server/notices/notice.ts";
import { noticeLanguages, noticeText } from "#server/notices/notice-words.ts";
import { occasionsOf, withThoseWhoAreOut, type Occasion } from "#server/notices/occasions.ts";
import { emailBySmtp } from "#server/notices/providers/email.ts";
import { emptyOutbox, fileOutbox } from "#server/notices/providers/file-outbox.ts";
import { smsByWebhook } from "#server/notices/providers/sms-webhook.ts";
import { webPushNotices } from "#server/notices/providers/web-push.ts";
import { isPushService } from "#server/notices/push-services.ts";
import { vapidKeys } from "#server/notices/vapid-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "anteroom-notices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notice: Notice = { id: "t1/0/called/5/email", clinic: "Clinic", number: "G417", language: "en", subject: "Your number G417", text: "G417: it is your turn. Please go to Room 1.", url: "https://clinic.example/t/abc", keepSeconds: 900 };

describe("the occasions of which patients are told", () => {
  const line = (mine: Ticket, before: number, setup: Partial<ClinicSetup> = {}) =>
    aClinic({ tickets: [...Array.from({ length: before }, (_, i) => aTicket({ id: `before-${i}`, waitedMinutes: 30 - i })), mine], ...setup });
  const codes = (state: ReturnType<typeof line>, id = "mine") => occasionsOf(state, state.tickets[id] as Ticket, queueLengthForecast(withThoseWhoAreOut(state), noon), undefined, noon).map((o) => o.code);
  const mine = aTicket({ id: "mine", waitedMinutes: 10 });

  it("begin when two are ahead, and not when three are", () => {
    expect(codes(line(mine, 3))).toEqual([]);
    expect(codes(line(mine, 2))).toEqual(["soon"]);
  });

  it("follow the clinic's own rule, by people or by minutes", () => {
    expect(codes(line(mine, 2, { notices: { whenAhead: 1 } }))).toEqual([]);
    expect(codes(line(mine, 3, { notices: { whenAhead: 0, minutesBefore: 240 } }))).toEqual(["soon"]);
  });

  it("are none for whoever has only just come in", () => {
    expect(codes(line(aTicket({ id: "mine", waitedMinutes: 1 }), 0))).toEqual([]);
  });

  it("call back whoever has stepped out when their turn is near, as if they stood in line", () => {
    const out: Ticket = { ...mine, state: "stepped-out", pause: { since: noon - 5 * minuteMs, until: noon + 10 * minuteMs } };
    expect(codes(line(out, 1))).toEqual(["come-back"]);
    expect(codes(line(out, 3))).toEqual([]);
  });

  it("are the call, and each call after it, with the room", () => {
    const called = aTicket({ id: "mine", calledMinutesAgo: 2 });
    const again: Ticket = { ...called, legs: called.legs.map((leg) => ({ ...leg, calls: 2, recalledAt: noon })) };
    const first = occasionsOf(line(called, 0), called, queueLengthForecast(line(called, 0), noon), undefined, noon);
    const second = occasionsOf(line(again, 0), again, queueLengthForecast(line(again, 0), noon), undefined, noon);
    expect(first).toEqual([{ key: `0/called/${noon - 2 * minuteMs}`, code: "called", room: "Room 1" }]);
    expect(second).toEqual([{ key: `0/called/${noon - 2 * minuteMs}/2`, code: "called-again", room: "Room 1" }]);
  });

  it("name no room for a patient who is fetched in person", () => {
    const called: Ticket = { ...aTicket({ id: "mine", calledMinutesAgo: 2 }), isPrivate: true };
    const [occasion] = occasionsOf(line(called, 0), called, queueLengthForecast(line(called, 0), noon), undefined, noon);
    expect(occasion).toMatchObject({ code: "called", room: null });
    expect(noticeText(occasion as Occasion, "G417", "en").text).toBe("G417: it is your turn. Somebody will come for you.");
  });

  it("are a call anew when the patient is called to another room", () => {
    const moved = aTicket({ id: "mine", calledMinutesAgo: 1, roomId: "room-2" });
    const state = line(moved, 0, { rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })] });
    expect(occasionsOf(state, moved, queueLengthForecast(state, noon), undefined, noon)).toEqual([{ key: `0/called/${noon - minuteMs}`, code: "called", room: "Room 2" }]);
  });

  it("are a wait that became longer by ten minutes or more, once in a quarter of an hour", () => {
    const state = line(mine, 6);
    const waits = queueLengthForecast(state, noon);
    const told = { leg: 0, promise: { aboutMinutes: 60, atMostMinutes: 90 }, saidBy: noon, standing: { upTo: noon, ahead: [], behind: [], rooms: [], blocked: [] }, changes: [{ at: noon, code: "room-closed" as const, count: 1 }] };
    expect(occasionsOf(state, mine, waits, { ...told, longerByMinutes: 10 }, noon)).toMatchObject([{ code: "longer", aboutMinutes: 60, atMostMinutes: 90 }]);
    expect(occasionsOf(state, mine, waits, { ...told, longerByMinutes: 5 }, noon)).toEqual([]);
    expect(occasionsOf(state, mine, waits, told, noon)).toEqual([]);
  });
});

describe("a notice's sentences", () => {
  const occasions: Occasion[] = [
    { key: "", code: "soon" },
    { key: "", code: "come-back" },
    { key: "", code: "called", room: "Room 1" },
    { key: "", code: "called", room: null },
    { key: "", code: "called-again", room: "Room 1" },
    { key: "", code: "called-again", room: null },
    { key: "", code: "longer", aboutMinutes: 20, atMostMinutes: 35 },
  ];

  it("exist in eight languages, each with the number and nothing left open", () => {
    expect(noticeLanguages).toHaveLength(8);
    for (const language of noticeLanguages)
      for (const occasion of occasions) {
        const { subject, text } = noticeText(occasion, "G417", language);
        expect(`${subject} ${text}`, `${language} ${occasion.code}`).not.toMatch(/[{}]|undefined/);
        expect(text).toContain("G417");
        if ("room" in occasion && occasion.room) expect(text).toContain("Room 1");
      }
  });

  it("are English for a language that the house does not speak", () => {
    expect(noticeText({ key: "", code: "soon" }, "G417", "tlh")).toEqual({ language: "en", subject: "Your number G417", text: "G417: it is almost your turn. Please be in the waiting room." });
  });
});

describe("ways out of the house", () => {
  it("are files until somebody sets a server, and files go after a day", async () => {
    const outbox = join(folder, "outbox");
    expect(await fileOutbox("email", outbox).send(notice, { email: "ana@example.org" })).toEqual({ ok: true });
    expect(await fileOutbox("sms", outbox).send({ ...notice, id: "t1/sms" }, { phone: "+41 79 000 00 00" })).toEqual({ ok: true });
    expect(readdirSync(outbox).sort()).toEqual(["t1_0_called_5_email.eml", "t1_sms.json"]);
    const eml = readFileSync(join(outbox, "t1_0_called_5_email.eml"), "utf8");
    expect(eml).toContain("To: ana@example.org");
    expect(eml).toContain("Subject: Your number G417");
    await emptyOutbox(outbox, Date.now() - minuteMs);
    expect(readdirSync(outbox)).toHaveLength(2);
    await emptyOutbox(outbox, Date.now() + minuteMs);
    expect(readdirSync(outbox)).toEqual([]);
  });

  it("hand e-mail to the clinic's own server, in its own words", async () => {
    const server = await smtpServer();
    expect(await emailBySmtp(`smtp://127.0.0.1:${server.port}`, "desk@clinic.example").send(notice, { email: "ana@example.org" })).toEqual({ ok: true });
    expect(server.said).toContain("RCPT TO:<ana@example.org>");
    expect(server.letter()).toContain("G417: it is your turn.");
    expect(server.letter()).toContain("Auto-Submitted: auto-generated");
    server.close();
  });

  it("read an address as one address, whatever somebody typed", async () => {
    const server = await smtpServer();
    await emailBySmtp(`smtp://127.0.0.1:${server.port}`, "desk@clinic.example").send(notice, { email: "ana@example.org, all@clinic.example\r\nBcc: eve@example.org" });
    expect(server.said.filter((line) => line.startsWith("RCPT")).length).toBeLessThanOrEqual(1);
    expect(server.said.join("\n")).not.toContain("RCPT TO:<eve@example.org>");
    server.close();
  });

  it("say in words that a mail server refuses or is not there", async () => {
    const refusing = await smtpServer("550 No such mailbox here");
    const refused = await emailBySmtp(`smtp://127.0.0.1:${refusing.port}`, "desk@clinic.example").send(notice, { email: "nobody@example.org" });
    expect(refused).toMatchObject({ ok: false, says: expect.stringContaining("No such mailbox") as string });
    refusing.close();
    const gone = await emailBySmtp(`smtp://127.0.0.1:${refusing.port}`, "desk@clinic.example").send(notice, { email: "ana@example.org" });
    expect(gone).toMatchObject({ ok: false, says: expect.stringMatching(/^The mail server did not take it: /) as string });
  });

  it("sign what goes to the SMS webhook, so that it can be checked with the secret alone", async () => {
    const heard: { body: string; signature: string }[] = [];
    const webhook = createHttp((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        heard.push({ body, signature: String(request.headers["x-anteroom-signature"]) });
        response.writeHead(heard.length === 1 ? 202 : 503).end();
      });
    });
    await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
    const provider = smsByWebhook(`http://127.0.0.1:${(webhook.address() as AddressInfo).port}/sms`, "a secret of sixteen", () => 1_700_000_000_000);
    expect(await provider.send(notice, { phone: "+41790000000" })).toEqual({ ok: true });
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ id: notice.id, to: "+41790000000", text: `${notice.text}\n${notice.url}`, language: "en" });
    expect(heard[0]?.signature).toBe(`t=1700000000,v1=${createHmac("sha256", "a secret of sixteen").update(`1700000000.${heard[0]?.body}`).digest("hex")}`);
    expect(await provider.send(notice, { phone: "+41790000000" })).toEqual({ ok: false, says: "The SMS webhook answered 503." });
    webhook.close();
  });

  describe("to browsers", () => {
    const browser = createECDH("prime256v1");
    browser.generateKeys();
    const push = { endpoint: "https://fcm.googleapis.com/fcm/send/abc", keys: { p256dh: browser.getPublicKey().toString("base64url"), auth: Buffer.alloc(16, 7).toString("base64url") } };
    let keys: ReturnType<typeof vapidKeys>;
    beforeAll(() => void (keys = vapidKeys(folder)));

    it("keep the house's keys once they are made", () => {
      expect(JSON.parse(readFileSync(join(folder, "vapid.json"), "utf8"))).toEqual(keys);
      expect(vapidKeys(folder)).toEqual(keys);
    });

    it("send what the service in between cannot read", async () => {
      const posted: { url: string; headers: Record<string, string>; body: Uint8Array }[] = [];
      const provider = webPushNotices(keys, "mailto:desk@clinic.example", async (url, { headers, body }) => (posted.push({ url, headers, body }), { status: 201 }));
      expect(await provider.send(notice, { push })).toEqual({ ok: true });
      expect(posted[0]?.url).toBe(push.endpoint);
      expect(posted[0]?.headers).toMatchObject({ TTL: "900", Urgency: "high", "Content-Encoding": "aes128gcm", Authorization: expect.stringMatching(/^vapid t=/) as string });
      expect(Buffer.from(posted[0]?.body ?? []).toString("latin1")).not.toContain("G417");
    });

    it("say that a browser is gone when its service says so, and only then", async () => {
      const answer = (status: number) => webPushNotices(keys, "mailto:desk@clinic.example", async () => ({ status })).send(notice, { push });
      expect(await answer(410)).toEqual({ ok: false, says: "The browser takes no notices any more.", gone: true });
      expect(await answer(404)).toMatchObject({ gone: true });
      expect(await answer(500)).toEqual({ ok: false, says: "The push service answered 500." });
    });

    it("knock at no other door than a push service's", async () => {
      for (const endpoint of ["http://fcm.googleapis.com/x", "https://10.0.0.1/x", "https://fcm.googleapis.com.evil.example/x", "https://fcm.googleapis.com:8443/x", "https://a@fcm.googleapis.com/x", "no address"]) {
        expect(isPushService(endpoint), endpoint).toBe(false);
        const provider = webPushNotices(keys, "mailto:desk@clinic.example", () => Promise.reject(new Error("was asked")));
        expect(await provider.send(notice, { push: { ...push, endpoint } })).toMatchObject({ ok: false, gone: true });
      }
      expect(isPushService("https://wns2-db5p.notify.windows.com/w/?token=x")).toBe(true);
    });
  });
});

/** As much of a mail server as one letter needs (RFC 5321). */
async function smtpServer(answerToRecipient = "250 fine"): Promise<{ port: number; said: string[]; letter(): string; close(): void }> {
  const said: string[] = [];
  let letter = "";
  const server = createTcp((socket) => {
    let isLetter = false;
    let rest = "";
    socket.write("220 test\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      rest += String(chunk);
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (isLetter) {
          isLetter = line !== ".";
          if (isLetter) letter += `${line}\n`;
          else socket.write("250 taken\r\n");
          continue;
        }
        said.push(line);
        const word = line.slice(0, 4).toUpperCase();
        isLetter = word === "DATA";
        socket.write(word === "RCPT" ? `${answerToRecipient}\r\n` : word === "DATA" ? "354 go on\r\n" : word === "QUIT" ? "221 bye\r\n" : "250 fine\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, said, letter: () => letter, close: () => void server.close() };
}
