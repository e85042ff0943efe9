import type { ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { scoring } from "#domain/forecast/judge/scores.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { heading, line } from "../backtest/scores.ts";
import { sensedClinic, type Outcome } from "./sensed-clinic.ts";

/*
 * What sensors are worth to the waits: the live forecaster on simulated days in which people queue before check-in and some leave
 * without a word: with nothing but tickets, with the counts of the waiting area, and with those of the hall before the desk too. Same days,
 * same questions, same luck.
 *
 *   node --import tsx src/bench/look-ahead/sensors.ts [days] [seed] [load] [paths]
 */
const [days, seed, load, paths] = [Number(process.argv[2] ?? 12), Number(process.argv[3] ?? 1), Number(process.argv[4] ?? 1), Number(process.argv[5] ?? 200)];

const ways: Record<string, (state: ClinicState) => ClinicState> = {
  "tickets alone": (state) => ({ ...state, zones: {} }),
  // A hall that is no reception tells nobody who stands before the desk.
  "with waiting area": (state) => ({ ...state, setup: { ...state.setup, zones: state.setup.zones.map((zone) => (zone.id === "hall" ? { ...zone, kind: "corridor" as const } : zone)) } }),
  "with hall too": (state) => state,
};

const told = new Map<string, { ask: Outcome["ask"]; way: string; at: number; wait: WaitForecast }[]>();
const outcomes = sensedClinic(seed, days, (state, at, asked) => {
  for (const [way, seen] of Object.entries(ways)) {
    const known = seen(state);
    const waits = lookAheadWith(learnedToday(known, at), { seed: 1, paths })(known, at);
    for (const { ask, ticketId } of asked) {
      const wait = ask === "newcomer" ? waits.ifYouCameNow.gp : waits.tickets[ticketId];
      if (wait) told.set(ticketId, [...(told.get(ticketId) ?? []), { ask, way, at, wait }]);
    }
  }
}, load);

/** The first day teaches the house who comes with whom. */
const judgedFrom = Math.min(...outcomes.map((o) => o.at)) + 16 * 3_600_000;
const titles: Record<Outcome["ask"], string> = { "check-in": "told at check-in", waiting: "told every ten minutes while waiting", newcomer: "told every ten minutes to whoever would come now" };
for (const ask of ["check-in", "waiting", "newcomer"] as const) {
  console.log(`\n${titles[ask]}, until the call\n${heading}`);
  for (const way of Object.keys(ways)) {
    const sums = scoring();
    for (const { ticketId, at, ask: of, actualMinutes } of outcomes) {
      if (of !== ask || at < judgedFrom) continue;
      const wait = told.get(ticketId)?.find((one) => one.ask === ask && one.way === way && one.at === at)?.wait;
      if (wait?.known) sums.add(Float64Array.from(levelColumns.map((level) => wait[level] ?? Number.NaN)), actualMinutes);
    }
    console.log(line(way, sums.scores()));
  }
}
