import type { QueueTicket, QueueView } from "#contract/views.ts";
import { ticketIn } from "#domain/clinic.ts";
import { waitLevel } from "#domain/forecast/wait-level.ts";
import type { TicketId, VisitId } from "#domain/ids.ts";
import { undoWithinMs } from "#domain/queue/decide.ts";
import { isActive, legOf, type Ticket } from "#domain/queue/ticket.ts";
import { dueFrom, serviceOf, targetMinutes, whoIsNext } from "#domain/queue/who-is-next.ts";
import type { Room, Service } from "#domain/setup.ts";
import { minuteMs, minutesBetween } from "#domain/time.ts";
import { clinicLine, paintServices, paintWait } from "#server/paint/clinic-line.ts";
import { paintHeads } from "#server/paint/paint-heads.ts";
import type { Picture } from "#server/picture.ts";

const endedShownMs = 30 * minuteMs;

type From = { isDemo: boolean; publicUrl: string | null; names: Record<VisitId, string>; tokenOf: (ticketId: TicketId) => string };

export function paintQueue(picture: Picture, from: From): QueueView {
  const { state, at } = picture;
  const { setup } = state;
  return {
    asOf: at,
    clinic: clinicLine(picture, from.isDemo),
    publicUrl: from.publicUrl,
    services: paintServices(picture),
    rooms: setup.rooms.map((room) => paintRoom(picture, room)),
    staff: setup.staff.map((s) => {
      const shift = s.shifts.find((h) => h.from <= at && at < h.to);
      return {
        id: s.id,
        name: s.name,
        skills: s.skills,
        roomId: state.staff[s.id]?.roomId ?? null,
        onShift: shift !== undefined,
        onBreak: shift?.breaks.some((b) => b.from <= at && at < b.to) ?? false,
      };
    }),
    tickets: [...waitingInOrder(picture), ...others(picture)].map(({ ticket, place }) => paintTicket(picture, ticket, place, from)),
    proposals: picture.plan.proposals.map(({ id, says, because, act }) => ({ id, says, because, act })),
    heads: paintHeads(picture),
  };
}

type Placed = { ticket: Ticket; place: number | null };

/** Every service's line by its own policy, woven together by how much of their target each has used. */
function waitingInOrder({ state, at }: Picture): Placed[] {
  return state.setup.services
    .flatMap((service) => whoIsNext(Object.values(state.tickets), service, at).map((p, i) => ({ ...p, place: i + 1 })))
    .sort((a, b) => b.targetUsed - a.targetUsed);
}

function others({ state, at }: Picture): Placed[] {
  const order = { called: 0, "in-service": 1, "no-show": 2, left: 2, done: 2, waiting: 3 };
  return Object.values(state.tickets)
    .filter((t) => t.state !== "waiting" && (isActive(t) || at - (t.lastMove?.at ?? 0) < endedShownMs))
    .sort((a, b) => order[a.state] - order[b.state] || (b.lastMove?.at ?? 0) - (a.lastMove?.at ?? 0))
    .map((ticket) => ({ ticket, place: null }));
}

function paintTicket(picture: Picture, ticket: Ticket, place: number | null, from: From): QueueTicket {
  const { state, waits, at } = picture;
  const leg = legOf(ticket);
  const service = serviceOf(state.setup.services, leg.serviceId);
  const room = state.setup.rooms.find((r) => r.id === leg.roomId);
  const forecast = ticket.state === "waiting" ? waits.tickets[ticket.id] : undefined;
  return {
    id: ticket.id,
    number: ticket.number,
    name: from.names[ticket.visitId] ?? "",
    urgency: ticket.urgency,
    state: ticket.state,
    serviceId: leg.serviceId,
    step: { now: ticket.leg + 1, of: ticket.legs.length },
    arrivedAt: ticket.arrivedAt,
    waitingSince: leg.waitingSince ?? ticket.arrivedAt,
    startedAt: leg.startedAt ?? null,
    endedAt: leg.endedAt ?? null,
    calledAt: leg.recalledAt ?? leg.calledAt ?? null,
    calls: leg.calls,
    appointmentAt: ticket.appointmentAt ?? null,
    targetMinutes: targetMinutes(ticket.urgency, service),
    roomId: room?.id ?? null,
    roomName: room?.name ?? null,
    place,
    wait: ticket.state === "waiting" ? paintWait(forecast) : null,
    level: waitLevel(ticket, service, forecast, at),
    why: whyHere(ticket, service, place, at),
    version: ticket.version,
    lastMove: paintLastMove(ticket, at),
    token: isActive(ticket) ? from.tokenOf(ticket.id) : null,
  };
}

const urgencyWords = { 1: "Immediate", 2: "Very urgent", 3: "Urgent", 4: "Standard", 5: "Not urgent" } as const;

function whyHere(ticket: Ticket, service: Service, place: number | null, at: number): string {
  if (place === null) return "";
  const target = targetMinutes(ticket.urgency, service);
  const untilDue = minutesBetween(at, dueFrom(ticket));
  const position = place === 1 ? `Next for ${service.name}` : `Place ${place} for ${service.name}`;
  if (untilDue > 0) return `${position}: appointment in ${Math.ceil(untilDue)} min, waiting counts from then.`;
  const urgency = ticket.urgency === 4 ? "" : `${urgencyWords[ticket.urgency]}, `;
  const sinceAppointment = dueFrom(ticket) === ticket.appointmentAt ? " since the appointment" : "";
  return `${position}: ${urgency}waited ${Math.floor(-untilDue)} of ${target} min${sinceAppointment}.`;
}

const did = {
  "check-in": "checked in", call: "called", recall: "called again", start: "started", finish: "finished", "next-step": "sent on",
  "put-back": "put back", "no-show": "marked no-show", leave: "marked as left", reinstate: "put back in line",
} as const;

function paintLastMove(ticket: Ticket, at: number): QueueTicket["lastMove"] {
  const move = ticket.lastMove;
  if (!move) return null;
  const undoUntil = move.at + undoWithinMs;
  return { says: `${move.by} ${did[move.action]} ${ticket.number}`, at: move.at, undoUntil: move.before && undoUntil > at ? undoUntil : null };
}

function paintRoom(picture: Picture, room: Room): QueueView["rooms"][number] {
  const { state } = picture;
  const ticket = ticketIn(state, room.id);
  const blocked = state.rooms[room.id]?.blocked;
  const leg = ticket && legOf(ticket);
  return {
    id: room.id,
    name: room.name,
    serviceIds: room.serviceIds,
    state: blocked ? "blocked" : !ticket ? "free" : ticket.state === "called" ? "called" : "in-use",
    ticket: ticket?.number ?? null,
    ticketId: ticket?.id ?? null,
    since: blocked?.since ?? leg?.startedAt ?? leg?.calledAt ?? null,
    staff: state.setup.staff.filter((s) => state.staff[s.id]?.roomId === room.id).map(({ id, name }) => ({ id, name })),
    blockedBecause: blocked?.reason ?? null,
  };
}
