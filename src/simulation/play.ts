import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent } from "#domain/event.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import { decide } from "#domain/queue/decide.ts";
import type { Command } from "#domain/queue/command.ts";
import { minutesBetween, secondMs, type EpochMs, type LocalDay } from "#domain/time.ts";
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
  /** Share of the staffed time of rooms in which somebody was called or served. */
  utilisation: number;
  /** Commands that the rule book refused. */
  refused: number;
};

export type ForecastOutcome = { ticketId: TicketId; serviceId: ServiceId; forecast: WaitForecast; /** Until called. */ waitedMinutes: number };

const stepMs = 5 * secondMs;

/**
 * A whole day, played by the same rule book as the live clinic, from the first shift of `day` to the last. The same
 * seed gives the same log. Sensors and devices are left out: nobody's turn depends on them.
 */
export function simulateDay(scenario: Scenario, seed: number, day: LocalDay, forecaster?: Forecaster): SimulatedDay {
  const { from, to } = hoursOf(scenario, day);
  const log: ClinicEvent[] = [];
  const asked: { ticketId: TicketId; leg: number; serviceId: ServiceId; forecast: WaitForecast }[] = [];
  // Devices and sensors cost most of the time and decide nothing here.
  const quiet: Scenario = { ...scenario, sensors: {}, devices: [] };
  let state = newClinic(scenario.setup, from);
  let refused = 0;
  for (let at = from; at < to; at += stepMs) {
    for (const act of nextActs(quiet, seed, state, at, at + stepMs)) {
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
        if (forecaster && (event.type === "checked-in" || event.type === "step-finished")) ask(forecaster, state, event.ticketId, event.at, asked);
      }
    }
  }
  return { log, state, statistics: statistics(state, log, refused, from, to), forecasts: asked.flatMap((a) => outcomeOf(state, a)) };
}

/** From the first shift of a day to one hour after the last, when the house is empty. */
export function hoursOf(scenario: Scenario, day: LocalDay): { from: EpochMs; to: EpochMs } {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const shifts = scenario.setup.staff.flatMap((person) => person.shifts).filter((s) => Math.abs((s.from + s.to) / 2 - noon) < 12 * 3_600_000 + 1);
  if (shifts.length === 0) throw new RangeError(`nobody has a shift on ${day}`);
  return { from: Math.min(...shifts.map((s) => s.from)) - 10 * 60 * secondMs, to: Math.max(...shifts.map((s) => s.to)) + 3600 * secondMs };
}

function toCommand(act: Extract<Act, { type: "command" }>): Command {
  const command: SimulatedCommand = act.command;
  if (command.type !== "check-in") return command;
  const { name: _name, ...patient } = command;
  return { ...patient, ticketId: act.key, visitId: act.key };
}

function ask(forecaster: Forecaster, state: ClinicState, ticketId: TicketId, at: EpochMs, asked: { ticketId: TicketId; leg: number; serviceId: ServiceId; forecast: WaitForecast }[]): void {
  const ticket = state.tickets[ticketId];
  const forecast = forecaster(state, at).tickets[ticketId];
  const leg = ticket?.legs[ticket.leg];
  if (ticket && leg && forecast) asked.push({ ticketId, leg: ticket.leg, serviceId: leg.serviceId, forecast });
}

function outcomeOf(state: ClinicState, asked: { ticketId: TicketId; leg: number; serviceId: ServiceId; forecast: WaitForecast }): ForecastOutcome[] {
  const leg = state.tickets[asked.ticketId]?.legs[asked.leg];
  if (!leg || leg.calledAt === undefined || leg.waitingSince === undefined || leg.calls > 1) return [];
  return [{ ticketId: asked.ticketId, serviceId: asked.serviceId, forecast: asked.forecast, waitedMinutes: minutesBetween(leg.waitingSince, leg.calledAt) }];
}

function statistics(state: ClinicState, log: ClinicEvent[], refused: number, from: EpochMs, to: EpochMs): DayStatistics {
  const tickets = Object.values(state.tickets);
  const waits: { serviceId: ServiceId; minutes: number }[] = [];
  let busyMs = 0;
  for (const ticket of tickets) {
    for (const leg of ticket.legs) {
      if (leg.startedAt !== undefined && leg.waitingSince !== undefined) waits.push({ serviceId: leg.serviceId, minutes: minutesBetween(leg.waitingSince, leg.startedAt) });
      if (leg.calledAt !== undefined) busyMs += (leg.endedAt ?? to) - leg.calledAt;
    }
  }
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
    utilisation: busyMs / staffedMs(log, from, to),
    refused,
  };
}

function staffedMs(log: ClinicEvent[], from: EpochMs, to: EpochMs): number {
  const since = new Map<string, EpochMs>();
  let total = 0;
  for (const event of log) {
    if (event.type !== "staff-assigned") continue;
    const began = since.get(event.staffId);
    if (began !== undefined) total += event.at - began;
    if (event.roomId === null) since.delete(event.staffId);
    else since.set(event.staffId, event.at);
  }
  for (const began of since.values()) total += to - Math.max(from, began);
  return Math.max(1, total);
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;
}
