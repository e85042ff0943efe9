import type { Worker } from "node:worker_threads";
import { limits, type CodecOutcome, type CodecProblem, type CodecTask, type FromWorker, type ToWorker } from "#server/codec/sandbox-messages.ts";
import { startWorker } from "#server/workers/start-worker.ts";

/** Where codecs of strangers run. Nobody waits longer than a hostile one is allowed to take. */
export type Sandbox = {
  /** `owner` is whose codec it is, a clinic: no owner holds more than one worker, so none can keep the others waiting. */
  run(owner: string, task: CodecTask): Promise<CodecOutcome>;
  close(): Promise<void>;
};

const workersMost = 2;
/** More messages of one owner than this cannot be waiting for want of time, only for want of sense. */
const waitingMost = 500;
const startMilliseconds = 30_000;

type Job = { id: number; owner: string; task: CodecTask; done: (outcome: CodecOutcome) => void };
type Seat = { worker: Worker; isReady: boolean; job?: Job; timer?: NodeJS.Timeout };

/**
 * Threads that run codecs, started when the first is needed. A codec that has not answered in time is ended together
 * with its thread, whatever it is doing, and the next one gets a fresh thread.
 */
export function openSandbox(): Sandbox {
  const seats = new Set<Seat>();
  const waiting: Job[] = [];
  const servedAt = new Map<string, number>();
  let lastTurn = 0;
  let lastId = 0;
  let isClosed = false;

  function run(owner: string, task: CodecTask): Promise<CodecOutcome> {
    if (waiting.filter((job) => job.owner === owner).length >= waitingMost) return Promise.resolve(failed({ code: "busy", says: "Too many messages wait for this codec. Try again in a moment." }));
    return new Promise((done) => {
      waiting.push({ id: ++lastId, owner, task, done });
      work();
    });
  }

  function work(): void {
    for (let job = next(); job; job = next()) {
      const seat = [...seats].find((s) => s.isReady && !s.job);
      if (!seat) break;
      waiting.splice(waiting.indexOf(job), 1);
      give(seat, job);
    }
    const starting = [...seats].filter((s) => !s.isReady).length;
    if (!isClosed && starting < entitled().length && seats.size < workersMost) sit();
  }

  /** Whoever has been served longest ago: a codec that is ended again and again would else take each fresh thread. */
  function next(): Job | undefined {
    const owner = entitled().sort((a, b) => (servedAt.get(a) ?? 0) - (servedAt.get(b) ?? 0))[0];
    return waiting.find((job) => job.owner === owner);
  }

  /** Those who wait and have nothing running. */
  function entitled(): string[] {
    const busy = new Set([...seats].map((seat) => seat.job?.owner));
    return [...new Set(waiting.map((job) => job.owner))].filter((owner) => !busy.has(owner));
  }

  function give(seat: Seat, job: Job): void {
    const since = performance.now();
    servedAt.set(job.owner, ++lastTurn);
    seat.job = job;
    seat.worker.ref();
    seat.timer = setTimeout(() => leave(seat, { code: "too-long", says: `The codec did not answer within ${limits.wallMilliseconds} ms and was ended.` }, performance.now() - since), limits.wallMilliseconds);
    seat.worker.postMessage({ id: job.id, task: job.task } satisfies ToWorker);
  }

  function sit(): void {
    const seat: Seat = { worker: startWorker("codec", { stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 } }), isReady: false };
    seats.add(seat);
    seat.timer = setTimeout(() => leave(seat, brokeDown), startMilliseconds);
    seat.worker.on("message", (message: FromWorker) => {
      if (message === "ready") seat.isReady = true;
      else if (message.id !== seat.job?.id) return;
      clearTimeout(seat.timer);
      // A thread without work keeps no process from ending.
      seat.worker.unref();
      const { job } = seat;
      seat.job = undefined;
      if (message !== "ready") job?.done(message.outcome);
      work();
    });
    seat.worker.on("error", () => leave(seat, brokeDown));
    seat.worker.on("exit", () => leave(seat, brokeDown));
  }

  /** Ends a thread, and with it what it was doing. Those who wait go on; when it could not even start, nobody need wait. */
  function leave(seat: Seat, problem: CodecProblem, milliseconds = 0): void {
    if (!seats.delete(seat)) return;
    clearTimeout(seat.timer);
    void seat.worker.terminate();
    seat.job?.done(failed(problem, milliseconds));
    if (!seat.isReady && !isClosed) for (const job of waiting.splice(0)) job.done(failed(brokeDown));
    work();
  }

  return {
    run,
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.done(failed(brokeDown));
      const workers = [...seats].map((seat) => seat.worker);
      for (const seat of [...seats]) leave(seat, brokeDown);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const brokeDown: CodecProblem = { code: "broke-down", says: "The codec could not be run. Try again." };
const failed = (problem: CodecProblem, milliseconds = 0): CodecOutcome => ({ ok: false, problem, milliseconds: Math.round(milliseconds) });
