import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SelfCheckIn } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs } from "#domain/time.ts";
import { appointmentCode, doorCode } from "#server/check-in/short-code.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { askerOf } from "#server/testing/ask.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("checking in with one's own telephone", () => {
  let server: TestHouse;
  let ask: ReturnType<typeof askerOf>;
  const cookies: Record<string, string> = {};
  const offer = (ways: Partial<SelfCheckIn>) =>
    saveClinic(server.house, { ...smallClinic(), selfCheckIn: { kiosk: true, atDoor: false, fromHome: false, askName: "ask", ...ways } }, { isDemo: false });
  const today = () => doorCode(server.house.settings.secret, "clinic", "2026-01-15");
  const join = (body: object, cookie = "", headers = {}) => ask("/api/join/clinic", { cookie, headers, body: { idempotencyKey: randomUUID(), language: "en", choiceId: "service.gp", ...body } });
  const view = (query = "", cookie = "") => ask(`/api/join/clinic${query}`, { cookie });
  const ticketNumbered = (number: unknown) => Object.values(server.house.keeper.state("clinic").tickets).find((t) => t.number === number);
  /** A new hour, so that no test is counted with the one before. */
  const later = () => void (server.clock.now += hourMs);

  beforeAll(async () => {
    server = await openTestHouse();
    ask = askerOf(server.url);
    await offer({});
    await saveClinic(server.house, smallClinic("other"), { isDemo: false });
    for (const [username, clinicId] of [["ana", "clinic"], ["eve", "other"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role: "front-desk", clinicId });
      cookies[username] = (await ask("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
    server.clock.now = noon - 4 * hourMs;
  });
  afterAll(() => server.close());

  it("is not offered where nobody has allowed it, and says so", async () => {
    expect((await view(`?door=${today()}`)).json).toMatchObject({ way: "not-offered", state: "off" });
    expect((await join({ doorCode: today() })).json).toMatchObject({ status: 403, code: "not-offered" });
    expect((await ask("/api/join/no-such-clinic")).status).toBe(404);
  });

  describe("at the door", () => {
    beforeAll(() => offer({ atDoor: true }));

    it("needs the code of today", async () => {
      later();
      for (const doorCode of [undefined, "", "AAAAAAAAAA", "🙂🙂🙂🙂🙂"]) expect((await join({ doorCode })).json).toMatchObject({ status: 403, code: "wrong-door-code" });
      expect((await view()).json).toMatchObject({ way: "wrong-door-code", state: "off" });
      const { json } = await join({ doorCode: today(), name: "Omar Hassan" });
      expect(ticketNumbered(json.number)).toMatchObject({ state: "waiting" });
    });

    it("does not take a photograph of last week's code", async () => {
      const code = today();
      server.clock.now += 7 * dayMs;
      expect((await join({ doorCode: code })).json).toMatchObject({ code: "wrong-door-code" });
      server.clock.now -= 7 * dayMs;
    });

    it("gives one browser one open ticket, and shows it", async () => {
      later();
      const first = await join({ doorCode: today() });
      expect(first.headers.getSetCookie()[0]).toMatch(/^anteroom_ticket=.*HttpOnly; SameSite=Lax/);
      expect((await join({ doorCode: today() }, first.cookies)).json).toMatchObject({ status: 409, code: "has-open-ticket" });
      expect((await view(`?door=${today()}`, first.cookies)).json.ticket).toEqual({ number: first.json.number, token: first.json.token, isAway: false });
      await execute(server.house, "clinic", { idempotencyKey: randomUUID(), command: { type: "leave", ticketId: ticketNumbered(first.json.number)?.id ?? "" } }, { kind: "staff", id: "ana", name: "Ana" });
      expect((await view(`?door=${today()}`, first.cookies)).json.ticket).toBeNull();
      expect((await join({ doorCode: today() }, first.cookies)).status).toBe(200);
    });

    it("gives the same ticket to a request whose answer was lost", async () => {
      later();
      const request = { doorCode: today(), idempotencyKey: "lost-on-the-way" };
      const [first, again] = [await join(request), await join(request)];
      expect(again.json).toMatchObject({ number: first.json.number });
      expect(again.cookies).toBe(first.cookies);
    });

    it("takes up an appointment by its code", async () => {
      later();
      const scheduledAt = server.clock.now + 30 * minuteMs;
      await execute(server.house, "clinic", { idempotencyKey: randomUUID(), command: { type: "book", appointmentId: "a-1", name: "Wanda Keller", serviceIds: ["gp"], scheduledAt } }, { kind: "staff", id: "ana", name: "Ana" });
      const code = appointmentCode(server.house.settings.secret, "clinic", "a-1");
      expect((await join({ doorCode: today(), choiceId: undefined, appointment: { code: "AAAAAA" } })).json).toMatchObject({ code: "unknown-code" });
      const { json } = await join({ doorCode: today(), choiceId: undefined, appointment: { code } });
      expect(ticketNumbered(json.number)).toMatchObject({ appointmentAt: scheduledAt });
    });

    it("takes sixty from one network in an hour: a waiting room, not a machine", async () => {
      later();
      const answers = [];
      for (let i = 0; i < 61; i++) answers.push((await join({ doorCode: today() }, "", { "x-forwarded-for": `10.0.0.${i}` })).status);
      // Without a trusted proxy nobody becomes somebody else by saying so.
      expect(answers.filter((status) => status === 200).length).toBe(60);
      expect(answers.at(-1)).toBe(429);
    });
  });

  describe("from home", () => {
    beforeAll(() => offer({ fromHome: true }));

    it("keeps a place for somebody who is on the way, until they say that they are here", async () => {
      later();
      const { json, cookies: browser } = await join({ inMinutes: 20 });
      expect(ticketNumbered(json.number)).toMatchObject({ state: "stepped-out", pause: { reason: "On the way", until: server.clock.now + 20 * minuteMs } });
      expect((await view("", browser)).json.ticket).toMatchObject({ isAway: true });
      const arrivedAt = ticketNumbered(json.number)?.legs[0]?.waitingSince;
      server.clock.now += 15 * minuteMs;
      for (let twice = 0; twice < 2; twice++) expect((await ask("/api/join/clinic/here", { cookie: browser, method: "POST" })).status).toBe(204);
      expect(ticketNumbered(json.number)).toMatchObject({ state: "waiting", legs: [{ waitingSince: arrivedAt }] });
    });

    it("is not for somebody who needs help at once", async () => {
      later();
      expect((await join({ isUrgent: true })).json).toMatchObject({ code: "not-possible-now", detail: "Call the emergency number. This page cannot help fast enough." });
    });

    it("takes six from one household in an hour", async () => {
      later();
      const answers = [];
      for (let i = 0; i < 7; i++) answers.push((await join({})).status);
      expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429]);
    });

    it("lets nobody say for others that they are here", async () => {
      later();
      const { json } = await join({});
      expect((await ask("/api/join/clinic/here", { method: "POST" })).json).toMatchObject({ code: "unknown-ticket" });
      expect((await ask("/api/join/clinic/here", { cookie: "anteroom_ticket=made-up-token-0000000000", method: "POST" })).json).toMatchObject({ code: "unknown-ticket" });
      expect((await ask("/api/join/clinic", { headers: { origin: "https://elsewhere.example" }, body: { idempotencyKey: randomUUID(), language: "en", choiceId: "service.gp" } })).status).toBe(403);
      expect(ticketNumbered(json.number)).toMatchObject({ state: "stepped-out" });
    });

    it("knows times on the way that make sense only", async () => {
      for (const inMinutes of [0, -5, 1_000, 7.5, "20"]) expect((await join({ inMinutes })).json).toMatchObject({ status: 400, field: "inMinutes" });
    });
  });

  it("shows today's address at the door to the clinic's own staff", async () => {
    await offer({ atDoor: true });
    expect((await ask("/api/join/clinic/door", { cookie: cookies.ana })).json).toMatchObject({ day: "2026-01-15", path: `/join/clinic?door=${today()}`, atDoor: true });
    expect((await ask("/api/join/clinic/door")).status).toBe(401);
    expect((await ask("/api/join/clinic/door", { cookie: cookies.eve })).status).toBe(404);
  });

  it("shows no names to anybody", async () => {
    const { text } = await view(`?door=${today()}`);
    for (const name of ["Omar", "Hassan", "Wanda", "Keller"]) expect(text).not.toContain(name);
  });
});
