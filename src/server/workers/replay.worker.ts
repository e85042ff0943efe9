import { parentPort, workerData } from "node:worker_threads";
import { replayPolicy } from "#domain/queue/replay-policy.ts";
import type { ReplayTask } from "#server/replay-aside.ts";

const { log, before, after } = (workerData as { task: ReplayTask }).task;
parentPort?.postMessage(replayPolicy(log, before, after));
