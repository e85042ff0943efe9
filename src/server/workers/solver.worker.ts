import { parentPort } from "node:worker_threads";
import loadHighs from "highs";
import { runHighs } from "#server/planning/run-highs.ts";
import type { SolverTask } from "#server/planning/solver.ts";

const highs = await loadHighs();
parentPort?.on("message", ({ id, programme, limits }: SolverTask) => parentPort?.postMessage({ id, solved: runHighs(highs, programme, limits) }));
parentPort?.postMessage("ready");
