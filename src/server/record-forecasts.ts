import type { WaitQuantiles, Waits } from "#domain/forecast/forecast.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { waitOf } from "#domain/forecast/score/accuracy.ts";
import type { Place, Said, StatedQuantiles } from "#domain/forecast/score/said.ts";
import type { Told } from "#domain/forecast/told.ts";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { addForecasts, lastSaid, markShown, repeatedAfterMs, type Shown } from "#server/store/forecasts.ts";
import type { ToldWaits } from "#server/told-waits.ts";

/** Changes within this time are looked at together. */
const gatherMs = 500;
/** A range comes down with time alone. */
const lookEveryMs = 15 * secondMs;
/** Rows are written together, off the road of whoever acts. */
const writeEveryMs = 5 * secondMs;
const writeAt = 500;
/** While the database is away; beyond that the oldest are given up, and that is logged. */
const waitingRowsAtMost = 20_000;

/**
 * Writes down what every patient is told of their wait: when it is said first, when it is said anew, and every ten minutes
 * for those who wait. Every process looks, and the table keeps each word once.
 */
export type ForecastRecord = {
  look(clinicId: ClinicId): Promise<void>;
  /** A screen has just shown the waits of these tickets. */
  shown(clinicId: ClinicId, ticketIds: readonly TicketId[], place: Place): void;
  write(): Promise<void>;
  stop(): Promise<void>;
};

export type OnShown = ForecastRecord["shown"];

/** The latest word on one wait, and where it was read. */
type Latest = Pick<Said, "promise" | "saidAt"> & { row?: Said; places: Set<Place> };

export function recordForecasts(house: House, pipeline: Pipeline, told: ToldWaits): ForecastRecord {
  const latest = new Map<ClinicId, Map<string, Latest>>();
  const seen = new Map<ClinicId, Map<TicketId, Set<Place>>>();
  const soon = new Map<ClinicId, NodeJS.Timeout>();
  let rows: { clinicId: ClinicId; said: Said }[] = [];
  let marks: ({ clinicId: ClinicId } & Shown)[] = [];
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work).catch((error: unknown) => house.log.warn({ err: error }, "what patients were told could not be written down; it is tried again"));
    return turn;
  };

  const lookNow = async (clinicId: ClinicId) => {
    const picture = pipeline.conclude(clinicId);
    const words = await told.of(clinicId, picture);
    const known = latest.get(clinicId) ?? (await latestOf(house, clinicId, picture));
    const now = new Map<string, Latest>();
    for (const ticket of Object.values(picture.state.tickets)) {
      const wait = waitOf({ ticketId: ticket.id, leg: ticket.leg });
      const before = known.get(wait);
      const said = saidOf(picture.state.tickets[ticket.id], picture.waits, words[ticket.id], before, picture.at);
      if (said) rows.push({ clinicId, said });
      const after = said ? { promise: said.promise, saidAt: said.saidAt, row: said, places: new Set<Place>() } : before;
      if (after) now.set(wait, after);
      for (const place of seen.get(clinicId)?.get(ticket.id) ?? []) if (after) readOn(clinicId, ticket.id, ticket.leg, place, after, picture.at);
    }
    seen.delete(clinicId);
    latest.set(clinicId, now);
    if (rows.length > waitingRowsAtMost) {
      house.log.warn({ rows: rows.length - waitingRowsAtMost }, "what patients were told could not be written down for long; the oldest of it is given up");
      rows = rows.slice(-waitingRowsAtMost);
    }
  };

  const readOn = (clinicId: ClinicId, ticketId: TicketId, leg: number, place: Place, word: Latest, at: EpochMs) => {
    if (word.places.has(place)) return;
    word.places.add(place);
    if (word.row) word.row.shownOn.push(place);
    else marks.push({ clinicId, ticketId, leg, place, at });
  };

  const writeNow = async () => {
    const [newRows, newMarks] = [rows, marks];
    [rows, marks] = [[], []];
    // From here on these rows are in the table: what is read of them later is noted there.
    for (const known of latest.values()) for (const word of known.values()) delete word.row;
    try {
      for (const [clinicId, group] of byClinic(newRows)) await addForecasts(house.database.sql, clinicId, group.map((row) => row.said));
      for (const [clinicId, group] of byClinic(newMarks)) await markShown(house.database.sql, clinicId, group);
    } catch (error) {
      // What has been written already is there only once, however often it is tried.
      [rows, marks] = [[...newRows, ...rows], [...newMarks, ...marks]];
      throw error;
    }
  };

  const look = (clinicId: ClinicId) => inTurn(async () => {
    if (stopped || !house.keeper.ids().includes(clinicId)) return;
    await lookNow(clinicId);
    if (rows.length >= writeAt) await writeNow();
  });

  house.keeper.onChange((clinicId) => {
    if (stopped || soon.has(clinicId)) return;
    const later = setTimeout(() => {
      soon.delete(clinicId);
      void look(clinicId);
    }, gatherMs);
    later.unref();
    soon.set(clinicId, later);
  });
  const looks = setInterval(() => house.keeper.ids().forEach((clinicId) => void look(clinicId)), lookEveryMs);
  const writes = setInterval(() => void (rows.length + marks.length > 0 && inTurn(writeNow)), writeEveryMs);
  looks.unref();
  writes.unref();

  return {
    look,
    shown(clinicId, ticketIds, place) {
      const here = seen.get(clinicId) ?? new Map<TicketId, Set<Place>>();
      seen.set(clinicId, here);
      for (const id of ticketIds) here.set(id, (here.get(id) ?? new Set<Place>()).add(place));
    },
    write: () => inTurn(writeNow),
    async stop() {
      // The last word is what a patient's page shows after the next start.
      for (const clinicId of house.keeper.ids()) void look(clinicId);
      await turn;
      stopped = true;
      clearInterval(looks);
      clearInterval(writes);
      for (const timer of soon.values()) clearTimeout(timer);
      await inTurn(writeNow);
    },
  };
}

