import { createHash } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import { loadDeviceKinds } from "#devices/catalogue.ts";
import { calibrated } from "#domain/forecast/calibrate/calibrated.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { queueLengthForecast } from "#domain/forecast/queue-length.ts";
import { nextBestRoom } from "#domain/planning/next-best-room.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { Clock, EpochMs } from "#domain/time.ts";
import { loadAdapters } from "#sensors/catalogue.ts";
import { keepReceipts, receiptsChannel, type BoardReport } from "#server/board-receipts.ts";
import { keepClinics } from "#server/clinic-keeper.ts";
import { keepLessons, lessonsStream } from "#server/clinic-lessons.ts";
import { openSandbox } from "#server/codec/sandbox.ts";
import type { House } from "#server/house.ts";
import { openLookAheadThread } from "#server/look-ahead-thread.ts";
import { openPlannerThread } from "#server/planning/planner-thread.ts";
import { loadRules } from "#server/rule-catalogue.ts";
import { openOutlookDesk } from "#server/outlook-desk.ts";
import type { Settings } from "#server/settings.ts";
import { openDatabase } from "#server/store/database.ts";
import { startEmbeddedPostgres } from "#server/store/embedded-postgres.ts";
import { clinicIds } from "#server/store/setup.ts";
import { openWaitsDesk } from "#server/waits-desk.ts";

/** Enough for one wait in ten to be told to a minute or so; 26 who wait take a tenth of a second. */
const pathsALook = 1_000;
/** Curves are read to a patient or two. */
const pathsAnOutlook = 200;
/** No batch of imagined days is begun after so long, so that a question is answered within two seconds. */
const whatIfMs = 1_200;

/** Everything below the doors: database, plug-ins, and every clinic read from its log. The server and the command line both live in it. */
export async function openHouse(settings: Settings, clock: Clock, say: (sentence: string) => void, logTo: "stdout" | "stderr" = "stdout"): Promise<{ house: House; close(): Promise<void> }> {
  const destination = logTo === "stdout" ? 1 : 2;
  const options = { level: settings.logLevel, redact: ["req.headers.authorization", "req.headers.cookie"] };
  const log = settings.isDevelopment ? pino({ ...options, transport: { target: "pino-pretty", options: { destination } } }) : pino(options, pino.destination(destination));
  const embedded = settings.databaseUrl ? undefined : await startEmbeddedPostgres({ dataFolder: join(settings.dataFolder, "postgres"), say });
  const database = await openDatabase(settings.databaseUrl ?? (embedded as NonNullable<typeof embedded>).connection);
  const keeper = keepClinics(database.sql);
  for (const clinicId of await clinicIds(database.sql)) await keeper.open(clinicId);

  const lessons = keepLessons(database.sql, keeper);
  for (const clinicId of keeper.ids()) await lessons.read(clinicId);
  const thread = openLookAheadThread();
  const waits = openWaitsDesk({
    estimate: queueLengthForecast,
    look: async (clinicId, state, at) => {
      await lessons.hear(clinicId, at).catch((error: unknown) => log.warn({ err: error }, "what has become of today's forecasts could not be read; it is tried again"));
      const learned = learnedFrom(lessons.of(clinicId), state, at);
      const looked = await thread.look({ state, at, learned, seed: seedOf(`${clinicId}/${state.day ?? ""}`), paths: pathsALook });
      return calibrated({ ...looked, method: lessons.of(clinicId).days > 0 ? "look-ahead-learned" : "look-ahead" }, state, lessons.calibrationOf(clinicId));
    },
    tell: keeper.tell,
    failed: (error) => log.warn({ err: error }, "the look-ahead failed; waits are estimated until it answers again"),
  });

  // A thread of their own, so that a question about the day never holds up the waits.
  const questions = openLookAheadThread();
  const taskOf = (clinicId: ClinicId, state: ClinicState, at: EpochMs) => ({ state, at, learned: learnedFrom(lessons.of(clinicId), state, at), seed: seedOf(`${clinicId}/${state.day ?? ""}`) });
  const outlook = openOutlookDesk({
    look: (clinicId, state, at) => questions.outlook({ ...taskOf(clinicId, state, at), paths: pathsAnOutlook }),
    machine: Date.now,
    tell: keeper.tell,
    failed: (error) => log.warn({ err: error }, "the look at the next hours failed; the last one stands"),
  });

  const rules = await loadRules();
  const house: House = {
    settings,
    clock,
    log,
    database,
    keeper,
    adapters: await loadAdapters(),
    sandbox: openSandbox(),
    kinds: await loadDeviceKinds(),
    forecast: queueLengthForecast,
    waits,
    outlook,
    whatIf: (clinicId, state, at, changes) => questions.effects({ ...taskOf(clinicId, state, at), changes, busyMs: whatIfMs }),
    lessons,
    plan: nextBestRoom(rules),
    rules,
    planner: openPlannerThread(),
    receipts: keepReceipts(),
  };

  // What another process has appended is in the database before the notice of it arrives.
  const listening = await database.sql.listen("anteroom", (notice) => {
    const news = JSON.parse(notice) as { clinicId: ClinicId; stream: string; process: number };
    if (news.process === process.pid) return;
    void hear(news).catch((error: unknown) => log.error({ err: error }, "news of another process could not be read"));
  });
  const hear = async ({ clinicId, stream }: { clinicId: ClinicId; stream: string }) => {
    if (!keeper.ids().includes(clinicId)) await keeper.open(clinicId);
    if (stream === lessonsStream) await lessons.read(clinicId);
    if (stream === "counts") await keeper.reloadHealth(clinicId);
    await keeper.catchUp(clinicId);
    keeper.tell(clinicId);
  };

  const hearingBoards = await database.sql.listen(receiptsChannel, (notice) => {
    const report = JSON.parse(notice) as BoardReport;
    if (house.receipts.take(report) && keeper.ids().includes(report.clinicId)) keeper.tell(report.clinicId);
  });

  return {
    house,
    async close() {
      await listening.unlisten();
      await hearingBoards.unlisten();
      await thread.close();
      await questions.close();
      await house.planner.close();
      await house.sandbox.close();
      await database.close();
      await embedded?.stop();
    },
  };
}

/** The same all day, so that one look differs from the next by what has happened and not by luck. */
function seedOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32LE(0);
}
