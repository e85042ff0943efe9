import { conformal, usualConformal, type Conformal, type ConformalState } from "#domain/forecast/calibrate/conformal.ts";
import { inOrder, levels, median, type LevelQuantiles } from "#domain/forecast/levels.ts";
import type { ServiceId } from "#domain/ids.ts";

/** How far what was said has missed, by service and horizon, and quantiles moved so that they hold as often as they say. */
export type Calibration = {
  /** `undefined` where too little has been heard: then the model's word stands. */
  correct: (serviceId: ServiceId, raw: LevelQuantiles) => LevelQuantiles | undefined;
  /** `pending`: forecasts that had been given and not been heard of. */
  heard: (serviceId: ServiceId, raw: LevelQuantiles, actualMinutes: number, pending?: number) => void;
  state: () => CalibrationState;
};

/** Plain numbers, by service and horizon; "*" stands for all services. */
export type CalibrationState = Record<string, ConformalState>;

/**
 * A conformal correction for every service and horizon, and one for all services together, which stands in until a service has shown
 * enough of its own. A wait between two horizons is corrected by both in part, so that nothing jumps where one ends. Whoever may be
 * called at once is a horizon apart: there the model says nothing at all, and rooms are free a moment later than it thinks.
 */
export function calibration(from: CalibrationState = {}): Calibration {
  const tables = new Map<string, Conformal>(Object.entries(from).map(([key, state]) => [key, conformal(liveConformal, state)]));
  const tableOf = (serviceId: ServiceId, horizon: Horizon) => {
    const key = `${serviceId}/${horizon}`;
    const known = tables.get(key) ?? conformal(liveConformal);
    tables.set(key, known);
    return known;
  };
  const readyAt = (serviceId: ServiceId, horizon: Horizon) => [serviceId, everyService].map((id) => tables.get(`${id}/${horizon}`)).find((table) => table?.isReady());

  return {
    correct(serviceId, raw) {
      const parts = horizonsOf(raw).flatMap(({ horizon, share }) => {
        const table = readyAt(serviceId, horizon);
        return table ? [{ share, corrected: table.correct(raw) }] : [];
      });
      const total = parts.reduce((sum, { share }) => sum + share, 0);
      if (total < nearlyAll) return undefined;
      return inOrder(raw.map((_, k) => parts.reduce((sum, { share, corrected }) => sum + (share / total) * (corrected[k] as number), 0)));
    },
    heard(serviceId, raw, actualMinutes, pending = 0) {
      const nearest = horizonsOf(raw).reduce((best, one) => (one.share > best.share ? one : best));
      for (const id of [serviceId, everyService]) {
        const table = tableOf(id, nearest.horizon);
        table.heard(raw, table.correct(raw), actualMinutes, pending);
      }
    },
    state: () => Object.fromEntries([...tables].map(([key, table]) => [key, rounded(table.state())])),
  };
}

/** A clinic's last weeks; with more, a change of the clinic would take a season to be heard. */
const liveConformal = { ...usualConformal, kept: 500 };
const everyService = "*";
const nearlyAll = 0.5;

type Horizon = "at once" | number;

/** Middles of horizons in minutes; a step in the logarithm from each to the next. */
const horizons = [2, 8, 20, 45];
/** Whoever is called in nine of ten cases within this time is called at once, as far as the model knows. */
const atOnceMinutes = 0.5;

function horizonsOf(raw: LevelQuantiles): { horizon: Horizon; share: number }[] {
  if ((raw[levels.indexOf(0.9)] as number) < atOnceMinutes) return [{ horizon: "at once", share: 1 }];
  const p50 = raw[median] as number;
  const above = horizons.findIndex((middle) => middle >= p50);
  if (above === 0) return [{ horizon: horizons[0] as number, share: 1 }];
  if (above < 0) return [{ horizon: horizons.at(-1) as number, share: 1 }];
  const [low, high] = [horizons[above - 1] as number, horizons[above] as number];
  const share = Math.log(p50 / low) / Math.log(high / low);
  return [{ horizon: low, share: 1 - share }, { horizon: high, share }].filter((one) => one.share > 0);
}

/** A hundredth of a range's width is less than anybody is told; JSON knows no negative zero. */
function rounded({ misses, next, aims }: ConformalState): ConformalState {
  return { misses: misses.map((of) => of.map((miss) => Math.round(100 * miss) / 100 + 0)), next, aims };
}
