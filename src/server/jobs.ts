import { Logger, run, type Runner } from "graphile-worker";
import pg from "pg";
import { dayMs, hourMs, localDay, minuteMs } from "#domain/time.ts";
import { byTheClock } from "#domain/queue/by-the-clock.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { outboxFolder } from "#server/notices/providers-of.ts";
import { emptyOutbox } from "#server/notices/providers/file-outbox.ts";
import type { Asked } from "#server/own-words.ts";
import { eraseContacts } from "#server/store/contacts.ts";
import { forgetForecasts } from "#server/store/forecasts.ts";
import { forgetNotices } from "#server/store/notices.ts";
import { forgetProposals } from "#server/store/proposals.ts";
import { addSamples } from "#server/store/occupancy.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { forgetMessagesBefore } from "#server/store/messages.ts";
import { forgetStrangersBefore } from "#server/store/quarantine.ts";

/**
 * What happens by the clock. The queue of jobs is in the database, so of several processes one does each job, and a
 * job that was missed while everything was off is done at the next start.
 */
export async function startJobs(house: House, pipeline: Pipeline): Promise<{ stop(): Promise<void> }> {
  const { connection } = house.database;
  const pool = new pg.Pool({ ...(typeof connection === "string" ? { connectionString: connection } : connection), max: 2 });
  // A database that goes away must not take the process with it.
  const lost = (error: Error) => house.log.warn({ err: error }, "jobs lost their connection");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(() => (level, message) => (level === "error" || level === "warning" ? house.log.warn(message) : house.log.debug(message))),
    crontab: ["* * * * * sample_occupancy", "* * * * * snapshot", "*/10 * * * * open_days", "*/10 * * * * learn_days", "15 3 * * * housekeeping ?fill=1d"].join("\n"),
    taskList: {
      sample_occupancy: async () => {
        for (const clinicId of house.keeper.ids()) await sampleOccupancy(house, pipeline, clinicId);
      },
      snapshot: async () => {
        for (const clinicId of house.keeper.ids()) await house.keeper.snapshot(clinicId);
      },
      open_days: async () => {
        for (const clinicId of house.keeper.ids()) await openDay(house, clinicId);
      },
      learn_days: async () => {
        for (const clinicId of house.keeper.ids()) await house.lessons.learn(clinicId, house.clock()).catch((error: unknown) => house.log.error({ err: error, clinicId }, "a clinic could not learn from its past days; it is tried again"));
      },
      housekeeping: async () => {
        const { sql } = house.database;
        await sql`select ensure_month_partitions(current_date, 3)`;
        await sql`delete from command_answers where answered_at < ${new Date(Date.now() - 7 * dayMs)}`;
        await forgetMessagesBefore(sql, Date.now() - 30 * dayMs);
        await forgetStrangersBefore(sql, Date.now() - 7 * dayMs);
        await sql`delete from external_ids where kind = 'message' and at < ${new Date(Date.now() - 7 * dayMs)}`;
        // Tickets are of one day; appointments and what the clinic has written down of services stay.
        await sql`
          delete from external_ids where kind in ('visit', 'patient-visit', 'as-of', 'ended', 'encounter', 'Encounter', 'ticket')
            and at < ${new Date(Date.now() - 30 * dayMs)}`;
        await sql`delete from access_tokens where kind = 'ticket' and issued_at < ${new Date(Date.now() - 2 * dayMs)}`;
        await eraseContacts(sql, Date.now() - dayMs);
        await forgetNotices(sql, Date.now() - 30 * dayMs);
        await forgetForecasts(sql, Date.now());
        await forgetProposals(sql, Date.now());
        await emptyOutbox(outboxFolder(house.settings.dataFolder), Date.now() - dayMs);
      },
    },
  });
  // Not only at the next tenth minute: whoever starts for the first time with a past has it from the beginning.
  await runner.addJob("learn_days", {}, { jobKey: "learn_days_at_start" });
  // Calls are repeated to the second, which is finer than the queue of jobs; the keys make several processes do it once.
  const watch = setInterval(() => {
    for (const clinicId of house.keeper.ids()) actByTheClock(house, clinicId).catch((error: unknown) => house.log.error({ err: error }, "what the clock was to do failed"));
  }, clockEveryMs);
  watch.unref();
  return {
    async stop() {
      clearInterval(watch);
      await runner.stop();
      await pool.end();
    },
  };
}

const clockEveryMs = 5_000;

export async function actByTheClock(house: House, clinicId: string): Promise<void> {
  for (const { key, command } of byTheClock(house.keeper.state(clinicId), house.clock())) await execute(house, clinicId, { idempotencyKey: key, command: command as Asked }, { kind: "system", name: "clock" });
}

/** From this hour on a new day has begun, for a clinic that is not open all night: the house is empty, counters can be set right. */
const dayBeginsAtHour = 3;

async function openDay(house: House, clinicId: string): Promise<void> {
  const { setup, day } = house.keeper.state(clinicId);
  const at = house.clock();
  const today = localDay(at, setup.timeZone);
  // Somebody being served past midnight is not swept out: the first check-in, or a later run, opens the day.
  const isBusy = Object.values(house.keeper.state(clinicId).tickets).some((t) => t.state === "in-service" || t.state === "called");
  if (day === today || isBusy || localDay(at - dayBeginsAtHour * hourMs, setup.timeZone) !== today) return;
  await execute(house, clinicId, { idempotencyKey: `open-day/${today}`, command: { type: "open-day" } }, { kind: "system", name: "clock" });
}

/** Writes down how many people each zone holds now, on the minute, for trails and reports. */
export async function sampleOccupancy(house: House, pipeline: Pipeline, clinicId: string): Promise<void> {
  const { occupancy, state, at } = pipeline.conclude(clinicId);
  const onTheMinute = Math.floor(at / minuteMs) * minuteMs;
  await addSamples(
    house.database.sql,
    clinicId,
    occupancy.flatMap(({ zoneId, people }) => {
      const belief = state.zones[zoneId];
      return people && belief ? [{ zoneId, at: onTheMinute, ...people, enteredToday: Math.round(belief.enteredToday), leftToday: Math.round(belief.leftToday) }] : [];
    }),
  );
}
