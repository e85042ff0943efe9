import type { QueueTicket, QueueView } from "#contract/views.ts";
import { policyOf, rulesOf, ticketIn } from "#domain/clinic.ts";
import { waitLevel } from "#domain/forecast/wait-level.ts";
import type { AppointmentId, BoardId, ServiceId, TicketId, VisitId } from "#domain/ids.ts";
import { undoWithinMs } from "#domain/queue/decide.ts";
import { openLegs } from "#domain/queue/journey.ts";
import { isActive, isOver, legOf, thePatient, type Ticket } from "#domain/queue/ticket.ts";
import { dueFrom, serviceOf, targetOf, whoIsNext, type Place } from "#domain/queue/who-is-next.ts";
import { woven } from "#domain/queue/woven.ts";
import { whyHere } from "#domain/queue/why.ts";
import type { Room } from "#domain/setup.ts";
import { localDay, minuteMs, type EpochMs } from "#domain/time.ts";
import { callIdOf } from "#server/paint/paint-board.ts";
import { clinicLine, paintServices, paintWait } from "#server/paint/clinic-line.ts";
import { paintHeads } from "#server/paint/paint-heads.ts";
import type { Picture } from "#server/picture.ts";

const endedShownMs = 30 * minuteMs;

type From = {
  isDemo: boolean;
  publicUrl: string | null;
  /** Whose visits they are, and what the desk has noted. */
  people: Record<VisitId, { name: string; note: string | null }>;
  appointmentNames: Record<AppointmentId, string>;
  tokenOf: (ticketId: TicketId) => string;
  /** What the boards say that they have shown and read out. */
  receipts: { shownOn: (callId: string) => BoardId[]; spokenOn: (callId: string) => BoardId[]; heardAt: (boardId: BoardId) => EpochMs | null };
};

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
        status: state.staffStatus?.[s.id]?.status ?? null,
        statusUntil: state.staffStatus?.[s.id]?.until ?? null,
      };
    }),
    appointments: Object.values(state.appointments ?? {})
      .filter((a) => a.state === "booked" && localDay(a.scheduledAt, setup.timeZone) === localDay(at, setup.timeZone))
      .sort((a, b) => a.scheduledAt - b.scheduledAt)
      .map(({ id, serviceIds, scheduledAt, staffId }) => ({ id, name: from.appointmentNames[id] ?? "", serviceIds, scheduledAt, staffId: staffId ?? null })),
    visitTypes: (setup.visitTypes ?? []).map(({ id, name, journey, urgency }) => ({ id, name, journey, urgency })),
    scale: policyOf(state).scale,
    calls: { everySeconds: policyOf(state).calls.everySeconds, attempts: policyOf(state).calls.attempts },
    tickets: [...waitingInOrder(picture), ...others(picture)].map((placed) => paintTicket(picture, placed, from)),
    boards: setup.boards.map(({ id, name, serviceIds }) => ({ id, name, serviceIds, heardAt: from.receipts.heardAt(id) })),
    proposals: picture.plan.proposals.map(({ id, says, because, act }) => ({ id, says, because, act })),
    heads: paintHeads(picture),
  };
}

type Placed = { ticket: Ticket; /** 1 is next; null unless waiting. */ place: number | null; by?: Place & { /** Of whose line. */ serviceId: ServiceId } };

/** Every service's line by its own policy, woven together as they are called. Whoever stands in several lines is shown where they come up first. */
function waitingInOrder({ state, at }: Picture): Placed[] {
  const lines = state.setup.services.map((service) => whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id)).map((by, i) => ({ ...by, serviceId: service.id, place: i + 1 })));
  const seen = new Set<TicketId>();
  return woven(lines).flatMap(({ place, ...by }) => (seen.has(by.ticket.id) || !seen.add(by.ticket.id) ? [] : [{ ticket: by.ticket, place, by }]));
}

const shownInOrder: Ticket["state"][] = ["arrived", "called", "in-service", "on-hold", "stepped-out", "sent-out"];

function others({ state, at }: Picture): Placed[] {
  const rank = (t: Ticket) => (isOver(t) ? shownInOrder.length : shownInOrder.indexOf(t.state));
  return Object.values(state.tickets)
    .filter((t) => t.state !== "waiting" && (isActive(t) || at - (t.lastMove?.at ?? 0) < endedShownMs))
    .sort((a, b) => rank(a) - rank(b) || (b.lastMove?.at ?? 0) - (a.lastMove?.at ?? 0))
    .map((ticket) => ({ ticket, place: null }));
}

function paintTicket(picture: Picture, { ticket, place, by }: Placed, from: From): QueueTicket {
  const { state, waits, at } = picture;
  const policy = policyOf(state);
  const leg = legOf(ticket);
  const service = serviceOf(state.setup.services, leg.serviceId);
  const room = state.setup.rooms.find((r) => r.id === leg.roomId);
  const forecast = ticket.state === "waiting" ? waits.tickets[ticket.id] : undefined;
  const target = targetOf(ticket, service, policy);
  return {
    id: ticket.id,
    number: ticket.number,
    name: from.people[ticket.visitId]?.name ?? "",
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
    targetMinutes: target,
    roomId: room?.id ?? null,
    roomName: room?.name ?? null,
    place,
    wait: ticket.state === "waiting" ? paintWait(forecast) : null,
    level: waitLevel(ticket, service, forecast, at, policy),
    openServiceIds: isOver(ticket) ? [] : openLegs(ticket).flatMap((i) => ticket.legs[i]?.serviceId ?? []),
    dueAt: ticket.state === "waiting" ? dueFrom(ticket, policy) + target * minuteMs : null,
    why: by && place !== null ? whyHere(state, by, { place, serviceId: by.serviceId }, at) : [],
    pause: ticket.pause ? { since: ticket.pause.since, reason: ticket.pause.reason ?? null, until: ticket.pause.until ?? null } : null,
    unanswered: ticket.unanswered ?? 0,
    isPrivate: ticket.isPrivate ?? false,
    note: from.people[ticket.visitId]?.note ?? null,
    version: ticket.version,
    lastMove: paintLastMove(ticket, at),
    token: isActive(ticket) ? from.tokenOf(ticket.id) : null,
    ...(ticket.state === "called" ? { shownOn: from.receipts.shownOn(callIdOf(ticket, ticket.leg)), spokenOn: from.receipts.spokenOn(callIdOf(ticket, ticket.leg)) } : {}),
  };
}

function paintLastMove(ticket: Ticket, at: number): QueueTicket["lastMove"] {
  const move = ticket.lastMove;
  if (!move) return null;
  const undoUntil = move.at + undoWithinMs;
  return { action: move.action, by: move.by === thePatient ? null : move.by, at: move.at, undoUntil: move.before && undoUntil > at ? undoUntil : null };
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
    blockedKind: blocked?.kind ?? null,
    blockedUntil: blocked?.until ?? null,
  };
}
