import type { ClinicState } from "#domain/clinic.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import type { Act, SimulatedCommand } from "#simulation/act.ts";
import { chance, draw, logNormal } from "#simulation/chance.ts";
import type { Scenario } from "#simulation/scenario.ts";
import { lastShiftEnd } from "#simulation/staff-acts.ts";
import { standing } from "#simulation/standing.ts";

/** A called patient who is not there is called again after this time, and given up after it once more. */
const recallAfterMs = 2 * minuteMs;

/** What the tickets that are in the house do next: come in, be done, give up. */
export function patientActs(scenario: Scenario, seed: number, state: ClinicState, from: EpochMs, to: EpochMs): Act[] {
  const acts: Act[] = [];
  for (const ticket of standing(state.tickets).active) {
    const move = nextMove(scenario, seed, state.setup, ticket);
    if (!move || move.at >= to) continue;
    const at = Math.max(from, move.at);
    acts.push({ at, key: `${seed}/${ticket.id}/${ticket.version}/${move.command.type}`, type: "command", command: move.command });
  }
  return acts;
}

type Due = { at: EpochMs; command: SimulatedCommand };

/** A ticket never changes, it is replaced: what it does next is worked out once. */
const memory = new WeakMap<Ticket, { scenario: Scenario; seed: number; setup: ClinicSetup; due: Due | undefined }>();

function nextMove(scenario: Scenario, seed: number, setup: ClinicSetup, ticket: Ticket): Due | undefined {
  const known = memory.get(ticket);
  if (known && known.scenario === scenario && known.seed === seed && known.setup === setup) return known.due;
  const due = workOut(scenario, seed, setup, ticket);
  memory.set(ticket, { scenario, seed, setup, due });
  return due;
}

function workOut(scenario: Scenario, seed: number, setup: ClinicSetup, ticket: Ticket): Due | undefined {
  const forTicket = { ticketId: ticket.id, expectedVersion: ticket.version };
  const leg = legOf(ticket);
  switch (ticket.state) {
    case "waiting": {
      const closedAt = lastShiftEnd(setup, leg.serviceId, leg.waitingSince ?? ticket.arrivedAt);
      const patience = leavesAt(scenario, seed, ticket);
      if (closedAt !== undefined && closedAt < patience) return { at: closedAt, command: { type: "leave", ...forTicket, reason: "The clinic has closed" } };
      return { at: patience, command: { type: "leave", ...forTicket, reason: "Did not want to wait any longer" } };
    }
    case "called": {
      const calledAt = leg.calledAt ?? 0;
      if (comes(scenario, seed, ticket, ticket.leg)) return { at: calledAt + walkingMs(scenario, seed, ticket, ticket.leg), command: { type: "start", ...forTicket } };
      return { at: calledAt + recallAfterMs, command: { type: leg.calls < 2 ? "recall" : "no-show", ...forTicket } };
    }
    case "in-service":
      return { at: (leg.startedAt ?? 0) + serviceMs(scenario, seed, setup, ticket, ticket.leg), command: { type: "finish", ...forTicket } };
    default:
      // Over, or where only a member of staff can end it.
      return undefined;
  }
}

function leavesAt(scenario: Scenario, seed: number, ticket: Ticket): EpochMs {
  // Whoever is urgent stays, and so does whoever has already been seen once.
  if (ticket.urgency <= 3 || ticket.leg > 0) return Infinity;
  return (legOf(ticket).waitingSince ?? ticket.arrivedAt) + Math.round(logNormal(scenario.patienceMinutes, chance(seed, ticket.id, "patience")) * minuteMs);
}

/** Whether the patient is there when called. */
export function comes(scenario: Scenario, seed: number, ticket: Ticket, leg: number): boolean {
  return leg > 0 || ticket.urgency <= 3 || draw(seed, ticket.id, "comes") >= scenario.noShowShare;
}

export function walkingMs(scenario: Scenario, seed: number, ticket: Ticket, leg: number): number {
  return Math.round(Math.max(20, Math.min(150, logNormal(scenario.walkingSeconds, chance(seed, ticket.id, leg, "walk")))) * secondMs);
}

function serviceMs(scenario: Scenario, seed: number, setup: ClinicSetup, ticket: Ticket, leg: number): number {
  const serviceId = ticket.legs[leg]?.serviceId ?? "";
  const typicalMinutes = setup.services.find((s) => s.id === serviceId)?.typicalMinutes ?? 10;
  const law = scenario.services[serviceId]?.minutes ?? { mean: typicalMinutes, logSd: 0.5 };
  return Math.round(logNormal(law, chance(seed, ticket.id, leg, "service")) * minuteMs);
}
