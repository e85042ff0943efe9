import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pairingLetters, type BoardList, type PairingCode } from "#contract/boards.ts";
import { boardView, doorView, type BoardView, type DoorView, type QueueView } from "#contract/views.ts";
import { minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { isPairingOpen, openPairing, takePairing } from "#server/store/pairings.ts";
import { hashOf } from "#server/store/tokens.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("public screens", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = async (path: string, options: { as?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: options.method ?? (options.body === undefined ? "GET" : "POST"),
      headers: { ...(options.as ? { cookie: cookies[options.as] ?? "" } : {}), ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      redirect: "manual",
    });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) if (options.as) keep(options.as, line.split(";", 1)[0] ?? "");
    return { status: response.status, text, json: (text.startsWith("{") ? JSON.parse(text) : {}) as Record<string, never> };
  };
  const keep = (who: string, cookie: string) => {
    const name = cookie.split("=", 1)[0];
    const others = (cookies[who] ?? "").split("; ").filter((c) => c !== "" && c.split("=", 1)[0] !== name);
    cookies[who] = [...others, cookie].join("; ");
  };
  const view = async <View>(topic: string, as: string) => (await ask(`/api/views/${topic}`, { as })).json.view as unknown as View;
  const command = async (body: object) => {
    const answer = await ask("/api/commands", { as: "ana", body: { idempotencyKey: crypto.randomUUID(), command: body } });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json as unknown as { ticketId: string; number: string };
  };
  const pair = async (screen: string, subject: string) => {
    const { code } = (await ask("/api/pairing", { as: screen, method: "POST" })).json as unknown as PairingCode;
    const typed = await ask("/api/admin/pairings", { as: "sam", body: { code, subject } });
    return { code, typed, state: (await ask("/api/pairing", { as: screen })).json };
  };
  const everybodyLeaves = async () => {
    for (const ticket of (await view<QueueView>("queue", "ana")).tickets) if (["waiting", "called", "in-service"].includes(ticket.state)) await command({ type: ticket.state === "in-service" ? "finish" : "leave", ticketId: ticket.id });
  };

  beforeAll(async () => {
    server = await openTestHouse();
    const setup = smallClinic();
    const rooms = setup.rooms.map((room) => (room.id === "room-1" ? { ...room, staffOnDoor: true } : room));
    await saveClinic(server.house, { ...setup, languages: ["en", "es"], rooms, boards: [...setup.boards, { id: "lab", name: "Laboratory", serviceIds: ["blood"], theme: "light" }] }, { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      await ask("/api/sign-in", { as: username, body: { username, password: "correct horse" } });
    }
  });
  afterAll(() => server.close());

  describe("are paired by a code", () => {
    it("of six letters and digits that nobody mistakes for others", async () => {
      const { code, expiresAt } = (await ask("/api/pairing", { as: "screen", method: "POST" })).json as unknown as PairingCode;
      expect(code).toMatch(new RegExp(`^[${pairingLetters}]{6}$`));
      expect(code).not.toMatch(/[01IOLSZB8256UV]/);
      expect(expiresAt - Date.now()).toBeGreaterThan(9 * minuteMs);
    });

    it("and show their board as soon as an administrator has typed it", async () => {
      expect((await ask("/api/views/board:hall", { as: "screen" })).status).toBe(401);
      const { typed, state } = await pair("screen", "hall");
      expect(typed.status).toBe(204);
      expect(state).toEqual({ state: "paired", address: "/display/hall" });
      expect(boardView.parse(await view("board:hall", "screen")).board.id).toBe("hall");
      expect((await ask("/api/views/queue", { as: "screen" })).status).toBe(401);
      expect((await ask("/api/views/board:lab", { as: "screen" })).status).toBe(401);
    });

    it("also when it is typed in small letters with a gap", async () => {
      const { code } = (await ask("/api/pairing", { as: "gap", method: "POST" })).json as unknown as PairingCode;
      const typed = `${code.slice(0, 3).toLowerCase()} ${code.slice(3).toLowerCase()} `;
      expect((await ask("/api/admin/pairings", { as: "sam", body: { code: typed, subject: "lab" } })).status).toBe(204);
    });

    it("that works once", async () => {
      const { code } = await pair("once", "hall");
      const again = await ask("/api/admin/pairings", { as: "sam", body: { code, subject: "lab" } });
      expect(again.json).toMatchObject({ code: "bad-request", field: "code", detail: "No screen shows this code now. Codes change every ten minutes: look again." });
    });

    it("that only an administrator may type, and only on our own pages", async () => {
      const { code } = (await ask("/api/pairing", { as: "foreign", method: "POST" })).json as unknown as PairingCode;
      expect((await ask("/api/admin/pairings", { as: "ana", body: { code, subject: "hall" } })).status).toBe(403);
      expect((await ask("/api/admin/pairings", { as: "sam", body: { code, subject: "hall" }, headers: { origin: "https://elsewhere.example" } })).status).toBe(403);
      expect((await ask("/api/pairing", { as: "foreign" })).json).toEqual({ state: "waiting", address: null });
    });

    it("for a board that exists", async () => {
      const { code } = (await ask("/api/pairing", { as: "lost", method: "POST" })).json as unknown as PairingCode;
      expect((await ask("/api/admin/pairings", { as: "sam", body: { code, subject: "nowhere" } })).json).toMatchObject({ field: "subject" });
      expect((await ask("/api/admin/pairings", { as: "sam", body: { code, subject: "door-nowhere" } })).json).toMatchObject({ field: "subject" });
      expect((await ask("/api/admin/pairings", { as: "sam", body: { code: "ABC", subject: "hall" } })).json).toMatchObject({ field: "code", detail: "Type the six letters and digits as they stand on the screen." });
    });

    it("that is over after ten minutes, with nothing kept but a hash", async () => {
      const { sql } = server.house.database;
      const now = Date.now();
      expect(await openPairing(sql, { code: "AAAAAA", secretHash: hashOf("a secret"), address: "10.0.0.1" }, now)).toBe("open");
      expect(await openPairing(sql, { code: "AAAAAA", secretHash: hashOf("another"), address: "10.0.0.1" }, now)).toBe("taken");
      expect(await isPairingOpen(sql, hashOf("a secret"), now + 9 * minuteMs)).toBe(true);
      expect(await isPairingOpen(sql, hashOf("a secret"), now + 10 * minuteMs)).toBe(false);
      expect(await takePairing(sql, "AAAAAA", now + 10 * minuteMs)).toBeUndefined();
      expect(JSON.stringify(await sql`select * from auth_verifications`)).not.toContain("a secret");
    });

    it("and a flood of codes from one address is refused", async () => {
      const { sql } = server.house.database;
      const opened = [];
      for (let i = 0; i < 41; i++) opened.push(await openPairing(sql, { code: `FLOOD${i}`, secretHash: hashOf(`${i}`), address: "10.0.0.2" }, Date.now()));
      expect(opened.filter((o) => o === "open")).toHaveLength(40);
      expect(opened.at(-1)).toBe("too-many");
      expect(await openPairing(sql, { code: "OTHERS", secretHash: hashOf("x"), address: "10.0.0.3" }, Date.now())).toBe("open");
    });

    it("several for one board, until its token is revoked: then all of them go dark", async () => {
      await pair("second", "hall");
      for (const screen of ["screen", "second"]) expect((await ask("/api/views/board:hall", { as: screen })).status).toBe(200);
      expect((await ask("/api/admin/access/board/hall", { as: "sam", method: "DELETE" })).status).toBe(204);
      for (const screen of ["screen", "second"]) expect((await ask("/api/views/board:hall", { as: screen })).status).toBe(401);
      await pair("screen", "hall");
      expect((await ask("/api/views/board:hall", { as: "screen" })).status).toBe(200);
    });
  });

  describe("beside a door", () => {
    const door = () => view<DoorView>("door:room-1", "door");

    it("are paired like a board, and see their own door only", async () => {
      expect((await pair("door", "door-room-1")).state).toEqual({ state: "paired", address: "/display/door/room-1" });
      expect(doorView.parse(await door())).toMatchObject({ room: { name: "Room 1" }, state: "free", number: null, until: null });
      expect((await ask("/api/views/door:room-2", { as: "door" })).status).toBe(401);
      expect((await ask("/api/views/board:hall", { as: "door" })).status).toBe(401);
    });

    it("say whom the room waits for, then that it is taken, and never who is inside", async () => {
      const { ticketId, number } = await command({ type: "check-in", name: "Quirina Zwyssig", serviceIds: ["gp"] });
      await command({ type: "call", ticketId, roomId: "room-1" });
      expect(await door()).toMatchObject({ state: "called", number });
      await command({ type: "start", ticketId });
      expect(await door()).toMatchObject({ state: "in-use", number: null });
      await command({ type: "finish", ticketId });
      expect(await door()).toMatchObject({ state: "free", number: null });
    });

    it("say until when a room is cleaned or closed, not why", async () => {
      await command({ type: "block-room", roomId: "room-1", kind: "cleaning", reason: "After Quirina", until: noon + 15 * minuteMs });
      const cleaned = await ask("/api/views/door:room-1", { as: "door" });
      expect(cleaned.json.view).toMatchObject({ state: "cleaning", until: noon + 15 * minuteMs });
      expect(cleaned.text).not.toContain("Quirina");
      await command({ type: "open-room", roomId: "room-1" });
    });

    it("show a room as taken, without a number, for a patient who does not want to be shown", async () => {
      const { ticketId, number } = await command({ type: "check-in", name: "Shy Person", serviceIds: ["gp"], isPrivate: true });
      await command({ type: "call", ticketId, roomId: "room-1" });
      const shown = await ask("/api/views/door:room-1", { as: "door" });
      expect(shown.json.view).toMatchObject({ state: "in-use", number: null });
      expect(shown.text).not.toContain(`"${number}"`);
      const board = await view<BoardView>("board:hall", "screen");
      expect([...board.calling, ...board.lastCalls].map((call) => call.number)).not.toContain(number);
      await everybodyLeaves();
    });

    it("name the staff only where the clinic has asked for it", async () => {
      await pair("other door", "door-room-2");
      await command({ type: "assign-staff", staffId: "ito", roomId: "room-1" });
      expect(await door()).toMatchObject({ staff: ["Dr Ito"] });
      await command({ type: "assign-staff", staffId: "ito", roomId: "room-2" });
      expect(await door()).toMatchObject({ staff: [] });
      expect(await view<DoorView>("door:room-2", "other door")).toMatchObject({ staff: [], state: "free" });
    });
  });

  it("never carry a name, whatever people are called and whatever happens to them", async () => {
    const names = fc.array(fc.stringMatching(/^[A-Z][a-zà-ü]{4,9}qx [A-Z][a-z]{4,9}zw$/), { minLength: 1, maxLength: 4 });
    const acts = fc.array(fc.constantFrom("call", "start", "finish", "recall", "leave"), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, acts, fc.boolean(), async (people, moves, isPrivate) => {
        for (const name of people) {
          const { ticketId } = await command({ type: "check-in", name, serviceIds: ["gp"], isPrivate });
          for (const type of moves) await ask("/api/commands", { as: "ana", body: { idempotencyKey: crypto.randomUUID(), command: { type, ticketId, ...(type === "call" ? { roomId: "room-1" } : {}) } } });
        }
        // Proof that they are in the house at all.
        expect((await ask("/api/views/queue", { as: "ana" })).text).toContain(people.at(-1));
        for (const [topic, screen] of [["board:hall", "screen"], ["door:room-1", "door"]] as const) {
          const { text, status } = await ask(`/api/views/${topic}`, { as: screen });
          expect(status).toBe(200);
          for (const part of people.flatMap((name) => name.split(" "))) expect(text).not.toContain(part);
        }
        await everybodyLeaves();
      }),
      { numRuns: 12 },
    );
  });

  describe("tell what they have shown", () => {
    const called = async () => {
      const { ticketId } = await command({ type: "check-in", name: "Somebody", serviceIds: ["gp"] });
      await command({ type: "call", ticketId, roomId: "room-1" });
      const call = (await view<BoardView>("board:hall", "screen")).calling[0]?.id ?? "";
      return { ticketId, call };
    };
    const desk = async (ticketId: string) => (await view<QueueView>("queue", "ana")).tickets.find((t) => t.id === ticketId);

    it("so that the desk knows, each board once for each call", async () => {
      const { ticketId, call } = await called();
      expect(await desk(ticketId)).toMatchObject({ shownOn: [], spokenOn: [] });
      for (let i = 0; i < 3; i++) expect((await ask("/api/boards/hall/shown", { as: "screen", body: { shown: [call], spoken: [] } })).status).toBe(204);
      await ask("/api/boards/hall/shown", { as: "screen", body: { shown: [call], spoken: [call] } });
      expect(await desk(ticketId)).toMatchObject({ shownOn: ["hall"], spokenOn: ["hall"] });
      expect((await view<QueueView>("queue", "ana")).boards).toContainEqual({ id: "hall", name: "Hall", serviceIds: [], heardAt: server.clock.now });
      await everybodyLeaves();
    });

    it("again after a recall, which is another call", async () => {
      const { ticketId, call } = await called();
      await ask("/api/boards/hall/shown", { as: "screen", body: { shown: [call], spoken: [] } });
      server.clock.now += minuteMs;
      await command({ type: "recall", ticketId });
      expect(await desk(ticketId)).toMatchObject({ shownOn: [] });
      await everybodyLeaves();
    });

    it("but not of a call that is none", async () => {
      const { ticketId } = await called();
      await ask("/api/boards/hall/shown", { as: "screen", body: { shown: ["no/such/call"], spoken: [`${ticketId}/0/1`] } });
      expect(await desk(ticketId)).toMatchObject({ shownOn: [], spokenOn: [] });
      await everybodyLeaves();
    });

    it("only as a paired screen: neither a stranger nor somebody signed in", async () => {
      expect((await ask("/api/boards/hall/shown", { body: { shown: [], spoken: [] } })).status).toBe(401);
      expect((await ask("/api/boards/hall/shown", { as: "sam", body: { shown: [], spoken: [] } })).status).toBe(401);
      expect((await ask("/api/boards/lab/shown", { as: "screen", body: { shown: [], spoken: [] } })).status).toBe(401);
    });

    it("not faster than once a second, and not without end", async () => {
      expect((await ask("/api/boards/hall/shown", { as: "screen", body: { shown: Array(21).fill("x"), spoken: [] } })).status).toBe(400);
      const statuses = await Promise.all(Array.from({ length: 70 }, () => ask("/api/boards/hall/shown", { as: "screen", body: { shown: [], spoken: [] } }).then((a) => a.status)));
      expect(statuses).toContain(429);
    });
  });

  describe("carry messages", () => {
    const post = (body: object, as = "sam") => ask("/api/admin/board-messages", { as, body });
    const messages = async (screen = "screen", board = "hall") => (await view<BoardView>(`board:${board}`, screen)).messages.map((m) => m.says);

    it("from when until when, in the clinic's languages", async () => {
      const from = server.clock.now + minuteMs;
      expect((await post({ says: { en: " Flu vaccination today ", es: "Vacuna de la gripe hoy" }, from, to: from + minuteMs })).status).toBe(200);
      expect(await messages()).toEqual([]);
      server.clock.now = from;
      expect(await messages()).toEqual([{ en: "Flu vaccination today", es: "Vacuna de la gripe hoy" }]);
      server.clock.now = from + minuteMs;
      expect(await messages()).toEqual([]);
    });

    it("on one board or on all, until they are taken away", async () => {
      await pair("lab screen", "lab");
      const { id } = (await post({ boardId: "lab", says: { en: "Laboratory on floor 2" }, from: server.clock.now })).json as unknown as { id: number };
      expect(await messages()).toEqual([]);
      expect(await messages("lab screen", "lab")).toEqual([{ en: "Laboratory on floor 2" }]);
      expect((await ask(`/api/admin/board-messages/${id}`, { as: "sam", method: "DELETE" })).status).toBe(204);
      expect(await messages("lab screen", "lab")).toEqual([]);
      expect((await ask(`/api/admin/board-messages/${id}`, { as: "sam", method: "DELETE" })).status).toBe(404);
    });

    it("of administrators only, with a sentence for what is wrong", async () => {
      const from = server.clock.now;
      expect((await post({ says: { en: "x" }, from }, "ana")).status).toBe(403);
      expect((await post({ says: {}, from })).json).toMatchObject({ field: "says", detail: "Write the message in at least one language." });
      expect((await post({ says: { fr: "Bonjour" }, from })).json).toMatchObject({ field: "says" });
      expect((await post({ says: { en: "x" }, from, to: from })).json).toMatchObject({ field: "to", detail: "A message must end after it begins." });
      expect((await post({ says: { en: "x".repeat(161) }, from })).json).toMatchObject({ field: "says.en" });
      expect((await post({ says: { en: "a\u0000b" }, from })).json).toMatchObject({ field: "says.en" });
      expect((await post({ boardId: "nowhere", says: { en: "x" }, from })).json).toMatchObject({ field: "boardId" });
    });
  });

  it("sound and are sized as an administrator sets them, and go back to what is usual", async () => {
    const set = (body: object, board = "hall") => ask(`/api/admin/boards/${board}`, { as: "sam", body });
    expect((await set({ voices: ["es"], volumePercent: 60, quiet: { fromMinute: 1320, toMinute: 420 }, distanceMeters: 8, heightCm: 68 })).status).toBe(204);
    expect((await view<BoardView>("board:hall", "screen")).board).toMatchObject({ voices: ["es"], volumePercent: 60, quiet: { fromMinute: 1320, toMinute: 420 }, distanceMeters: 8, heightCm: 68, theme: "dark" });
    const listed = (await ask("/api/admin/boards", { as: "sam" })).json as unknown as BoardList;
    expect(listed.boards.find((b) => b.id === "hall")).toMatchObject({ settings: { voices: ["es"], distanceMeters: 8 }, isPaired: true });
    expect(listed.doors).toContainEqual({ id: "door-room-1", name: "Room 1", isPaired: true });
    expect((await set({})).status).toBe(204);
    expect((await view<BoardView>("board:hall", "screen")).board).toMatchObject({ voices: ["en", "es"], volumePercent: 100, quiet: null, distanceMeters: null });
    expect((await set({ distanceMeters: 0 })).json).toMatchObject({ field: "distanceMeters", detail: "is too near" });
    expect((await set({}, "nowhere")).status).toBe(404);
    expect((await ask("/api/admin/boards/hall", { as: "ana", body: {} })).status).toBe(403);
  });
});
