import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { learnClinic } from "#domain/forecast/learn-clinic/learn-clinic.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { visitOf, type PastDay } from "#domain/forecast/learn-clinic/past-day.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { minutesBetween } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { dayAfter } from "#simulation/local-time.ts";
import { simulateDay } from "#simulation/play.ts";
import type { Scenario } from "#simulation/scenario.ts";

/**
 * What a live clinic gains from its own past days: the demo clinic's days from a seed, the first of them to learn from, the last to
 * forecast at every check-in with what that day alone had shown until then, and with what the past had taught as well.
 * Usage: run.ts [days to learn from] [days to judge] [seed] [typed-in minutes, as a factor on the true ones]
 */
const [learnDays = 10, judgeDays = 2, seed = 7, typedFactor = 1] = process.argv.slice(2).map(Number);
const [timeZone, firstDay] = ["Europe/Zurich", "2026-01-12"];
const clock = wallClock(timeZone);
const draws = { seed: 1, paths: 200 };
const oneIn = 4;

const usual = demoClinic(timeZone, firstDay, { days: learnDays + judgeDays });
const scenario: Scenario = { ...usual, setup: { ...usual.setup, services: usual.setup.services.map((s) => ({ ...s, typicalMinutes: Math.max(1, Math.round(typedFactor * s.typicalMinutes)) })) } };
const dayOf = (i: number) => dayAfter(firstDay, i);

const past: PastDay[] = [];
for (let i = 0; i < learnDays; i++) past.push(pastOf(simulateDay(scenario, seed + i, dayOf(i)).state, dayOf(i)));
const began = performance.now();
const lessons = learnClinic(scenario.setup, past, clock);
console.log(`Learned from ${lessons.days} days, ${past.reduce((n, d) => n + d.visits.length, 0)} visits, in ${Math.round(performance.now() - began)} ms.`);

type Said = { serviceId: string; forecast: WaitForecast; waited: number };
const methods = { "this day alone": [] as Said[], "past days": [] as Said[] };
for (let i = learnDays; i < learnDays + judgeDays; i++) {
  const { log, state: end } = simulateDay(scenario, seed + i, dayOf(i));
  let state = newClinic(scenario.setup, log[0]?.at ?? 0);
  let joined = 0;
  for (const event of log) {
    state = apply(state, event);
    if ((event.type !== "checked-in" && event.type !== "step-finished") || joined++ % oneIn !== 0) continue;
    const ticket = state.tickets[event.ticketId];
    const leg = ticket && end.tickets[ticket.id]?.legs[ticket.leg];
    if (ticket?.state !== "waiting" || leg?.calledAt === undefined || leg.calls > 1) continue;
    const waited = minutesBetween(event.at, leg.calledAt);
    for (const [name, learned] of [["this day alone", learnedToday(state, event.at)], ["past days", learnedFrom(lessons, state, event.at)]] as const) {
      const forecast = lookAheadWith(learned, draws)(state, event.at).tickets[ticket.id];
      if (forecast) methods[name].push({ serviceId: leg.serviceId, forecast, waited });
    }
  }
}

for (const [name, said] of Object.entries(methods)) for (const group of ["all", ...scenario.setup.services.map((s) => s.id)]) report(name, group, said.filter((one) => group === "all" || one.serviceId === group));

function report(name: string, group: string, said: Said[]): void {
  const known = said.flatMap(({ forecast, waited }) => (forecast.known ? [{ forecast, waited }] : []));
  const share = (holds: (one: (typeof known)[number]) => boolean) => `${((100 * known.filter(holds).length) / known.length).toFixed(1)} %`;
  const mae = known.reduce((sum, { forecast, waited }) => sum + Math.abs(forecast.p50 - waited), 0) / known.length;
  const bias = known.reduce((sum, { forecast, waited }) => sum + forecast.p50 - waited, 0) / known.length;
  console.log(`${name.padEnd(16)} ${group.padEnd(6)} ${known.length} waits: MAE ${mae.toFixed(2)} min, bias ${bias.toFixed(2)}, within P10-P90 ${share(({ forecast: f, waited }) => f.p10 <= waited && waited <= f.p90)}, at most P80 ${share(({ forecast: f, waited }) => waited <= f.p80)}, P90 ${share(({ forecast: f, waited }) => waited <= f.p90)}`);
}

function pastOf(state: ClinicState, day: string): PastDay {
  return { day, visits: Object.values(state.tickets).flatMap((ticket) => visitOf(ticket, state.appointments) ?? []), stayedAway: Object.values(state.appointments ?? {}).filter((a) => a.state === "missed").length };
}
