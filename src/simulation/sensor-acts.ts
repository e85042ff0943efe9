import type { ClinicState } from "#domain/clinic.ts";
import type { ZoneId } from "#domain/ids.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import type { Door, Sensor } from "#domain/setup.ts";
import { hourMs, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import type { Act } from "#simulation/act.ts";
import { draw } from "#simulation/chance.ts";
import * as payloads from "#simulation/payloads.ts";
import type { Interval } from "#simulation/payloads.ts";
import { passages } from "#simulation/people-flow.ts";
import type { Scenario, SensorLaw } from "#simulation/scenario.ts";

/** What the sensors send: each a few seconds after the end of its interval, in its vendor's own words. */
export function sensorActs(scenario: Scenario, seed: number, state: ClinicState, from: EpochMs, to: EpochMs): Act[] {
  return state.setup.sensors.flatMap((sensor) => {
    const law = scenario.sensors[sensor.id];
    if (!law) return [];
    const periodMs = sensor.expectedEverySeconds * secondMs;
    const lagMs = 3 * secondMs + Math.round(draw(seed, sensor.id, "lag") * 4) * secondMs;
    const acts: Act[] = [];
    for (let k = Math.ceil((from - lagMs) / periodMs); k * periodMs + lagMs < to; k++) {
      if (isSilent(law, seed, sensor, k * periodMs)) continue;
      const payload = payloadOf({ scenario, seed, state, sensor, law }, k * periodMs, periodMs);
      if (payload !== undefined) acts.push({ at: k * periodMs + lagMs, key: `${seed}/${sensor.id}/${k}`, type: "payload", sensorId: sensor.id, payload });
    }
    return acts;
  });
}

const silenceWithinMs = 3 * hourMs;
const silenceMs = 20 * minuteMs;

/** Now and then a sensor loses its network for twenty minutes. */
export function isSilent(law: SensorLaw, seed: number, sensor: Sensor, at: EpochMs): boolean {
  const span = Math.floor(at / silenceWithinMs);
  if (draw(seed, sensor.id, span, "silent") >= law.silentChance) return false;
  const begins = span * silenceWithinMs + draw(seed, sensor.id, span, "silent-from") * (silenceWithinMs - silenceMs);
  return at >= begins && at < begins + silenceMs;
}

type Watch = { scenario: Scenario; seed: number; state: ClinicState; sensor: Sensor; law: SensorLaw };

function payloadOf(watch: Watch, until: EpochMs, periodMs: number): unknown {
  const { law, sensor, state } = watch;
  const number = Math.round(until / periodMs);
  const { timeZone } = state.setup;
  switch (law.speaks) {
    case "axis-retail-data":
      return payloads.axisRetailData({ serial: law.serial, name: sensor.name, timeZone, intervals: intervals(watch, until, periodMs) });
    case "xovis-line":
      return payloads.xovisLine({ serial: law.serial, line: sensor.name, number, timeZone, intervals: intervals(watch, until, periodMs) });
    case "xovis-balance":
      return payloads.xovisBalance({ serial: law.serial, number, timeZone, from: until - periodMs, to: until, zones: peopleSeen(watch, until) });
    case "axis-occupancy":
      return payloads.axisOccupancy({ serial: law.serial, at: until, people: peopleSeen(watch, until)[0]?.people ?? 0 });
    case "tts-terabee":
      return payloads.ttsTerabee({ eui: law.serial, deviceId: sensor.id, number, at: until, ...totals(watch, until, periodMs) });
  }
}

/** The interval that has just ended, after those that could not be sent while the sensor was silent. */
function intervals(watch: Watch, until: EpochMs, periodMs: number): Interval[] {
  let start = until - periodMs;
  while (isSilent(watch.law, watch.seed, watch.sensor, start)) start -= periodMs;
  const list: Interval[] = [];
  for (let from = start; from < until; from += periodMs) list.push({ from, to: from + periodMs, ...crossed(watch, from, from + periodMs) });
  return list;
}

/**
 * Totals of a counter, as the clinic knows them plus what has passed since it last heard: so a total never falls when
 * a move is taken back, and nothing is lost in a silence. The sensor must watch the only door of a zone.
 */
function totals(watch: Watch, until: EpochMs, periodMs: number): { inTotal: number; outTotal: number } {
  const { state, sensor } = watch;
  const { door } = doorOf(watch) ?? {};
  const zone = door?.to ? state.zones[door.to] : undefined;
  const since = state.heard[sensor.id];
  const news = crossed(watch, since !== undefined && since > until - 12 * hourMs ? since : until - periodMs, until);
  return { inTotal: Math.max(0, Math.round(zone?.enteredToday ?? 0)) + news.in, outTotal: Math.max(0, Math.round(zone?.leftToday ?? 0)) + news.out };
}

function crossed(watch: Watch, from: EpochMs, to: EpochMs): { in: number; out: number } {
  const { scenario, seed, state, sensor, law } = watch;
  const seen = { in: 0, out: 0 };
  const at = doorOf(watch);
  if (!at || from >= to) return seen;
  for (const ticket of stillAbout(state, from)) {
    for (const passage of passages(scenario, seed, state.setup, ticket)) {
      if (passage.at < from || passage.at >= to || passage.doorId !== at.door.id) continue;
      if (draw(seed, sensor.id, ticket.id, passage.at, passage.person) < law.missShare) continue;
      seen[passage.forward !== at.reversed ? "in" : "out"]++;
    }
  }
  return seen;
}

function doorOf({ state, sensor }: Watch): { door: Door; reversed: boolean } | undefined {
  const placement = sensor.placements.find((p) => p.at === "door");
  const door = placement && state.setup.doors.find((d) => d.id === placement.doorId);
  return door && placement ? { door, reversed: placement.reversed } : undefined;
}

/** Heads in the zones that the sensor looks at. One that is hidden at one moment may be seen at the next. */
function peopleSeen(watch: Watch, at: EpochMs): { name: string; people: number }[] {
  const { scenario, seed, state, sensor, law } = watch;
  return sensor.placements.flatMap((placement) => {
    if (placement.at !== "zone") return [];
    let people = 0;
    for (const ticket of stillAbout(state, at)) {
      const here = peopleIn(scenario, seed, state, ticket, placement.zoneId, at);
      for (let i = 0; i < here; i++) if (draw(seed, sensor.id, ticket.id, i, at) >= law.missShare) people++;
    }
    return [{ name: placement.line ?? sensor.name, people }];
  });
}

/** Tickets whose people may have gone through a door since a moment; nobody takes ten minutes to leave. */
function stillAbout(state: ClinicState, since: EpochMs): Ticket[] {
  return Object.values(state.tickets).filter((ticket) => (ticket.legs[ticket.leg]?.endedAt ?? Infinity) + 10 * minuteMs > since);
}

/** How many of a ticket's people are really in a zone at a moment. */
export function peopleIn(scenario: Scenario, seed: number, state: ClinicState, ticket: Ticket, zoneId: ZoneId, at: EpochMs): number {
  let people = 0;
  for (const passage of passages(scenario, seed, state.setup, ticket)) {
    if (passage.at >= at) break;
    const leads = state.setup.doors.find((door) => door.id === passage.doorId);
    if (leads?.to === zoneId) people += passage.forward ? 1 : -1;
    if (leads?.from === zoneId) people += passage.forward ? -1 : 1;
  }
  return people;
}
