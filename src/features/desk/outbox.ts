import type { Sent } from "#client/send.ts";
import type { CommandInput } from "#contract/commands.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

/** A command on its way to the server, as it is kept until there is an answer to it. */
export type Kept = {
  /** The idempotency key: however often it is sent, it is done once. */
  key: string;
  /** Who gave it, in which clinic: nobody else's session may send it. */
  by: string;
  /** When it was given. */
  at: EpochMs;
  /** Its place among all that this browser has given. */
  order: number;
  /** What it is about on the screen. */
  subject: string;
  command: CommandInput;
  /** Somebody was asked about its age and wants it sent all the same. */
  isConfirmed?: true;
};

/** sending: on its way for the first time; kept: the line is down, "not sent yet"; asked: too old to be sent without a word. */
export type Entry = Kept & { state: "sending" | "kept" | "asked" };

/** The answer; or that there is none yet, and the command will be sent when the line is back. */
export type Posted = { sent: Sent } | { isKept: true };

export type OutboxStore = {
  of(by: string): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  has(key: string): Promise<boolean>;
  remove(key: string): Promise<void>;
};

export type Outbox = {
  entries(): readonly Entry[];
  onChange(changed: () => void): () => void;
  /** `whenKept` is what remains of the command once it must wait; null for one that must not be done later. */
  post(given: { key: string; subject: string; command: CommandInput; whenKept: CommandInput | null }): Promise<Posted>;
  /** Answers to commands that had to wait. Held until somebody listens. */
  onLateAnswer(hear: (late: { entry: Kept; sent: Sent }) => void): () => void;
  /** Sends what is too old to be sent without a word. */
  confirm(key: string): void;
  forget(key: string): void;
  /** The line may be back. */
  wake(): void;
  /** Takes up what an earlier page has left. */
  load(): Promise<void>;
};

/** Older than this, the house may have gone on without it. */
export const askAfterMs = 5 * minuteMs;

/** Pauses between tries; the last one again and again. */
const pausesMs = [0.4 * secondMs, 1.2 * secondMs, 3 * secondMs];
/** So many tries and it is the line; less is a stumble that nobody needs to hear of. */
const triesBeforeKept = 3;
/** A server that answers, but with a fault of its own, is asked so often. */
const triesOnFault = 4;

type Parts = {
  by: string;
  store: OutboxStore;
  send: (command: CommandInput, key: string) => Promise<Sent>;
  now: () => EpochMs;
  isOffline: () => boolean;
  /** Resolves after so many milliseconds, or when `early` does. */
  pause: (ms: number, early: Promise<void>) => Promise<void>;
};

