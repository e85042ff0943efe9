import { neverSilentSeconds } from "#cli/occupancy/layout.ts";
import type { CountRow } from "#cli/occupancy/count-file.ts";
import type { CountEvent } from "#domain/event.ts";
import type { SensorId, ZoneId } from "#domain/ids.ts";
import { applyCount, applyNight, applyTickets, noBeliefs, type Beliefs } from "#domain/occupancy/apply-count.ts";
import { clipped, estimate } from "#domain/occupancy/estimate.ts";
import { looksEmpty } from "#domain/occupancy/fusion/emptied.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { hourMs, localDay, type EpochMs } from "#domain/time.ts";

/** What is known of one zone once everything of one moment has been heard; without people as long as nobody has counted there. */
export type ZoneThen = { zoneId: ZoneId; people?: { people: number; low: number; high: number }; silent: SensorId[] };
export type Moment = { at: EpochMs; text: string; zones: ZoneThen[]; beliefs: Beliefs; /** Set to nobody before this moment. */ emptied?: boolean };

/** From this hour on a house may be found empty, until the other; what no row of that time contradicts is believed. */
const nightFromHour = 3;
const nightToHour = 6;

/**
 * Plays rows, in the order of time, through the estimator of the live clinic. What is said of a moment follows from the
 * rows up to it.
 */
export function* replayRows(setup: ClinicSetup, rows: CountRow[], options: { startsEmpty?: boolean } = {}): Generator<Moment> {
  let beliefs = noBeliefs(setup);
  let ticketsInHouse = 0;
  let night: string | undefined;
  let seq = 0;
  // Of a sensor that does not say how often it speaks, nobody can say that it is silent.
  const health: Record<SensorId, SensorHealth> = Object.fromEntries(setup.sensors.filter((s) => s.expectedEverySeconds >= neverSilentSeconds).map((s) => [s.id, { heardAt: rows[0]?.at ?? 0 }]));
  const zoneIds = setup.zones.map((z) => z.id);

  for (let i = 0; i < rows.length; ) {
    const { at, text } = rows[i] as CountRow;
    let wasEmptied = false;
    const today = localDay(at - nightFromHour * hourMs, setup.timeZone);
    if (night === undefined && !options.startsEmpty && !isNight(at, setup.timeZone)) night = today;
    if (today !== night) {
      const isSeen = rows.slice(i, i + setup.sensors.length).some((row) => row.at === at && ((row.level ?? 0) > 1 || row.occupied));
      const isEmpty = !isSeen && zoneIds.every((id) => looksEmpty(beliefs.house, id, at));
      // Somebody may go home at four: as long as it is night, the question is asked again.
      if (isEmpty || !isNight(at, setup.timeZone)) {
        if (!isSeen) beliefs = applyNight(beliefs, at);
        night = today;
        wasEmptied = isEmpty;
        // Whoever is not in the house any more has been forgotten at the desk.
        if (isEmpty) ticketsInHouse = 0;
      }
    }
    let ticketsSaid = false;
    for (; i < rows.length && (rows[i] as CountRow).at === at; i++) {
      const row = rows[i] as CountRow;
      if (row.sensorId !== undefined) {
        health[row.sensorId] = { heardAt: at };
        for (const count of countsOf(row)) beliefs = applyCount(setup, beliefs, { seq: ++seq, afterSeq: 0, sensorId: row.sensorId, count });
      }
      if (row.checkIns === undefined && row.checkOuts === undefined) continue;
      ticketsInHouse = Math.max(0, ticketsInHouse + (row.checkIns ?? 0) - (row.checkOuts ?? 0));
      ticketsSaid = true;
    }
    if (ticketsSaid) beliefs = applyTickets(beliefs, ticketsInHouse, at);
    yield { at, text, zones: zonesThen(setup, beliefs, health, at), beliefs, ...(wasEmptied ? { emptied: true } : {}) };
  }
}

function isNight(at: EpochMs, timeZone: string): boolean {
  const today = localDay(at, timeZone);
  return localDay(at - nightFromHour * hourMs, timeZone) === today && localDay(at - nightToHour * hourMs, timeZone) !== today;
}

function countsOf(row: CountRow): CountEvent["count"][] {
  const { at, line } = row;
  return [
    ...(row.in !== undefined || row.out !== undefined ? [{ type: "crossed", line, at, in: row.in ?? 0, out: row.out ?? 0 } as const] : []),
    ...(row.level === undefined ? [] : [{ type: "level", area: line, at, people: row.level } as const]),
    ...(row.occupied === undefined ? [] : [{ type: "presence", area: line, at, occupied: row.occupied } as const]),
  ];
}

function zonesThen(setup: ClinicSetup, beliefs: Beliefs, health: Record<SensorId, SensorHealth>, at: EpochMs): ZoneThen[] {
  return estimate(setup, beliefs.zones, health, at).map(({ zoneId, people, silentSensorIds }) => {
    const belief = beliefs.zones[zoneId];
    const capacity = setup.zones.find((z) => z.id === zoneId)?.capacity ?? 1;
    if (!people || !belief) return { zoneId, silent: silentSensorIds };
    // With every sensor heard, the range before it is rounded to whole people; otherwise the wider one that pictures show.
    return { zoneId, people: silentSensorIds.length === 0 ? clipped(capacity, belief.mean, belief.variance) : { people: clipped(capacity, belief.mean, belief.variance).people, low: people.low, high: people.high }, silent: silentSensorIds };
  });
}
