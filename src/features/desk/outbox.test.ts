import { describe, expect, it } from "vitest";
import type { Sent } from "#client/send.ts";
import type { CommandInput } from "#contract/commands.ts";
import { minute, noon } from "#features/desk/fixtures.ts";
import { createOutbox, type Kept, type OutboxStore, type Posted } from "#features/desk/outbox.ts";

const start: CommandInput = { type: "start", ticketId: "t1", expectedVersion: 4 };
const finish: CommandInput = { type: "finish", ticketId: "t1", expectedVersion: 5 };
const hold: CommandInput = { type: "hold", ticketId: "t2", expectedVersion: 1 };

/** A server behind a wire: it does a key once and answers it the same ever after. */
function aServer() {
  const done: CommandInput["type"][] = [];
  const answers = new Map<string, Sent>();
  const wire = { isCut: false, losesAnswers: false, arrivals: [] as string[] };
  return {
    done,
    wire,
    refuses: new Set<string>(),
    async send(this: { refuses: Set<string> }, command: CommandInput, key: string): Promise<Sent> {
      await Promise.resolve();
      if (wire.isCut) return { ok: false, problem: { type: "", title: "No network", status: 0, code: "network" } };
      wire.arrivals.push(key);
      if (!answers.has(key)) {
        if (this.refuses.has(command.type)) answers.set(key, { ok: false, problem: { type: "", title: "No", status: 409, code: "changed-meanwhile", detail: "Ana called G101 just now." } });
        else {
          done.push(command.type);
          answers.set(key, { ok: true, answer: { seq: done.length, ticketId: "t1", number: "G101", token: null } });
        }
      }
      if (wire.losesAnswers) return { ok: false, problem: { type: "", title: "No network", status: 0, code: "network" } };
      return answers.get(key) as Sent;
    },
  };
}

function aStore(kept: Kept[] = []): OutboxStore & { rows: Map<string, Kept> } {
  const rows = new Map(kept.map((one) => [one.key, one]));
  return {
    rows,
    of: async (by) => [...rows.values()].filter((one) => one.by === by).sort((a, b) => a.order - b.order),
    put: async (one) => void rows.set(one.key, one),
    has: async (key) => rows.has(key),
    remove: async (key) => void rows.delete(key),
  };
}

function aDesk({ server = aServer(), store = aStore(), by = "clinic/ana" } = {}) {
  const clock = { now: noon };
  const heard: { key: string; sent: Sent }[] = [];
  const outbox = createOutbox({
    by,
    store,
    send: (command, key) => server.send(command, key),
    now: () => clock.now,
    isOffline: () => server.wire.isCut,
    // Time stands still: the next try comes when the test says that the line is back.
    pause: (_ms, early) => early,
  });
  outbox.onLateAnswer(({ entry, sent }) => void heard.push({ key: entry.key, sent }));
  const post = (key: string, command: CommandInput, whenKept: CommandInput | null = command) => outbox.post({ key, subject: "ticket:t1", command, whenKept });
  return { outbox, server, store, clock, heard, post };
}

/** Lets everything happen that needs no clock. */
const settled = async () => {
  for (let i = 0; i < 50; i++) await Promise.resolve();
};
const states = (desk: ReturnType<typeof aDesk>) => desk.outbox.entries().map(({ key, state }) => [key, state]);
const isKept = (posted: Posted) => "isKept" in posted;

describe("a command while the line holds", () => {
  it("is answered, and nothing of it stays", async () => {
    const desk = aDesk();
    expect(await desk.post("a", start)).toMatchObject({ sent: { ok: true } });
    expect(desk.outbox.entries()).toEqual([]);
    expect(desk.store.rows.size).toBe(0);
  });

  it("never overtakes the one before it", async () => {
    const desk = aDesk();
    await Promise.all([desk.post("a", start), desk.post("b", finish)]);
    expect(desk.server.done).toEqual(["start", "finish"]);
  });
});