/** The word to write down now; `undefined` while the last one still stands, and for whoever is not in the line. */
function saidOf(ticket: Picture["state"]["tickets"][string] | undefined, waits: Waits, word: Told | undefined, before: Latest | undefined, at: EpochMs): Said | undefined {
  const forecast = ticket && waits.tickets[ticket.id];
  if (!ticket || ticket.state !== "waiting" || !forecast || !word || word.leg !== ticket.leg || word.isAway) return undefined;
  // What stands in for a tenth of a second is nobody's promise.
  if (forecast.known && forecast.isProvisional) return undefined;
  const { promise } = word;
  const isSame = before !== undefined && before.promise?.aboutMinutes === promise?.aboutMinutes && before.promise?.atMostMinutes === promise?.atMostMinutes;
  if (before && isSame && at - before.saidAt < repeatedAfterMs) return undefined;
  const raw = waits.raw?.[ticket.id];
  return {
    ticketId: ticket.id,
    leg: ticket.leg,
    serviceId: legOf(ticket).serviceId,
    urgency: ticket.urgency,
    saidAt: at,
    ahead: forecast.ahead,
    method: `${waits.method ?? "unnamed"}${raw ? "-calibrated" : ""}`,
    quantiles: forecast.known ? stated(forecast) : {},
    ...(raw ? { raw: stated(raw) } : {}),
    promise,
    reasons: before ? word.changes.filter((change) => change.at > before.saidAt).map(({ code, count }) => ({ code, count })) : [],
    shownOn: [],
  };
}

function stated(quantiles: WaitQuantiles): StatedQuantiles {
  return Object.fromEntries(levelColumns.flatMap((level) => (quantiles[level] === undefined ? [] : [[level, quantiles[level]]])));
}

/** After a start: what this or another process has said to those who wait. */
async function latestOf(house: House, clinicId: ClinicId, { state }: Picture): Promise<Map<string, Latest>> {
  const said = await lastSaid(house.database.sql, clinicId, Object.keys(state.tickets));
  return new Map(said.map((one) => [waitOf(one), { promise: one.promise, saidAt: one.saidAt, places: new Set(one.shownOn) }]));
}

function byClinic<Row extends { clinicId: ClinicId }>(all: readonly Row[]): Map<ClinicId, Row[]> {
  const groups = new Map<ClinicId, Row[]>();
  for (const row of all) groups.set(row.clinicId, [...(groups.get(row.clinicId) ?? []), row]);
  return groups;
}
