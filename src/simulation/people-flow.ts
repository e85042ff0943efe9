import type { DoorId, ServiceId, ZoneId } from "#domain/ids.ts";
import type { Leg, Ticket } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";
import { draw, pick } from "#simulation/chance.ts";
import { comes } from "#simulation/patient-acts.ts";
import type { Scenario } from "#simulation/scenario.ts";

/** One person goes through a door at one moment. `forward` is from the door's `from` to its `to`. */
export type Passage = { at: EpochMs; doorId: DoorId; forward: boolean; person: number };

/**
 * Every passage that a ticket's people have made or are about to make, by time. Patients go from the street to where
 * their service waits, to the room, to the next waiting area and out; some companions come into the room, others stay
 * seated. Each passage lies at least ten seconds after the move of the ticket that causes it, so whoever looks at a
 * clinic every ten seconds sees all of them.
 */
export function passages(scenario: Scenario, seed: number, setup: ClinicSetup, ticket: Ticket): Passage[] {
  const known = memory.get(ticket);
  if (known && known.scenario === scenario && known.seed === seed && known.setup === setup) return known.passages;
  const companions = pick(scenario.companions.map((share, count) => ({ share, count })), (c) => c.share, draw(seed, ticket.id, "companions"))?.count ?? 0;
  const comeAlong = draw(seed, ticket.id, "come-along") < 0.5;
  const made: Passage[] = [];
  for (let person = 0; person <= companions; person++) {
    // People of one party go through a door one after the other.
    const behindMs = person * 1500;
    const staysSeated = person > 0 && !comeAlong;
    for (const move of movesOf(scenario, seed, setup, ticket, staysSeated)) {
      route(setup, move.from, move.to).forEach((step, i) => made.push({ ...step, person, at: move.at + (10 + 8 * i) * secondMs + behindMs }));
    }
  }
  made.sort((a, b) => a.at - b.at);
  memory.set(ticket, { scenario, seed, setup, passages: made });
  return made;
}

/** A ticket never changes, it is replaced: so what follows from it is worked out once. */
const memory = new WeakMap<Ticket, { scenario: Scenario; seed: number; setup: ClinicSetup; passages: Passage[] }>();

type Move = { at: EpochMs; from: ZoneId | null; to: ZoneId | null };

function movesOf(scenario: Scenario, seed: number, setup: ClinicSetup, ticket: Ticket, staysSeated: boolean): Move[] {
  const moves: Move[] = [];
  let where: ZoneId | null = null;
  const go = (at: EpochMs, to: ZoneId | null) => {
    if (to !== where) moves.push({ at, from: where, to });
    where = to;
  };
  // The kiosk stands in the porch; whoever has a number walks in, and takes a moment in the hall.
  go(ticket.arrivedAt, receptionOf(setup));
  const settlingMs = 15 * secondMs + Math.round(draw(seed, ticket.id, "settling") * 60) * secondMs;
  ticket.legs.forEach((leg, i) => {
    if (leg.waitingSince === undefined) return;
    go(leg.waitingSince + (i === 0 ? settlingMs : 0), waitingZone(scenario, setup, leg.serviceId));
    if (leg.calledAt !== undefined && isThere(scenario, seed, ticket, leg, i) && !staysSeated) go(leg.calledAt, roomZone(setup, leg) ?? where);
  });
  const endedAt = ticket.legs[ticket.leg]?.endedAt;
  if (endedAt !== undefined) go(Math.max(endedAt, ticket.arrivedAt + settlingMs), null);
  return moves;
}

function isThere(scenario: Scenario, seed: number, ticket: Ticket, leg: Leg, i: number): boolean {
  return leg.startedAt !== undefined || comes(scenario, seed, ticket, i);
}

function receptionOf(setup: ClinicSetup): ZoneId | null {
  return setup.doors.find((door) => door.from === null)?.to ?? null;
}

function waitingZone(scenario: Scenario, setup: ClinicSetup, serviceId: ServiceId): ZoneId | null {
  const zoneId = scenario.services[serviceId]?.waitsIn;
  if (setup.zones.some((zone) => zone.id === zoneId)) return zoneId as ZoneId;
  return setup.zones.find((zone) => zone.kind === "waiting")?.id ?? receptionOf(setup);
}

function roomZone(setup: ClinicSetup, leg: Leg): ZoneId | undefined {
  return setup.rooms.find((room) => room.id === leg.roomId)?.zoneId ?? undefined;
}

/** The doors of the shortest way from one zone to another, each with its direction; none when there is no way. */
export function route(setup: ClinicSetup, from: ZoneId | null, to: ZoneId | null): { doorId: DoorId; forward: boolean }[] {
  let ways = routes.get(setup);
  if (!ways) routes.set(setup, (ways = new Map()));
  const key = `${from ?? ""}>${to ?? ""}`;
  let way = ways.get(key);
  if (!way) ways.set(key, (way = search(setup, from, to)));
  return way;
}

const routes = new WeakMap<ClinicSetup, Map<string, { doorId: DoorId; forward: boolean }[]>>();

function search(setup: ClinicSetup, from: ZoneId | null, to: ZoneId | null): { doorId: DoorId; forward: boolean }[] {
  const seen = new Set([from]);
  let reached = [{ zone: from, way: [] as { doorId: DoorId; forward: boolean }[] }];
  while (reached.length > 0) {
    const further: typeof reached = [];
    for (const { zone, way } of reached) {
      if (zone === to) return way;
      for (const door of setup.doors) {
        const forward = door.from === zone;
        const beyond = forward ? door.to : door.from;
        if ((!forward && door.to !== zone) || seen.has(beyond)) continue;
        seen.add(beyond);
        further.push({ zone: beyond, way: [...way, { doorId: door.id, forward }] });
      }
    }
    reached = further;
  }
  return [];
}