/** Commands go out one after another, in the order in which they were given; what cannot go out waits here, also over a reload. */
export function createOutbox({ by, store, send, now, isOffline, pause }: Parts): Outbox {
  let entries: readonly Entry[] = [];
  let isLineDown = false;
  let isRunning = false;
  let lastOrder = 0;
  let ring: () => void = () => {};
  const waiting = new Map<string, (posted: Posted) => void>();
  const later = new Map<string, CommandInput | null>();
  const listeners = new Set<() => void>();
  const hearers = new Set<(late: { entry: Kept; sent: Sent }) => void>();
  const unheard: { entry: Kept; sent: Sent }[] = [];

  function set(next: readonly Entry[]) {
    entries = next;
    for (const changed of listeners) changed();
  }

  const change = (key: string, part: Partial<Entry>) => set(entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));

  function answer(entry: Entry, sent: Sent) {
    const resolve = waiting.get(entry.key);
    drop(entry.key);
    if (resolve) return resolve({ sent });
    const late = { entry, sent };
    if (hearers.size === 0) unheard.push(late);
    for (const hear of hearers) hear(late);
  }

  function drop(key: string) {
    waiting.delete(key);
    later.delete(key);
    set(entries.filter((entry) => entry.key !== key));
    void quietly(store.remove(key));
  }

  /** Whoever waits for the answer is told that it will come later; what must not be done later comes back as not done. */
  function keep(entry: Entry, problem: Extract<Sent, { ok: false }>["problem"]) {
    if (entry.state !== "sending") return;
    const whenKept = later.get(entry.key);
    const resolve = waiting.get(entry.key);
    if (whenKept === null) {
      drop(entry.key);
      return resolve?.({ sent: { ok: false, problem } });
    }
    waiting.delete(entry.key);
    const { state: _, ...kept } = { ...entry, command: whenKept ?? entry.command };
    change(entry.key, { state: "kept", command: kept.command });
    void quietly(store.put(kept));
    resolve?.({ isKept: true });
  }

  function next(): Entry | undefined {
    const held = new Set<string>();
    for (const entry of entries) {
      const about = subjectOf(entry.command);
      // What follows a command that somebody must decide about waits with it.
      if (entry.state === "asked" || held.has(about)) held.add(about);
      else return entry;
    }
    return undefined;
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    let tries = 0;
    try {
      for (let entry = next(); entry; entry = next()) {
        const { key } = entry;
        const age = now() - entry.at;
        // A clock that was set back tells no age.
        if (!entry.isConfirmed && (age > askAfterMs || age < 0)) {
          keep(entry, lineProblem);
          if (has(key)) change(key, { state: "asked" });
          continue;
        }
        // Another tab of this browser may have sent it, or been told to forget it.
        if (entry.state === "kept" && !(await quietly(store.has(key), true))) {
          drop(key);
          continue;
        }
        const sent = await send(entry.command, key);
        if (!has(key)) continue;
        const isLine = !sent.ok && isOfLine(sent.problem);
        tries++;
        if (!sent.ok && (isLine || (sent.problem.status >= 500 && tries < triesOnFault))) {
          if (isLine && (isLineDown || isOffline() || tries >= triesBeforeKept)) {
            isLineDown = true;
            for (const one of entries) keep(one, sent.problem);
          }
          await pause(pausesMs[Math.min(tries, pausesMs.length) - 1] ?? 0, new Promise((resolve) => (ring = resolve)));
          continue;
        }
        tries = 0;
        isLineDown = false;
        answer(entries.find((one) => one.key === key) ?? entry, sent);
      }
    } finally {
      isRunning = false;
    }
  }

  const has = (key: string) => entries.some((entry) => entry.key === key);

  return {
    entries: () => entries,
    onChange(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    post({ key, subject, command, whenKept }) {
      const at = now();
      lastOrder = Math.max(at * 1000, lastOrder + 1);
      const kept: Kept = { key, by, at, order: lastOrder, subject, command };
      const entry: Entry = { ...kept, state: "sending" };
      later.set(key, whenKept);
      const posted = new Promise<Posted>((resolve) => waiting.set(key, resolve));
      // What must not be done later must not be found by a later page either.
      if (whenKept !== null) void quietly(store.put({ ...kept, command: whenKept }));
      set([...entries, entry]);
      if (isLineDown) keep(entry, lineProblem);
      void run();
      return posted;
    },
    onLateAnswer(hear) {
      hearers.add(hear);
      for (const late of unheard.splice(0)) hear(late);
      return () => void hearers.delete(hear);
    },
    confirm(key) {
      const entry = entries.find((one) => one.key === key);
      if (!entry) return;
      const { state: _, ...kept } = entry;
      change(key, { state: "kept", isConfirmed: true });
      void quietly(store.put({ ...kept, isConfirmed: true })).then(run);
    },
    forget(key) {
      if (has(key)) drop(key);
      void run();
    },
    wake() {
      ring();
      void run();
    },
    async load() {
      const left = (await quietly(store.of(by), [])) ?? [];
      const fresh = left.filter((kept) => !has(kept.key)).map((kept): Entry => ({ ...kept, state: "kept" }));
      if (fresh.length === 0) return;
      set([...fresh, ...entries].sort((a, b) => a.order - b.order));
      void run();
    },
  };
}

const lineProblem = { type: "about:blank", title: "Anteroom cannot be reached. Check the network.", status: 0, code: "network" };

/** No answer, or one from something on the way; and a session that has ended, after which the command still stands. */
function isOfLine({ code, status }: { code: string; status: number }): boolean {
  return code === "network" || code === "not-ready" || code === "not-signed-in" || (code === "unexpected" && (status === 0 || status >= 500));
}

/** Commands about one thing must not overtake each other. */
function subjectOf(command: CommandInput): string {
  if ("ticketId" in command) return `ticket:${command.ticketId}`;
  if ("appointmentId" in command && command.appointmentId !== undefined) return `appointment:${command.appointmentId}`;
  if ("roomId" in command && command.roomId !== null) return `room:${command.roomId}`;
  return command.type === "check-in" || command.type === "book" ? `${command.type}:${command.name}` : command.type;
}

/** A browser that refuses to keep anything (a private window) still sends. */
async function quietly<T>(promise: Promise<T>, otherwise?: T): Promise<T | undefined> {
  try {
    return await promise;
  } catch {
    return otherwise;
  }
}
