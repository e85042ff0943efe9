import type { Sql, TransactionSql } from "postgres";
import { apply, applyCountEvent, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, CountEvent } from "#domain/event.ts";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import { countsAfter, eventsAfter, latestSnapshot, saveSnapshot } from "#server/store/log.ts";
import { healthOfSensors } from "#server/store/readings.ts";
import { isDemo } from "#server/store/setup.ts";

/**
 * Each clinic as it stands, in memory. The database is the truth: whatever is here was read from a snapshot and the
 * log, and can be thrown away at any moment.
 */
export type ClinicKeeper = {
  ids(): ClinicId[];
  /** Played by the simulator, not by people. */
  isDemo(clinicId: ClinicId): boolean;
  /** Throws for a clinic that is not open; ids come from checked sessions and tokens. */
  state(clinicId: ClinicId): ClinicState;
  health(clinicId: ClinicId): Record<SensorId, SensorHealth>;
  setHealth(clinicId: ClinicId, sensorId: SensorId, health: SensorHealth): void;
  /** Reads a clinic from its snapshot and log. */
  open(clinicId: ClinicId): Promise<void>;
  /** Reads whatever other processes have appended. */
  catchUp(clinicId: ClinicId, using?: TransactionSql): Promise<void>;
  /** Takes in what this process has just committed. */
  takeEvents(clinicId: ClinicId, events: ClinicEvent[]): void;
  takeCounts(clinicId: ClinicId, counts: CountEvent[]): void;
  /** One piece of work after another for a clinic, so that no more than one connection waits for its lock. */
  inOrder<T>(clinicId: ClinicId, lane: "events" | "counts", work: () => Promise<T>): Promise<T>;
  snapshot(clinicId: ClinicId): Promise<void>;
  onChange(listener: (clinicId: ClinicId) => void): void;
  /** For news that is not of the fold, such as a device's reading. */
  tell(clinicId: ClinicId): void;
  reloadHealth(clinicId: ClinicId): Promise<void>;
};

type Kept = { isDemo: boolean; state: ClinicState; health: Record<SensorId, SensorHealth>; lanes: Record<"events" | "counts", Promise<unknown>>; snapshotSeq: string };

export function keepClinics(sql: Sql): ClinicKeeper {
  const kept = new Map<ClinicId, Kept>();
  const listeners: ((clinicId: ClinicId) => void)[] = [];
  const of = (clinicId: ClinicId): Kept => {
    const clinic = kept.get(clinicId);
    if (!clinic) throw new Error(`clinic ${clinicId} is not open`);
    return clinic;
  };
  const tell = (clinicId: ClinicId) => listeners.forEach((listener) => listener(clinicId));

  const keeper: ClinicKeeper = {
    ids: () => [...kept.keys()],
    isDemo: (clinicId) => of(clinicId).isDemo,
    state: (clinicId) => of(clinicId).state,
    health: (clinicId) => of(clinicId).health,
    setHealth(clinicId, sensorId, health) {
      const clinic = of(clinicId);
      clinic.health = { ...clinic.health, [sensorId]: health };
      tell(clinicId);
    },

    async open(clinicId) {
      const state = (await latestSnapshot(sql, clinicId)) ?? (await fromTheFirstEvent(sql, clinicId));
      kept.set(clinicId, { isDemo: await isDemo(sql, clinicId), state, health: await healthOfSensors(sql, clinicId), lanes: { events: Promise.resolve(), counts: Promise.resolve() }, snapshotSeq: "" });
      await keeper.catchUp(clinicId);
    },

    async catchUp(clinicId, using) {
      const from = of(clinicId).state;
      const events = await eventsAfter(using ?? sql, clinicId, from.seq);
      const counts = await countsAfter(using ?? sql, clinicId, from.countSeq);
      const clinic = of(clinicId);
      // Not onto `from`: while the database answered, this process may have taken in news of its own.
      clinic.state = inTheOrderOfLife(clinic.state, events, counts);
      if (events.length + counts.length > 0) tell(clinicId);
    },

    takeEvents(clinicId, events) {
      const clinic = of(clinicId);
      clinic.state = events.reduce(apply, clinic.state);
      if (events.length > 0) tell(clinicId);
    },

    takeCounts(clinicId, counts) {
      const clinic = of(clinicId);
      clinic.state = counts.reduce(applyCountEvent, clinic.state);
      if (counts.length > 0) tell(clinicId);
    },

    inOrder<T>(clinicId: ClinicId, lane: "events" | "counts", work: () => Promise<T>): Promise<T> {
      const clinic = of(clinicId);
      const turn = clinic.lanes[lane].then(work);
      clinic.lanes[lane] = turn.catch(() => {});
      return turn;
    },

    async snapshot(clinicId) {
      const clinic = of(clinicId);
      const { state } = clinic;
      const now = `${state.seq}/${state.countSeq}`;
      if (now === clinic.snapshotSeq) return;
      await saveSnapshot(sql, state, state.at);
      clinic.snapshotSeq = now;
    },

    onChange: (listener) => void listeners.push(listener),
    tell,
    async reloadHealth(clinicId) {
      of(clinicId).health = await healthOfSensors(sql, clinicId);
    },
  };
  return keeper;
}

/** A day that opens empties the zones, so it matters whether a count was before or after it. */
function inTheOrderOfLife(state: ClinicState, events: ClinicEvent[], counts: CountEvent[]): ClinicState {
  let next = 0;
  for (const event of events) {
    for (; next < counts.length && (counts[next] as CountEvent).afterSeq < event.seq; next++) state = applyCountEvent(state, counts[next] as CountEvent);
    state = apply(state, event);
  }
  return counts.slice(next).reduce(applyCountEvent, state);
}

/** A clinic's log always begins with its setup. */
async function fromTheFirstEvent(sql: Sql, clinicId: ClinicId): Promise<ClinicState> {
  const [first] = await eventsAfter(sql, clinicId, 0);
  if (first?.type !== "setup-changed") throw new Error(`the log of clinic ${clinicId} does not begin with its setup`);
  return newClinic(first.setup, first.at);
}
