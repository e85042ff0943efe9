import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandBody } from "#contract/commands.ts";
import type { PatientAct } from "#contract/my-ticket.ts";
import { ticketView, type TicketView } from "#contract/views.ts";
import type { Actor } from "#domain/ids.ts";
import { minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { NoticeProvider } from "#server/notices/notice.ts";
import { openNotices } from "#server/notices/open-notices.ts";
import { recordForecasts } from "#server/record-forecasts.ts";
import { eraseContacts } from "#server/store/contacts.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { rememberWaits } from "#server/told-waits.ts";

const ana: Actor = { kind: "staff", id: "1", name: "Ana" };

describe("a patient's own page", () => {
  let server: TestHouse;
  let key = 0;
  const send = (command: CommandBody) => execute(server.house, "clinic", { idempotencyKey: `command-${++key}`, command }, ana);
  const checkIn = async (more: Partial<Extract<CommandBody, { type: "check-in" }>> = {}) => {
    const done = await send({ type: "check-in", name: "Somebody", serviceIds: ["gp"], urgency: 4, ...more });
    if (!done.ok || !done.value.ticketId || !done.value.token) throw new Error("was not checked in");
    return { id: done.value.ticketId, token: done.value.token, number: done.value.number as string };
  };
  const act = async (token: string, what: PatientAct, idempotencyKey = `patient-act-${++key}`) => {
    const answer = await fetch(`${server.url}/api/my-ticket/${token}/acts`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ idempotencyKey, act: what }) });
    return { status: answer.status, problem: answer.status === 204 ? null : ((await answer.json()) as { code: string; detail?: string }) };
  };
  const view = async (token: string): Promise<TicketView> => ticketView.parse(((await (await fetch(`${server.url}/api/views/ticket:${token}`)).json()) as { view: unknown }).view);
  const pass = (minutes: number) => void (server.clock.now += minutes * minuteMs);
  const ticket = (id: string) => server.house.keeper.state("clinic").tickets[id];

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await send({ type: "assign-staff", staffId: "ito", roomId: "room-1" });
  });
  afterAll(() => server.close());

  it("lets its reader step out, say that it will be later, and come back to the same place", async () => {
    const mine = await checkIn();
    expect(await act(mine.token, { type: "step-out", minutes: 10 })).toEqual({ status: 204, problem: null });
    expect(await view(mine.token)).toMatchObject({ state: "stepped-out", pause: { until: server.clock.now + 10 * minuteMs }, wait: null });
    pass(8);
    await act(mine.token, { type: "late", minutes: 20 });
    expect((await view(mine.token)).pause?.until).toBe(server.clock.now + 20 * minuteMs);
    expect(ticket(mine.id)?.pause?.reason).toBe("will-be-late");
    const since = ticket(mine.id)?.legs[0]?.waitingSince;
    await act(mine.token, { type: "come-back" });
    expect(ticket(mine.id)).toMatchObject({ state: "waiting", lastMove: { by: "The patient" } });
    expect(ticket(mine.id)?.legs[0]?.waitingSince).toBe(since);
    await send({ type: "leave", ticketId: mine.id });
  });

  it("lets its reader leave, and take that back for two minutes only", async () => {
    const mine = await checkIn();
    await act(mine.token, { type: "leave" });
    expect(await view(mine.token)).toMatchObject({ state: "left", undoUntil: server.clock.now + 2 * minuteMs });
    pass(1);
    expect((await act(mine.token, { type: "undo" })).status).toBe(204);
    expect((await view(mine.token)).state).toBe("waiting");
    await act(mine.token, { type: "leave" });
    pass(3);
    expect((await view(mine.token)).undoUntil).toBeNull();
    expect((await act(mine.token, { type: "undo" })).problem?.code).toBe("too-late-to-undo");
  });

  it("does not let its reader take back what a member of staff has done, nor leave out of a room", async () => {
    const mine = await checkIn();
    await send({ type: "call", ticketId: mine.id, roomId: "room-2" });
    expect((await act(mine.token, { type: "undo" })).problem?.code).toBe("not-possible-now");
    await send({ type: "start", ticketId: mine.id });
    expect((await act(mine.token, { type: "leave" })).problem).toMatchObject({ code: "not-possible-now", detail: "Your visit has begun. Please tell the staff." });
    expect((await act(mine.token, { type: "feedback", score: 5 })).problem?.code).toBe("not-possible-now");
    await send({ type: "finish", ticketId: mine.id });
    expect((await act(mine.token, { type: "feedback", score: 4, says: "Friendly." })).status).toBe(204);
    expect((await view(mine.token)).hasGivenFeedback).toBe(true);
    const said = await server.house.database.sql`select score, says from feedback where ticket_id = ${mine.id}`;
    expect([...said]).toEqual([{ score: 4, says: "Friendly." }]);
  });

  it("does a thing once, however often the phone sends it", async () => {
    const mine = await checkIn();
    await act(mine.token, { type: "step-out", minutes: 5 }, "the-same-key");
    const version = ticket(mine.id)?.version;
    expect((await act(mine.token, { type: "step-out", minutes: 5 }, "the-same-key")).status).toBe(204);
    expect(ticket(mine.id)?.version).toBe(version);
    // Another patient's phone may come up with the same key.
    const other = await checkIn();
    await act(other.token, { type: "step-out", minutes: 5 }, "the-same-key");
    expect(ticket(other.id)?.state).toBe("stepped-out");
    for (const { id } of [mine, other]) await send({ type: "leave", ticketId: id });
  });

  it("is nobody's without its address, and answers nonsense with a sentence", async () => {
    expect((await act("not-a-token-of-ours", { type: "leave" })).status).toBe(404);
    const mine = await checkIn();
    expect((await act(mine.token, { type: "step-out", minutes: 5_000 })).status).toBe(400);
    expect((await act(mine.token, { type: "close-day" } as never)).status).toBe(400);
    expect((await act(mine.token, { type: "feedback", score: 9 })).status).toBe(400);
    expect(ticket(mine.id)?.state).toBe("waiting");
    await send({ type: "leave", ticketId: mine.id });
  });

  it("takes no more than twenty acts in ten minutes", async () => {
    const mine = await checkIn();
    const answers = [];
    for (let i = 0; i < 22; i++) answers.push((await act(mine.token, { type: i % 2 === 0 ? "step-out" : "come-back", minutes: 5 } as PatientAct)).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(2);
    await send({ type: "leave", ticketId: mine.id });
  });

  it("says why the wait grew when urgent patients come in, also after a restart", async () => {
    const ahead = [await checkIn(), await checkIn()];
    const mine = await checkIn();
    pass(1);
    const record = recordForecasts(server.house, server.pipeline, server.told);
    const before = await view(mine.token);
    await record.look("clinic");
    expect(before.changes).toEqual([]);
    pass(0.1);
    const urgent = [await checkIn({ urgency: 1 }), await checkIn({ urgency: 1 })];
    const after = await view(mine.token);
    expect(after.wait?.known && before.wait?.known && after.wait.atMostMinutes > before.wait.atMostMinutes).toBe(true);
    expect(after.changes.map(({ code, count }) => ({ code, count }))).toEqual([{ code: "urgent-arrived", count: 2 }]);

    // Whoever stops writes the last word down first.
    await record.stop();
    const again = await openTestHouse({ database: server.database });
    again.clock.now = server.clock.now;
    const told = await rememberWaits(again.house).of("clinic", again.pipeline.conclude("clinic"));
    expect(told[mine.id]?.changes.map(({ code, count }) => ({ code, count }))).toEqual([{ code: "urgent-arrived", count: 2 }]);
    expect(after.wait).toMatchObject(told[mine.id]?.promise ?? { never: "said" });
    await again.close();

    await send({ type: "leave", ticketId: urgent[0]?.id ?? "" });
    await send({ type: "leave", ticketId: urgent[1]?.id ?? "" });
    pass(1);
    expect((await view(mine.token)).changes.at(-1)).toMatchObject({ code: "left" });
    for (const { id } of [...ahead, mine]) await send({ type: "leave", ticketId: id });
  });

  it("lets the desk be told once when it takes longer than was said, in the note and without a name in the log", async () => {
    const ahead = await checkIn();
    const mine = await checkIn({ note: "Speaks Tamil" });
    pass(1);
    const promised = await view(mine.token);
    expect(promised.isOverdue).toBe(false);
    pass((promised.wait?.known ? promised.wait.atMostMinutes : 0) + 15);
    expect(await view(mine.token)).toMatchObject({ isOverdue: true, toldDeskAt: null });
    expect((await act(mine.token, { type: "tell-desk" })).status).toBe(204);
    await act(mine.token, { type: "tell-desk" });
    expect((await view(mine.token)).toldDeskAt).toBe(server.clock.now);
    const [visit] = await server.house.database.sql<{ note: string }[]>`select note from visits where id = ${ticket(mine.id)?.visitId ?? ""}`;
    expect(visit?.note).toMatch(/^\d\d:\d\d: the patient says that the wait is longer than promised\.\nSpeaks Tamil$/);
    const [log] = await server.house.database.sql<{ type: string; body: object; actor: Actor }[]>`select type, body, actor from events where clinic_id = 'clinic' order by seq desc limit 1`;
    expect(log).toEqual({ type: "noted", body: { ticketId: mine.id }, actor: { kind: "patient" } });
    for (const { id } of [ahead, mine]) await send({ type: "leave", ticketId: id });
  });

  it("names no room and no number on other pages for a patient who is fetched in person", async () => {
    const shy = await checkIn({ isPrivate: true });
    const other = await checkIn();
    await send({ type: "call", ticketId: shy.id, roomId: "room-2" });
    expect(await view(shy.token)).toMatchObject({ state: "called", isPrivate: true, room: null });
    expect((await view(other.token)).lastCalled).not.toBe(shy.number);
    for (const { id } of [shy, other]) await send({ type: "leave", ticketId: id });
  });

  it("is heard as it changes by the browser's own event stream", async () => {
    const mine = await checkIn();
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/api/my-ticket/${mine.token}/live`, { signal: stop.signal });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const heard = events(answer);
    expect((await heard.next()).value).toMatchObject({ view: { state: "waiting" } });
    await send({ type: "call", ticketId: mine.id, roomId: "room-2" });
    expect((await heard.next()).value).toMatchObject({ view: { state: "called", room: "Room 2" } });
    stop.abort();
    await send({ type: "leave", ticketId: mine.id });
  });

  it("can be put on a phone's first screen by its number alone", async () => {
    const mine = await checkIn();
    const answer = await fetch(`${server.url}/t/${mine.token}/manifest.webmanifest`);
    expect(answer.headers.get("content-type")).toBe("application/manifest+json");
    expect(await answer.json()).toMatchObject({ start_url: `/t/${mine.token}`, scope: "/t/", short_name: mine.number, display: "standalone" });
    await send({ type: "leave", ticketId: mine.id });
  });

  describe("tells patients who wished it", () => {
    const sentBy = () => {
      const sent: string[] = [];
      const sms: NoticeProvider = { channel: "sms", send: async (notice, to) => (sent.push(`${to.phone} ${notice.text}`), { ok: true }) };
      return { sent, sms };
    };

    it("once of each occasion, whichever of two servers sees it first, and in their language", async () => {
      const two = await openTestHouse({ database: server.database });
      two.clock.now = server.clock.now;
      const out = sentBy();
      const [a, b] = [server, two].map(({ house, pipeline }) => openNotices(house, pipeline, rememberWaits(house), { sms: out.sms }));
      const mine = await checkIn({ contact: { phone: "+41 79 000 00 00", language: "de" } });
      await two.house.keeper.catchUp("clinic");
      pass(3);
      two.clock.now = server.clock.now;
      await Promise.all([a?.look("clinic"), b?.look("clinic")]);
      await Promise.all([a?.send(), b?.send()]);
      expect(out.sent).toEqual([`+41 79 000 00 00 ${mine.number}: Sie sind bald an der Reihe. Bitte seien Sie im Wartezimmer.`]);
      await send({ type: "call", ticketId: mine.id, roomId: "room-2" });
      await two.house.keeper.catchUp("clinic");
      await Promise.all([a?.look("clinic"), b?.look("clinic")]);
      await Promise.all([a?.send(), b?.send(), a?.send()]);
      expect(out.sent.slice(1)).toEqual([`+41 79 000 00 00 ${mine.number}: Sie sind an der Reihe. Bitte gehen Sie hierhin: Room 2.`]);
      await a?.stop();
      await b?.stop();
      await two.close();
      await send({ type: "leave", ticketId: mine.id });
    });

    it("again after a while when it did not leave, and gives up in the end", async () => {
      let tries = 0;
      const notices = openNotices(server.house, server.pipeline, rememberWaits(server.house), { sms: { channel: "sms", send: async () => (tries++, { ok: false, says: "The SMS webhook answered 503." }) } });
      const mine = await checkIn({ contact: { phone: "+41790000001" } });
      await send({ type: "call", ticketId: mine.id, roomId: "room-2" });
      await notices.look("clinic");
      const seen: number[] = [];
      for (const minutes of [0, 0, 0.5, 1.5, 3, 5, 10, 60]) {
        pass(minutes);
        await notices.send();
        seen.push(tries);
      }
      expect(seen).toEqual([1, 1, 2, 3, 4, 5, 5, 5]);
      const [row] = await server.house.database.sql<{ problem: string; sent: boolean }[]>`select problem, sent_at is not null as sent from notices where ticket_id = ${mine.id}`;
      expect(row).toEqual({ problem: "The SMS webhook answered 503.", sent: false });
      await notices.stop();
      await send({ type: "leave", ticketId: mine.id });
    });

    it("no more by a browser that is gone, and keeps what the desk wrote down", async () => {
      const push = { endpoint: "https://fcm.googleapis.com/x", keys: { p256dh: "p", auth: "a" } };
      const notices = openNotices(server.house, server.pipeline, rememberWaits(server.house), { push: { channel: "push", send: async () => ({ ok: false, says: "The browser takes no notices any more.", gone: true }) } });
      const mine = await checkIn({ contact: { phone: "+41790000002", language: "es" } });
      const visitId = ticket(mine.id)?.visitId ?? "";
      await server.house.database.sql`update visits set contact = contact || ${server.house.database.sql.json({ push })} where id = ${visitId}`;
      await send({ type: "call", ticketId: mine.id, roomId: "room-2" });
      await notices.look("clinic");
      await notices.send();
      const [visit] = await server.house.database.sql<{ contact: object }[]>`select contact from visits where id = ${visitId}`;
      expect(visit?.contact).toEqual({ phone: "+41790000002", language: "es" });
      await notices.stop();
      await send({ type: "leave", ticketId: mine.id });
    });

    it("how much longer it takes, and that is stored with what was said", async () => {
      server.clock.now += 2 * 60 * minuteMs;
      const out = sentBy();
      const record = recordForecasts(server.house, server.pipeline, server.told);
      const notices = openNotices(server.house, server.pipeline, server.told, { sms: out.sms }, record.shown);
      const ahead = [await checkIn(), await checkIn(), await checkIn()];
      const mine = await checkIn({ contact: { phone: "+41790000003" } });
      const placesOf = async () => (await server.house.database.sql<{ shown_on: string[] }[]>`select shown_on from forecasts where ticket_id = ${mine.id} order by said_at desc limit 1`)[0]?.shown_on;
      await record.look("clinic");
      await record.write();
      expect(await placesOf()).toEqual([]);
      pass(1);
      const urgent = [await checkIn({ urgency: 1 }), await checkIn({ urgency: 1 }), await checkIn({ urgency: 1 })];
      await notices.look("clinic");
      await notices.send();
      expect(out.sent.filter((text) => text.includes(`+41790000003 ${mine.number}`))).toHaveLength(1);
      await record.look("clinic");
      await record.write();
      expect(await placesOf()).toEqual(["notice"]);
      await notices.stop();
      await record.stop();
      for (const { id } of [...ahead, mine, ...urgent]) await send({ type: "leave", ticketId: id });
    });

    it("by no browser unless the house has been told that it may, and forgets every address after the day", async () => {
      const mine = await checkIn({ contact: { email: "ana@example.org" } });
      const path = `${server.url}/api/my-ticket/${mine.token}/notices`;
      expect(await (await fetch(path)).json()).toEqual({ pushKey: null });
      const push = { endpoint: "https://fcm.googleapis.com/x", keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) } };
      const put = (body: object) => fetch(path, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      expect((await put({ language: "en", push })).status).toBe(409);
      await eraseContacts(server.house.database.sql, server.clock.now + minuteMs);
      const [left] = await server.house.database.sql<{ n: number }[]>`select count(*)::int as n from visits where contact is not null`;
      expect(left?.n).toBe(0);
      await send({ type: "leave", ticketId: mine.id });
    });
  });
});

/** The messages of an event stream, one after the other. */
async function* events(answer: Response): AsyncGenerator<unknown> {
  let rest = "";
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    rest += new TextDecoder().decode(chunk);
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const data = rest.slice(0, end).split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
      rest = rest.slice(end + 2);
      if (data) yield JSON.parse(data);
    }
  }
}
