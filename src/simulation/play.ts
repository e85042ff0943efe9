import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent } from "#domain/event.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import type { ServiceId, StaffId, TicketId } from "#domain/ids.ts";
import { decide } from "#domain/queue/decide.ts";
import type { Command } from "#domain/queue/command.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs, minutesBetween, secondMs, localDay, type EpochMs, type LocalDay } from "#domain/time.ts";
import type { Act, SimulatedCommand } from "#simulation/act.ts";
import { nextActs } from "#simulation/day.ts";
import type { Scenario } from "#simulation/scenario.ts";

export type SimulatedDay = {
  log: ClinicEvent[];
  /** The clinic after the last event. */
  state: ClinicState;
  statistics: DayStatistics;
  /** One for every leg that waited, made when the wait began; empty without a forecaster. */
  forecasts: ForecastOutcome[];
};

export type DayStatistics = {
  arrived: number;
  done: number;
  left: number;
  noShow: number;
  /** Minutes from joining a line to service, over all legs that were served. */
  waitMinutesMean: number;
  waitMinutesP90: number;
  waitMinutesMeanByService: Record<ServiceId, number>;
  /** Share of the staffed time of rooms in which somebody was called or served, while patients came. */
  utilisation: number;
  /** Commands that the rule book refused. */
  refused: number;
};

export type ForecastOutcome = { ticketId: TicketId; serviceId: ServiceId; forecast: WaitForecast; /** Until called. */ waitedMinutes: number };

const stepMs = 5 * secondMs;

/**
 * A whole day, played by the same rule book as the live clinic, from the first shift of `day` to the last. The same
 * seed gives the same log. Throws RangeError when the roster has nobody on that day.
 */
export function simulateDay(scenario: Scenario, seed: number, day: LocalDay, forecaster?: Forecaster): SimulatedDay {
  const { from, to } = hoursOf(scenario, day);
  const asked: Asked[] = [];
  const onEvent = forecaster && ((event: ClinicEvent, state: ClinicState) => ask(forecaster, state, event, asked));
  const { state, log, refused } = playOn(scenario, seed, newClinic(scenario.setup, from), from, to, onEvent);
  return { log, state, statistics: statistics(state, log, refused), forecasts: asked.flatMap((a) => outcomeOf(state, a)) };
}

/** What follows in [from, to) when everybody does what the scenario says. Sensors and devices are left out: nobody's turn depends on them. */
export function playOn(
  scenario: Scenario,
  seed: number,
  start: ClinicState,
  from: EpochMs,
  to: EpochMs,
  onEvent: (event: ClinicEvent, after: ClinicState) => void = () => undefined,
): { state: ClinicState; log: ClinicEvent[]; refused: number } {
  const quiet: Scenario = { ...scenario, sensors: {}, devices: [] };
  const log: ClinicEvent[] = [];
  let state = start;
  let refused = 0;
  for (let at = from; at < to; at += stepMs) {
    for (const act of nextActs(quiet, seed, state, at, Math.min(to, at + stepMs))) {
      if (act.type !== "command") continue;
      const decision = decide(state, toCommand(act), act.at);
      if (!decision.ok) {
        refused++;
        continue;
      }
      for (const body of decision.value) {
        const event: ClinicEvent = { ...body, seq: state.seq + 1, at: act.at, actor: { kind: "system", name: "simulation" } };
        state = apply(state, event);
        log.push(event);
        onEvent(event, state);
      }
    }
  }
  return { state, log, refused };
}

/** From ten minutes before the first shift of a day to one hour after the last, when the house is empty. */
export function hoursOf(scenario: Scenario, day: LocalDay): { from: EpochMs; to: EpochMs } {
  const { staff, timeZone } = scenario.setup;
  const shifts = staff.flatMap((person) => person.shifts).filter((shift) => localDay(shift.from, timeZone) === day);
  if (shifts.length === 0) throw new RangeError(`nobody has a shift on ${day}`);
  return { from: Math.min(...shifts.map((s) => s.from)) - 10 * minuteMs, to: Math.max(...shifts.map((s) => s.to)) + hourMs };
}

