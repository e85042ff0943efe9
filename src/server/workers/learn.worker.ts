import { parentPort, workerData } from "node:worker_threads";
import { calibration } from "#domain/forecast/calibrate/calibration.ts";
import { inOrderOfAsking } from "#domain/forecast/calibrate/in-order-of-asking.ts";
import { learnClinic } from "#domain/forecast/learn-clinic/learn-clinic.ts";
import { wallClock } from "#domain/wall-clock.ts";
import type { LearnTask, Taught } from "#server/learn-aside.ts";

const { setup, days, judged, calibration: before } = (workerData as { task: LearnTask }).task;
const corrections = calibration(before);
for (const { serviceId, raw, actualMinutes, pending } of inOrderOfAsking(judged)) corrections.heard(serviceId, raw, actualMinutes, pending);
parentPort?.postMessage({ lessons: learnClinic(setup, days, wallClock(setup.timeZone)), calibration: corrections.state() } satisfies Taught);
