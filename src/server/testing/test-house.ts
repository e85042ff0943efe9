import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import pino from "pino";
import postgres from "postgres";
import { loadDeviceKinds } from "#devices/catalogue.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import { nextBestRoom } from "#domain/planning/next-best-room.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { whatIf } from "#domain/look-ahead/what-if/what-if.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";
import { loadAdapters } from "#sensors/catalogue.ts";
import { makeAccess, type Access } from "#server/access.ts";
import { keepReceipts } from "#server/board-receipts.ts";
import { keepClinics } from "#server/clinic-keeper.ts";
import { keepLessons } from "#server/clinic-lessons.ts";
import { openSandbox } from "#server/codec/sandbox.ts";
import { makeGallery } from "#server/gallery.ts";
import { makeGuard } from "#server/guard.ts";
import type { House } from "#server/house.ts";
import { makeApi } from "#server/http/api.ts";
import { makePipeline, type Pipeline } from "#server/pipeline.ts";
import { noOutlook } from "#server/outlook-desk.ts";
import { estimatesOnly } from "#server/waits-desk.ts";
import { openRealtime, type Realtime } from "#server/realtime.ts";
import { openPlannerThread } from "#server/planning/planner-thread.ts";
import { loadRules } from "#server/rule-catalogue.ts";
import type { OnShown } from "#server/record-forecasts.ts";
import { readSettings } from "#server/settings.ts";
import type { DatabaseConnection } from "#server/store/embedded-postgres.ts";
import { openDatabase } from "#server/store/database.ts";
import { clinicIds } from "#server/store/setup.ts";
import { rememberWaits, type ToldWaits } from "#server/told-waits.ts";
import { openDetector } from "#server/vision/detector.ts";

/** A Thursday noon, at which every test's clinic stands unless it moves the clock. */
export const noon: EpochMs = Date.UTC(2026, 0, 15, 12);

export type TestHouse = {
  house: House;
  pipeline: Pipeline;
  access: Access;
  realtime: Realtime;
  url: string;
  clock: { now: EpochMs };
  told: ToldWaits;
  /** Hears where patients have read their waits, once a test sets `hear`. */
  shown: { hear: OnShown };
  database: string;
  close(): Promise<void>;
};

/** A whole server on a database of its own and on a free port, with a clock that a test moves. */
export async function openTestHouse(options: { database?: string } = {}): Promise<TestHouse> {
  // Only within a test: the crash test opens a house in a process without vitest.
  const { inject } = await import("vitest");
  const server = inject("postgres");
  const database = options.database ?? `test_${randomUUID().replaceAll("-", "")}`;
  if (!options.database) {
    const root = postgres({ ...server, max: 1 });
    await root.unsafe(`create database ${database}`);
    await root.end();
  }
  return openTestHouseAt(server, database);
}

/** The same on a database that exists, also for a process that is not a test. */
export async function openTestHouseAt(server: DatabaseConnection, database: string): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-house-"));
  const settings = { ...readSettings({ NODE_ENV: "test", ANTEROOM_DATA_DIR: folder, ANTEROOM_SECRET: "0123456789abcdef0123456789abcdef", PORT: "0" }), logLevel: "silent" };
  const clock = { now: noon };
  const opened = await openDatabase({ ...server, database });
  const keeper = keepClinics(opened.sql);
  for (const clinicId of await clinicIds(opened.sql)) await keeper.open(clinicId);
  const rules = await loadRules();
  const house: House = {
    settings,
    clock: () => clock.now,
    log: pino({ level: "silent" }),
    database: opened,
    keeper,
    adapters: await loadAdapters(),
    sandbox: openSandbox(),
    kinds: await loadDeviceKinds(),
    forecast: queueLengthForecast,
    waits: estimatesOnly(queueLengthForecast),
    outlook: noOutlook,
    // Few imagined days, in this thread.
    whatIf: async (_, state, at, changes) => whatIf(state, at, learnedToday(state, at), changes, { seed: 1, goOn: () => false }),
    lessons: keepLessons(opened.sql, keeper),
    plan: nextBestRoom(rules),
    rules,
    planner: openPlannerThread(),
    receipts: keepReceipts(),
  };
  const pipeline = makePipeline(house, { gatherMs: 5, keepMs: 10 });
  const access = makeAccess(house);
  const guard = makeGuard(house, access);
  const told = rememberWaits(house);
  const shown: TestHouse["shown"] = { hear: () => {} };
  const onShown: OnShown = (...read) => shown.hear(...read);
  const http = createServer();
  const realtime = openRealtime(http, house, { pipeline, gallery: makeGallery(house, told, onShown), guard });
  const api = getRequestListener(makeApi({ house, pipeline, access, guard, realtime, mqtt: () => null, detector: openDetector(settings.detector, join(folder, "models")), told, onShown }).fetch);
  http.on("request", (request, response) => {
    if (!request.url?.startsWith("/socket.io/")) void api(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    house,
    pipeline,
    access,
    realtime,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    clock,
    told,
    shown,
    database,
    async close() {
      await realtime.close();
      http.closeAllConnections();
      await house.sandbox.close();
      await house.planner.close();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A small clinic: a street, a waiting room with one door and one sensor, two GP rooms and one for blood. */
export function smallClinic(id = "clinic"): ClinicSetup {
  return {
    id,
    slug: id,
    name: `Clinic ${id}`,
    timeZone: "Europe/Zurich",
    languages: ["en"],
    zones: [{ id: "waiting", name: "Waiting area", kind: "waiting", capacity: 20 }],
    doors: [{ id: "door", name: "Waiting room door", from: null, to: "waiting" }],
    sensors: [
      { id: "door-sensor", name: "Door counter", adapter: "axis-people-counter", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "door", reversed: false }] },
      { id: "other-sensor", name: "Side counter", adapter: "xovis", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "door", reversed: true }] },
    ],
    services: [
      { id: "gp", name: "GP consultation", prefix: "G", typicalMinutes: 10, targetWaitMinutes: 30 },
      { id: "blood", name: "Blood draw", prefix: "B", typicalMinutes: 5, targetWaitMinutes: 15 },
    ],
    rooms: [
      { id: "room-1", name: "Room 1", zoneId: null, serviceIds: ["gp"] },
      { id: "room-2", name: "Room 2", zoneId: null, serviceIds: ["gp"] },
      { id: "room-3", name: "Room 3", zoneId: null, serviceIds: ["blood"] },
    ],
    staff: [{ id: "ito", name: "Dr Ito", skills: ["gp"], shifts: [{ from: noon - 4 * 3_600_000, to: noon + 6 * 3_600_000, roomId: "room-1", breaks: [] }] }],
    boards: [{ id: "hall", name: "Hall", serviceIds: [], theme: "dark" }],
  };
}

/** An interval of an Axis counter: what it posts at the end of each minute. */
export function axisPush(to: EpochMs, entered: number, left: number): unknown {
  const [utcFrom, utcTo] = [to - 60_000, to].map((at) => new Date(at).toISOString().replace(".000Z", "Z"));
  const items = [
    { direction: "in", count: entered, adults: entered },
    { direction: "out", count: left, adults: left },
  ];
  return { apiName: "Axis Retail Data", apiVersion: "0.4", data: { utcFrom, utcTo, measurements: [{ kind: "people-counts", utcFrom, utcTo, items }] }, sensor: { serial: "b8a44f0a1c01" } };
}