/** The act as the domain asks for it: its key is ticket and visit at once. */
export function toCommand(act: Extract<Act, { type: "command" }>): Command {
  const command: SimulatedCommand = act.command;
  if (command.type !== "check-in") return command;
  const { name: _name, serviceIds, ...patient } = command;
  return { ...patient, journey: serviceIds.map((id) => [id]), ticketId: act.key, visitId: act.key };
}

type Asked = { ticketId: TicketId; leg: number; serviceId: ServiceId; forecast: WaitForecast };

/** A forecast is asked for whenever somebody joins a line. */
function ask(forecaster: Forecaster, state: ClinicState, event: ClinicEvent, asked: Asked[]): void {
  if (event.type !== "checked-in" && event.type !== "step-finished") return;
  const ticket = state.tickets[event.ticketId];
  const forecast = forecaster(state, event.at).tickets[event.ticketId];
  const leg = ticket?.legs[ticket.leg];
  if (ticket && leg && forecast) asked.push({ ticketId: ticket.id, leg: ticket.leg, serviceId: leg.serviceId, forecast });
}

function outcomeOf(state: ClinicState, { ticketId, leg: index, serviceId, forecast }: Asked): ForecastOutcome[] {
  const leg = state.tickets[ticketId]?.legs[index];
  // A second call hides when the first one was.
  if (leg?.calledAt === undefined || leg.waitingSince === undefined || leg.calls > 1) return [];
  return [{ ticketId, serviceId, forecast, waitedMinutes: minutesBetween(leg.waitingSince, leg.calledAt) }];
}

function statistics(state: ClinicState, log: ClinicEvent[], refused: number): DayStatistics {
  const tickets = Object.values(state.tickets);
  const legs = tickets.flatMap((ticket) => ticket.legs);
  const waits = legs.flatMap((leg) =>
    leg.startedAt === undefined || leg.waitingSince === undefined ? [] : [{ serviceId: leg.serviceId, minutes: minutesBetween(leg.waitingSince, leg.startedAt) }],
  );
  const sorted = waits.map((w) => w.minutes).sort((a, b) => a - b);
  const services = [...new Set(waits.map((w) => w.serviceId))].sort();
  return {
    arrived: tickets.length,
    done: tickets.filter((t) => t.state === "done").length,
    left: tickets.filter((t) => t.state === "left").length,
    noShow: tickets.filter((t) => t.state === "no-show").length,
    waitMinutesMean: mean(sorted),
    waitMinutesP90: sorted[Math.floor(0.9 * sorted.length)] ?? 0,
    waitMinutesMeanByService: Object.fromEntries(services.map((id) => [id, mean(waits.filter((w) => w.serviceId === id).map((w) => w.minutes))])),
    utilisation: utilisation(tickets, log),
    refused,
  };
}

/** From the first arrival to the last: the quiet hour before closing says nothing about how busy a day was. */
function utilisation(tickets: Ticket[], log: ClinicEvent[]): number {
  const from = Math.min(...tickets.map((t) => t.arrivedAt));
  const to = Math.max(...tickets.map((t) => t.arrivedAt));
  const within = (a: EpochMs, b: EpochMs) => Math.max(0, Math.min(to, b) - Math.max(from, a));
  let busyMs = 0;
  for (const leg of tickets.flatMap((t) => t.legs)) if (leg.calledAt !== undefined) busyMs += within(leg.calledAt, leg.endedAt ?? to);
  let staffedMs = 0;
  const since = new Map<StaffId, EpochMs>();
  for (const event of log) {
    if (event.type !== "staff-assigned") continue;
    staffedMs += within(since.get(event.staffId) ?? event.at, event.at);
    since.delete(event.staffId);
    if (event.roomId !== null) since.set(event.staffId, event.at);
  }
  for (const began of since.values()) staffedMs += within(began, to);
  return staffedMs === 0 ? 0 : busyMs / staffedMs;
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;
}
