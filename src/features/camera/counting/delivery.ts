import type { CameraMessage } from "#contract/camera.ts";
import type { IntervalStore } from "#features/camera/counting/interval-store.ts";
import { dayMs, secondMs, type Clock, type EpochMs } from "#domain/time.ts";

export type DeliveryTrouble =
  | { is: "offline" }
  /** The server does not know this browser as the sensor any more. */
  | { is: "not-connected" }
  | { is: "server"; status: number }
  | { is: "storage" };

export type DeliveryState = { waiting: number; deliveredAt: EpochMs | null; trouble: DeliveryTrouble | null; /** Refused by the server for what they are. */ setAside: number; /** Too old to wait any longer. */ dropped: number };

export type Delivery = {
  /** Something new is there. */
  kick(): void;
  /** Now, whatever it was waiting for: the network is back. */
  hurry(): void;
  stop(): void;
};

type DeliveryNeeds = {
  store: IntervalStore;
  /** The answer's HTTP status. Throws when there is no answer. */
  send: (message: CameraMessage) => Promise<number>;
  clock: Clock;
  tell: (state: DeliveryState) => void;
};

export const mostInMessage = 500;
const againAfterMs = [1, 2, 5, 10, 30, 60].map((seconds) => seconds * secondMs);
const lookAgainMs = 60 * secondMs;
const keptMs = 7 * dayMs;

/** A message that the server will refuse however often it comes. */
const isPoison = (status: number) => status === 400 || status === 413 || status === 415 || status === 422;
const isStranger = (status: number) => status === 401 || status === 403 || status === 404;

/**
 * Sends what is kept until the server has acknowledged it, oldest first, one message at a time. An answer that is lost on the way
 * brings the same numbers again, which the server knows. Of a message that is refused for what it holds, halves are tried,
 * until the one bad interval is alone and is set aside.
 */
export function makeDelivery({ store, send, clock, tell }: DeliveryNeeds): Delivery {
  const state: DeliveryState = { waiting: 0, deliveredAt: null, trouble: null, setAside: 0, dropped: 0 };
  let isStopped = false;
  let isRunning = false;
  let isAskedAgain = false;
  let failures = 0;
  let size = mostInMessage;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run() {
    if (isRunning) return void (isAskedAgain = true);
    isRunning = true;
    clearTimeout(timer);
    timer = undefined;
    try {
      do isAskedAgain = false;
      while (!isStopped && ((await deliverOne()) || isAskedAgain));
    } catch {
      fail({ is: "storage" });
    }
    isRunning = false;
    await show();
  }

  /** Whether it is worth going on at once. */
  async function deliverOne(): Promise<boolean> {
    state.dropped += await store.dropBefore(clock() - keptMs);
    const batch = await store.oldest(size);
    const session = batch[0]?.session;
    if (session === undefined) {
      state.trouble = null;
      return false;
    }
    const status = await send({ camera: "anteroom", session, intervals: batch.map(({ interval }) => interval) }).catch(() => 0);
    const keys = batch.map(({ key }) => key);
    if (status >= 200 && status < 300) {
      await store.remove(keys);
      failures = 0;
      size = Math.min(mostInMessage, size * 2);
      Object.assign(state, { deliveredAt: clock(), trouble: null });
    } else if (isPoison(status)) {
      if (keys.length === 1) {
        await store.setAside(keys);
        state.setAside += 1;
      }
      size = Math.max(1, Math.ceil(keys.length / 2));
    } else {
      fail(status === 0 ? { is: "offline" } : isStranger(status) ? { is: "not-connected" } : { is: "server", status });
      return false;
    }
    await show();
    return true;
  }

  function fail(trouble: DeliveryTrouble) {
    state.trouble = trouble;
    if (isStopped) return;
    const wait = trouble.is === "not-connected" ? lookAgainMs : (againAfterMs[Math.min(failures++, againAfterMs.length - 1)] ?? lookAgainMs);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), wait);
  }

  async function show() {
    if (isStopped) return;
    state.waiting = await store.waiting().catch(() => state.waiting);
    tell({ ...state });
  }

  return {
    kick() {
      if (timer === undefined) void run();
      else void show();
    },
    hurry() {
      failures = 0;
      void run();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
