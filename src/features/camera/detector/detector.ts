import type { DetectorSetup, Found, FromDetector, ToDetector } from "#features/camera/detector/messages.ts";
import { secondMs } from "#domain/time.ts";

export type DetectorState = { is: "loading" } | { is: "ready"; loaded: readonly string[] } | { is: "failed"; says: string } | { is: "restarting" };

export type Detector = {
  isReady(): boolean;
  /** Who is in the picture, which it takes over. `null` when this picture was lost with the worker that looked at it. */
  look(picture: ImageBitmap, at: number): Promise<Found[] | null>;
  close(): void;
};

/** What the detector needs of a worker. */
export type WorkerLike = Pick<Worker, "postMessage" | "terminate"> & { onmessage: ((event: MessageEvent<FromDetector>) => void) | null; onerror: ((event: ErrorEvent) => void) | null };

const looksWithinMs = 5 * secondMs;
/** Twenty megabytes over a clinic's worst network. */
const loadsWithinMs = 180 * secondMs;
const againAfterMs = [500, 2_000, 5_000, 15_000, 30_000];

/** Finds people in a worker of its own. One that hangs, dies or cannot load is replaced, and it is said. */
export function openDetector(setup: DetectorSetup, makeWorker: () => WorkerLike, tell: (state: DetectorState) => void): Detector {
  let worker: WorkerLike | undefined;
  let isReady = false;
  let isClosed = false;
  let failures = 0;
  let looks = 0;
  let pending: { look: number; settle: (found: Found[] | null) => void } | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let restart: ReturnType<typeof setTimeout> | undefined;

  function begin() {
    worker = makeWorker();
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => giveUp({ is: "failed", says: event.message || "the detector's program cannot be loaded" });
    send({ type: "load", setup });
    atMost(loadsWithinMs, { is: "failed", says: "the model did not load in time" });
  }

  function hear(message: FromDetector) {
    if (message.type === "ready") {
      clearTimeout(watch);
      isReady = true;
      tell({ is: "ready", loaded: message.loaded });
    } else if (message.type === "seen") {
      if (message.look !== pending?.look) return;
      failures = 0;
      settle(message.found);
    } else {
      giveUp({ is: "failed", says: message.says });
    }
  }

  function settle(found: Found[] | null) {
    clearTimeout(watch);
    const { settle } = pending ?? {};
    pending = undefined;
    settle?.(found);
  }

  function atMost(ms: number, otherwise: DetectorState) {
    clearTimeout(watch);
    watch = setTimeout(() => giveUp(otherwise), ms);
  }

  function giveUp(state: DetectorState) {
    if (isClosed) return;
    clearTimeout(watch);
    clearTimeout(restart);
    worker?.terminate();
    isReady = false;
    settle(null);
    tell(state);
    restart = setTimeout(begin, againAfterMs[Math.min(failures++, againAfterMs.length - 1)]);
  }

  const send = (message: ToDetector, handOver: Transferable[] = []) => worker?.postMessage(message, handOver);

  tell({ is: "loading" });
  begin();
  return {
    isReady: () => isReady && pending === undefined,
    look(picture, at) {
      if (!isReady || pending) {
        picture.close();
        return Promise.resolve(null);
      }
      const look = ++looks;
      return new Promise((settle) => {
        pending = { look, settle };
        send({ type: "look", look, picture, at }, [picture]);
        atMost(looksWithinMs, { is: "restarting" });
      });
    },
    close() {
      isClosed = true;
      clearTimeout(watch);
      clearTimeout(restart);
      worker?.terminate();
      settle(null);
    },
  };
}
