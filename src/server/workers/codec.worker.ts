import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { runCodec } from "#server/codec/run-codec.ts";
import type { FromWorker, ToWorker } from "#server/codec/sandbox-messages.ts";

const interpreter = await WebAssembly.compile(readFileSync(createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm")));

const say = (message: FromWorker) => parentPort?.postMessage(message);

parentPort?.on("message", ({ id, task }: ToWorker) => void runCodec(interpreter, task).then((outcome) => say({ id, outcome })));
say("ready");
