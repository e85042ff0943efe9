import type { ClinicState } from "#domain/clinic.ts";
import type { Forecaster, WaitForecast, WaitQuantiles, Waits } from "#domain/forecast/forecast.ts";
import type { ClinicId } from "#domain/ids.ts";
import { minutesBetween, secondMs, type EpochMs } from "#domain/time.ts";

/** The waits of every clinic, for whoever paints: there at once, and as good as is known by then. */
export type WaitsDesk = {
  /** What the look-ahead said of the clinic as it stands, as time has passed since; an estimate for whoever it has not met. */
  of(clinicId: ClinicId, state: ClinicState, at: EpochMs): Waits;
  /** Resolves when the clinic as it stood at the latest `of` has been looked ahead, or after `mostMs`. */
  settled(clinicId: ClinicId, mostMs: number): Promise<void>;
};

export type WaitsDeskParts = {
  /** Answers in no time. */
  estimate: Forecaster;
  /** Looks ahead, apart from the event loop. */
  look(clinicId: ClinicId, state: ClinicState, at: EpochMs): Promise<Waits>;
  /** Something better is known of a clinic than was painted. */
  tell(clinicId: ClinicId): void;
  failed(error: unknown): void;
};

/** Time alone changes what is ahead: a shift ends, a visit goes on. Between two looks the same answer only grows older. */
const freshMs = 20 * secondMs;

type Desk = { latest?: Look; isLooking: boolean; wanted?: { state: ClinicState; at: EpochMs }; hasFailed: boolean; whenDone: (() => void)[] };

/** What was looked at, and what was seen. */
type Look = { state: ClinicState; waits: Waits };

/** One look a clinic at a time; what has happened meanwhile is looked at next, once. */
export function openWaitsDesk(parts: WaitsDeskParts): WaitsDesk {
  const desks = new Map<ClinicId, Desk>();
  const deskOf = (clinicId: ClinicId) => {
    const desk = desks.get(clinicId) ?? { isLooking: false, hasFailed: false, whenDone: [] };
    desks.set(clinicId, desk);
    return desk;
  };

  const work = async (clinicId: ClinicId, desk: Desk) => {
    desk.isLooking = true;
    for (let next = desk.wanted; next; next = desk.wanted) {
      desk.wanted = undefined;
      try {
        desk.latest = { state: next.state, waits: await parts.look(clinicId, next.state, next.at) };
        desk.hasFailed = false;
      } catch (error) {
        // The estimate then stands for what it is; the next event tries again.
        desk.hasFailed = true;
        parts.failed(error);
      }
      parts.tell(clinicId);
    }
    desk.isLooking = false;
    for (const done of desk.whenDone.splice(0)) done();
  };

  return {
    of(clinicId, state, at) {
      const desk = deskOf(clinicId);
      const { latest } = desk;
      if (latest?.state.seq !== state.seq || at - latest.waits.at > freshMs) {
        desk.wanted = { state, at };
        if (!desk.isLooking) void work(clinicId, desk);
      }
      const estimated = parts.estimate(state, at);
      return latest && !desk.hasFailed ? together(latest, state, estimated) : desk.hasFailed ? estimated : provisional(estimated);
    },

    settled(clinicId, mostMs) {
      const desk = deskOf(clinicId);
      if (!desk.isLooking) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        desk.whenDone.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

/** For a house that never looks ahead. */
export function estimatesOnly(estimate: Forecaster): WaitsDesk {
  return { of: (_, state, at) => estimate(state, at), settled: () => Promise.resolve() };
}

/** Those whom the look-ahead has met, by now; the others as estimated. How many stand ahead is counted, never imagined. */
function together({ state: then, waits: looked }: Look, state: ClinicState, estimated: Waits): Waits {
  const passed = Math.max(0, minutesBetween(looked.at, estimated.at));
  const tickets = Object.entries(estimated.tickets).map(([id, estimate]) => {
    // A wait for another service of the same patient is another wait.
    const known = then.tickets[id]?.leg === state.tickets[id]?.leg ? looked.tickets[id] : undefined;
    return [id, known ? older(known, passed, estimate.ahead) : asProvisional(estimate)] as const;
  });
  const raw = looked.raw && Object.fromEntries(Object.entries(looked.raw).map(([id, quantiles]) => [id, less(quantiles, passed)]));
  return {
    at: estimated.at,
    ...(looked.method === undefined ? {} : { method: looked.method }),
    ...(raw ? { raw } : {}),
    ...(then.seq === state.seq ? {} : { asOf: then }),
    tickets: Object.fromEntries(tickets),
    ifYouCameNow: { ...provisional(estimated).ifYouCameNow, ...looked.ifYouCameNow },
  };
}

function older(forecast: WaitForecast, minutes: number, ahead: number): WaitForecast {
  if (!forecast.known) return { ...forecast, ahead };
  const { known, isProvisional, ahead: _then, ...quantiles } = forecast;
  return { known, ahead, ...(isProvisional ? { isProvisional } : {}), ...less(quantiles, minutes) };
}

function less(quantiles: WaitQuantiles, minutes: number): WaitQuantiles {
  return Object.fromEntries(Object.entries(quantiles).map(([level, quantile]) => [level, Math.max(0, quantile - minutes)])) as WaitQuantiles;
}

function provisional({ tickets, ifYouCameNow, ...rest }: Waits): Waits {
  const all = (forecasts: Record<string, WaitForecast>) => Object.fromEntries(Object.entries(forecasts).map(([id, forecast]) => [id, asProvisional(forecast)]));
  return { ...rest, tickets: all(tickets), ifYouCameNow: all(ifYouCameNow) };
}

function asProvisional(forecast: WaitForecast): WaitForecast {
  return forecast.known ? { ...forecast, isProvisional: true } : forecast;
}