describe("a command while the line is down", () => {
  it("is kept, marked as not sent yet, and sent in order when the line is back", async () => {
    const desk = aDesk();
    desk.server.wire.isCut = true;
    expect(isKept(await desk.post("a", start))).toBe(true);
    expect(isKept(await desk.post("b", finish))).toBe(true);
    expect(states(desk)).toEqual([["a", "kept"], ["b", "kept"]]);
    desk.server.wire.isCut = false;
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual(["start", "finish"]);
    expect(desk.outbox.entries()).toEqual([]);
    expect(desk.heard.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("is done once, though its first answer was lost on the way", async () => {
    const desk = aDesk();
    desk.server.wire.losesAnswers = true;
    const posted = desk.post("a", start);
    for (let i = 0; i < 3; i++) {
      await settled();
      desk.outbox.wake();
    }
    expect(isKept(await posted)).toBe(true);
    desk.server.wire.losesAnswers = false;
    desk.outbox.wake();
    await settled();
    expect(desk.server.wire.arrivals.length).toBeGreaterThan(1);
    expect(new Set(desk.server.wire.arrivals)).toEqual(new Set(["a"]));
    expect(desk.server.done).toEqual(["start"]);
  });

  it("tells a refusal that came late, and goes on with the next", async () => {
    const desk = aDesk();
    desk.server.refuses.add("start");
    desk.server.wire.isCut = true;
    await desk.post("a", start);
    await desk.post("b", hold);
    desk.server.wire.isCut = false;
    desk.outbox.wake();
    await settled();
    expect(desk.heard).toMatchObject([{ key: "a", sent: { ok: false, problem: { detail: "Ana called G101 just now." } } }, { key: "b", sent: { ok: true } }]);
    expect(desk.server.done).toEqual(["hold"]);
  });

  it("can be forgotten, and is then never sent", async () => {
    const desk = aDesk();
    desk.server.wire.isCut = true;
    await desk.post("a", start);
    desk.outbox.forget("a");
    desk.server.wire.isCut = false;
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual([]);
    expect(desk.store.rows.size).toBe(0);
  });

  it("comes back as not done where it must not be done later", async () => {
    const desk = aDesk();
    desk.server.wire.isCut = true;
    expect(await desk.post("a", { type: "close-day" }, null)).toMatchObject({ sent: { ok: false, problem: { code: "network" } } });
    expect(desk.outbox.entries()).toEqual([]);
    expect(desk.store.rows.size).toBe(0);
  });

  it("calls the patient whom the desk saw as next, not whoever is next by then", async () => {
    const desk = aDesk();
    desk.server.wire.isCut = true;
    await desk.post("a", { type: "call-next", roomId: "r1" }, { type: "call", ticketId: "t1", roomId: "r1", expectedVersion: 3 });
    expect(desk.outbox.entries()[0]?.command).toMatchObject({ type: "call", ticketId: "t1" });
  });
});

describe("a command that has grown old", () => {
  const later = async (age: number) => {
    const desk = aDesk();
    desk.server.wire.isCut = true;
    await desk.post("a", start);
    await desk.post("b", hold);
    await desk.post("c", finish);
    desk.clock.now = noon + age;
    desk.server.wire.isCut = false;
    return desk;
  };

  it("is sent without a word up to five minutes", async () => {
    const desk = await later(5 * minute);
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual(["start", "hold", "finish"]);
  });

  it("is asked about after that, one by one", async () => {
    const desk = await later(5 * minute + 1);
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual([]);
    // The finish waits behind the start of the same patient.
    expect(states(desk)).toEqual([["a", "asked"], ["b", "asked"], ["c", "kept"]]);
    desk.outbox.confirm("b");
    await settled();
    expect(desk.server.done).toEqual(["hold"]);
    desk.outbox.forget("a");
    await settled();
    expect(states(desk)).toEqual([["c", "asked"]]);
    desk.outbox.confirm("c");
    await settled();
    expect(desk.server.done).toEqual(["hold", "finish"]);
  });

  it("is asked about too when the clock was set back", async () => {
    const desk = await later(-minute);
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual([]);
  });
});

describe("after a reload", () => {
  it("what was not sent is still there, and is sent in its order under its old keys", async () => {
    const first = aDesk();
    first.server.wire.isCut = true;
    await first.post("a", start);
    await first.post("b", finish);
    await settled();
    const second = aDesk({ server: first.server, store: first.store });
    first.server.wire.isCut = false;
    await second.outbox.load();
    await settled();
    expect(first.server.wire.arrivals).toEqual(["a", "b"]);
    expect(first.server.done).toEqual(["start", "finish"]);
    expect(first.store.rows.size).toBe(0);
  });

  it("another person's session sends nothing of it", async () => {
    const first = aDesk();
    first.server.wire.isCut = true;
    await first.post("a", start);
    await settled();
    const second = aDesk({ server: first.server, store: first.store, by: "clinic/ben" });
    first.server.wire.isCut = false;
    await second.outbox.load();
    await settled();
    expect(first.server.done).toEqual([]);
    expect(first.store.rows.size).toBe(1);
  });

  it("a browser that can keep nothing still sends", async () => {
    const broken = { ...aStore(), put: () => Promise.reject(new Error("private window")), of: () => Promise.reject(new Error("private window")), remove: () => Promise.reject(new Error("private window")), has: () => Promise.reject(new Error("private window")) };
    const desk = aDesk({ store: broken });
    desk.server.wire.isCut = true;
    await desk.post("a", start);
    desk.server.wire.isCut = false;
    desk.outbox.wake();
    await settled();
    expect(desk.server.done).toEqual(["start"]);
  });
});
