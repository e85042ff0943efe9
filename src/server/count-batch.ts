import type { CountEvent } from "#domain/event.ts";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import { settleClock } from "#domain/occupancy/clock-skew.ts";
import { count, freshCounter, type Counter } from "#domain/occupancy/count.ts";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import type { EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { appendCounts, countsAfter, lockStream } from "#server/store/log.ts";
import { appendReadings, countersOf, saveSensorStatus, type Arrival } from "#server/store/readings.ts";

/** What one message said, on its way to the disk. */
export type Message = { sensorId: SensorId; receivedAt: EpochMs; readings: Reading[] };
export type Taken = { accepted: number; repeated: number };

/** Single rows cost thirty times what rows of a batch cost; nobody notices this much waiting. */
const gatherMsUsual = 50;
const gatherReadings = 1_000;

type Waiting = { message: Message; resolve: (taken: Taken) => void; reject: (error: unknown) => void };

/** Gathers messages of a clinic for a moment and writes them together; each is answered when it is on the disk. */
export function gatherCounts(house: House, gatherMs = gatherMsUsual): (clinicId: ClinicId, message: Message) => Promise<Taken> {
  const waiting = new Map<ClinicId, { list: Waiting[]; readings: number; timer: NodeJS.Timeout }>();

  const flush = (clinicId: ClinicId) => {
    const batch = waiting.get(clinicId);
    if (!batch) return;
    waiting.delete(clinicId);
    clearTimeout(batch.timer);
    house.keeper
      .inOrder(clinicId, "counts", () => write(house, clinicId, batch.list.map((w) => w.message)))
      .then((taken) => batch.list.forEach((w, i) => w.resolve(taken[i] as Taken)))
      .catch((error: unknown) => batch.list.forEach((w) => w.reject(error)));
  };

  return (clinicId, message) =>
    new Promise((resolve, reject) => {
      const batch = waiting.get(clinicId) ?? { list: [], readings: 0, timer: setTimeout(() => flush(clinicId), gatherMs) };
      waiting.set(clinicId, batch);
      batch.list.push({ message, resolve, reject });
      batch.readings += message.readings.length;
      if (batch.readings >= gatherReadings) flush(clinicId);
    });
}

async function write(house: House, clinicId: ClinicId, messages: Message[]): Promise<Taken[]> {
  const done = await house.database.sql.begin(async (tx) => {
    const lastSeq = await lockStream(tx, clinicId, "counts");
    house.keeper.takeCounts(clinicId, await countsAfter(tx, clinicId, house.keeper.state(clinicId).countSeq));

    const settled = messages.map((m) => m.readings.map((reading) => ({ ...settleClock(reading, m.receivedAt), claimedAt: reading.at })));
    const arrivals = messages.map((m, i) => (settled[i] ?? []).map((s): Arrival => ({ sensorId: m.sensorId, claimedAt: s.claimedAt, receivedAt: m.receivedAt, reading: s.reading })));
    const fresh = await appendReadings(tx, clinicId, arrivals.flat());

    const sensorIds = [...new Set(messages.map((m) => m.sensorId))];
    const counters = await countersOf(tx, clinicId, sensorIds);
    const counts: Omit<CountEvent, "seq">[] = [];
    const afterSeq = house.keeper.state(clinicId).seq;
    const noticed = new Map<SensorId, string[]>();
    for (const arrival of fresh) {
      const step = count(counters.get(arrival.sensorId) ?? freshCounter, arrival.reading);
      counters.set(arrival.sensorId, step.counter);
      if (step.troubles) noticed.set(arrival.sensorId, step.troubles);
      counts.push(...step.counts.map((c) => ({ afterSeq, sensorId: arrival.sensorId, count: c })));
    }
    const events = await appendCounts(tx, clinicId, lastSeq, counts);

    const health: Record<SensorId, SensorHealth> = {};
    for (const sensorId of sensorIds) {
      const before = house.keeper.health(clinicId)[sensorId] ?? {};
      const own = messages.filter((m) => m.sensorId === sensorId);
      const reported = own.reduce((h, m) => healthAfter(h, m, skewed(settled, messages, m)), before);
      const complains = own.some((m) => m.readings.some((r) => r.kind === "health" && r.troubles?.length));
      health[sensorId] = complains ? reported : withNoticed(reported, noticed.get(sensorId), Math.max(...own.map((m) => m.receivedAt)));
      await saveSensorStatus(tx, clinicId, sensorId, counters.get(sensorId) ?? (freshCounter as Counter), health[sensorId]);
    }
    await tx`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "counts", process: process.pid })})`;
    return { events, health, taken: takenOf(arrivals, fresh) };
  });

  for (const [sensorId, health] of Object.entries(done.health)) house.keeper.setHealth(clinicId, sensorId, health);
  house.keeper.takeCounts(clinicId, done.events);
  return done.taken;
}

function takenOf(arrivals: Arrival[][], fresh: Arrival[]): Taken[] {
  const isFresh = new Set(fresh);
  return arrivals.map((of) => {
    const accepted = of.filter((a) => isFresh.has(a)).length;
    return { accepted, repeated: of.length - accepted };
  });
}

function skewed(settled: { skewed: boolean }[][], messages: Message[], message: Message): boolean {
  return settled[messages.indexOf(message)]?.some((s) => s.skewed) ?? false;
}

/** A message that can be read says that the sensor lives, and ends the trouble of those that could not. */
function healthAfter(health: SensorHealth, message: Message, clockSkewed: boolean): SensorHealth {
  const own = message.readings.filter((r) => r.kind === "health").sort((a, b) => a.at - b.at).at(-1);
  const kept = health.trouble?.from === "sensor" && own?.troubles === undefined ? health.trouble : undefined;
  const reported = own?.troubles?.length ? { at: message.receivedAt, says: own.troubles.join("; "), from: "sensor" as const } : kept;
  return {
    heardAt: Math.max(message.receivedAt, health.heardAt ?? 0),
    ...(own?.batteryPercent === undefined ? (health.batteryPercent === undefined ? {} : { batteryPercent: health.batteryPercent }) : { batteryPercent: own.batteryPercent }),
    ...(reported ? { trouble: reported } : {}),
    clockSkewed,
  };
}

/** What the counting noticed is as good as a report of the sensor's own: it holds until the counting finds all well again. */
function withNoticed({ trouble, ...health }: SensorHealth, troubles: string[] | undefined, at: EpochMs): SensorHealth {
  if (troubles === undefined) return { ...health, ...(trouble && { trouble }) };
  return troubles.length === 0 ? health : { ...health, trouble: { at, says: troubles.join("; "), from: "sensor" } };
}
