import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { calibrated } from "#domain/forecast/calibrate/calibrated.ts";
import { calibration } from "#domain/forecast/calibrate/calibration.ts";
import { inOrderOfAsking } from "#domain/forecast/calibrate/in-order-of-asking.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
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
 * forecast at every fourth beginning of a wait with what that day alone had shown until then, with what the past had taught as well, and
 * that corrected by its own misses. Of the days that are forecast the last half is judged; the first half teaches the correction.
 * Usage: run.ts [days to learn from] [days to forecast] [seed] [typed-in minutes, as a factor on the true ones]
 */
const [learnDays = 8, judgeDays = 4, seed = 7, typedFactor = 1] = process.argv.slice(2).map(Number);
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
const methods = { "this day alone": [] as Said[], "past days": [] as Said[], "and calibrated": [] as Said[] };
const corrections = calibration();
const firstJudged = learnDays + Math.ceil(judgeDays / 2);
for (let i = learnDays; i < learnDays + judgeDays; i++) {
  const judged: Judged[] = [];
  let heard = 0;
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
    const say = (name: keyof typeof methods, forecast: WaitForecast | undefined) => void (i >= firstJudged && forecast && methods[name].push({ serviceId: leg.serviceId, forecast, waited }));
    if (i >= firstJudged) say("this day alone", lookAheadWith(learnedToday(state, event.at), draws)(state, event.at).tickets[ticket.id]);
    const looked = lookAheadWith(learnedFrom(lessons, state, event.at), draws)(state, event.at);
    const forecast = looked.tickets[ticket.id];
    say("past days", forecast);
    const now = inOrderOfAsking(judged).filter((one) => one.learnedAt <= event.at);
    for (const one of now.slice(heard)) corrections.heard(one.serviceId, one.raw, one.actualMinutes, one.pending);
    heard = now.length;
    say("and calibrated", calibrated(looked, state, corrections).tickets[ticket.id]);
    if (forecast?.known) judged.push({ ticketId: ticket.id, leg: ticket.leg, serviceId: leg.serviceId, urgency: ticket.urgency, saidAt: event.at, ahead: forecast.ahead, method: "look-ahead", quantiles: Object.fromEntries(levelColumns.map((level) => [level, forecast[level]])), promise: null, reasons: [], shownOn: [], isFirst: true, isAnew: true, outcome: { kind: "called", minutes: waited }, verdict: null });
  }
  for (const one of inOrderOfAsking(judged).slice(heard)) corrections.heard(one.serviceId, one.raw, one.actualMinutes, one.pending);
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
