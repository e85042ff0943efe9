import { secondMs } from "#domain/time.ts";

/** Why there is no picture; each has its sentence in source-words.ts. */
export type SourceTrouble =
  | "insecure"
  | "denied"
  | "no-camera"
  | "busy"
  | "unplugged"
  | "unreachable"
  | "refused"
  | "cors"
  | "mixed"
  | "not-mjpeg"
  | "not-hls"
  | "not-whep"
  | "broken-off"
  | "still";

export type SourceState = { is: "opening" } | { is: "showing" } | { is: "failed"; trouble: SourceTrouble };

/** A failure that has a sentence. */
export class SourceFailure extends Error {
  constructor(readonly trouble: SourceTrouble) {
    super(trouble);
  }
}

/** Shows the camera until it breaks off, and then throws; or until the signal says stop. */
export type Attempt = (signal: AbortSignal, showing: () => void) => Promise<void>;

const againAfterMs = [1, 2, 5, 10, 20, 30].map((seconds) => seconds * secondMs);
/** A picture that has stood so long was no mere flicker of one. */
const goodMs = 20 * secondMs;

/** Attempts again and again, with growing pauses, and tells how it stands. */
export function keepOpen(attempt: Attempt, tell: (state: SourceState) => void): { restart(): void; stop(): void } {
  let isStopped = false;
  let failures = 0;
  let current = new AbortController();
  let endPause = () => {};

  async function run() {
    while (!isStopped) {
      current = new AbortController();
      let shownAt: number | undefined;
      try {
        await attempt(current.signal, () => {
          if (isStopped) return;
          shownAt = performance.now();
          tell({ is: "showing" });
        });
        if (!isStopped && !current.signal.aborted) throw new SourceFailure("broken-off");
      } catch (error) {
        if (isStopped) return;
        if (shownAt !== undefined && performance.now() - shownAt > goodMs) failures = 0;
        if (current.signal.aborted) continue;
        current.abort();
        tell({ is: "failed", trouble: error instanceof SourceFailure ? error.trouble : "broken-off" });
        await pause(againAfterMs[Math.min(failures++, againAfterMs.length - 1)] ?? secondMs);
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  tell({ is: "opening" });
  void run();
  return {
    restart() {
      current.abort();
      endPause();
    },
    stop() {
      isStopped = true;
      current.abort();
      endPause();
    },
  };
}

/** Resolves when the signal says stop. */
export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
