// A thread does not inherit tsx: this starts a worker's source where nothing has been bundled, as in development.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.source);
