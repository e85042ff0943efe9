import { errandOf, keyOf, type Call } from "#features/board/calls.ts";

export type Announcer = {
  /**
   * Puts calls at the end of the line; each is announced once. What waits in the line and is not among `calling` any more
   * is dropped: the patient has come, or was called by mistake.
   */
  announce(calls: Call[], calling?: readonly Call[]): void;
  wasAnnounced(key: string): boolean;
};

type Parts = {
  /** Chime, then speech; settles when it is over. */
  speak: (call: Call) => Promise<void>;
  /** Whose turn it is; null when the line is empty. */
  onTurn: (call: Call | null) => void;
  /** No turn is shorter, so that a silent screen can be read as well. */
  turnMs: number;
  memory: Memory;
};

/** Which calls this screen has announced, kept over a reload. */
export type Memory = { read(): string[]; write(keys: string[]): void };

/** A day of calls is remembered, a month is not. */
const remembered = 400;

/** Calls are read out one after another, however many come at once. */
export function makeAnnouncer({ speak, onTurn, turnMs, memory }: Parts): Announcer {
  let keys = memory.read();
  let line: Call[] = [];
  let isSpeaking = false;

  async function work() {
    isSpeaking = true;
    for (let call = line.shift(); call; call = line.shift()) {
      onTurn(call);
      await Promise.all([speak(call).catch(() => undefined), new Promise((settle) => setTimeout(settle, turnMs))]);
    }
    isSpeaking = false;
    onTurn(null);
  }

  return {
    wasAnnounced: (key) => keys.includes(key),
    announce(calls, calling) {
      const fresh = calls.filter((call) => !keys.includes(keyOf(call)));
      const isOver = (call: Call) => calling !== undefined && !calling.some((other) => keyOf(other) === keyOf(call));
      // Of a patient who is called again before the first call was read out, one call is enough.
      const isRepeated = (call: Call) => fresh.some((other) => errandOf(other) === errandOf(call));
      const dropped = line.filter((call) => isOver(call) || isRepeated(call));
      if (fresh.length === 0 && dropped.length === 0) return;
      line = line.filter((call) => !dropped.includes(call));
      // A dropped call has not been heard: if it is reinstated, it is news.
      const unheard = dropped.map(keyOf);
      keys = [...keys.filter((key) => !unheard.includes(key)), ...fresh.map(keyOf)].slice(-remembered);
      memory.write(keys);
      line.push(...fresh);
      if (!isSpeaking && line.length > 0) void work();
    },
  };
}
