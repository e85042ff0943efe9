import type { TicketView, Wait } from "#contract/views.ts";
import { awayUntil } from "#domain/forecast/away-until.ts";
import { isOverdue, type Told } from "#domain/forecast/told.ts";
import type { TicketId } from "#domain/ids.ts";
import { undoWithinMs } from "#domain/queue/decide.ts";
import { isInRoom, isOver, legOf, thePatient, type Ticket } from "#domain/queue/ticket.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import type { EpochMs } from "#domain/time.ts";
import { clinicLine, paintWait } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

export type BesideTicket = { isDemo: boolean; /** What this patient's wait was said to be until now. */ told: Told | undefined; toldDeskAt: EpochMs | null; hasGivenFeedback: boolean };

/** A patient's own page. `undefined` once the ticket is not of today any more. */
export function paintTicket(picture: Picture, ticketId: TicketId, { isDemo, told, toldDeskAt, hasGivenFeedback }: BesideTicket): TicketView | undefined {
  const { state, waits, at } = picture;
  const ticket = state.tickets[ticketId];
  if (!ticket) return undefined;
  const leg = legOf(ticket);
  const over = isOver(ticket);
  const isPrivate = ticket.isPrivate ?? false;
  const isWaiting = ticket.state === "waiting";
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    number: ticket.number,
    state: ticket.state,
    languages: state.setup.languages,
    steps: ticket.legs.map((l, i) => ({
      service: serviceOf(state.setup.services, l.serviceId).name,
      state: l.endedAt !== undefined || (i === ticket.leg && over) ? "done" : i === ticket.leg ? "now" : "next",
    })),
    arrivedAt: ticket.arrivedAt,
    appointmentAt: ticket.appointmentAt ?? null,
    wait: isWaiting ? waitAsTold(picture, ticket, told) : null,
    calledAt: leg.recalledAt ?? leg.calledAt ?? null,
    calls: leg.calls,
    room: isInRoom(ticket) && !isPrivate ? (state.setup.rooms.find((r) => r.id === leg.roomId)?.name ?? null) : null,
    isPrivate,
    pause: ticket.pause ? { since: ticket.pause.since, until: ticket.pause.until ?? null } : null,
    lastCalled: lastCalled(picture, ticket),
    awayUntil: isWaiting ? (awayUntil(waits.tickets[ticketId], at) ?? null) : null,
    changes: isWaiting ? (told?.changes ?? []) : [],
    isOverdue: isWaiting && isOverdue(told, at),
    toldDeskAt,
    undoUntil: undoUntil(ticket, at),
    hasGivenFeedback,
  };
}

/** The numbers that people read are those that they were told; the quantiles beside them are the forecast's own. */
export function waitAsTold({ waits }: Pick<Picture, "waits">, { id, leg }: Ticket, told: Told | undefined): Wait | null {
  const forecast = waits.tickets[id];
  const wait = paintWait(forecast);
  if (wait.known && told?.promise && told.leg === leg) return { ...wait, ...told.promise };
  // An estimate that stands in would be taken for a promise, and the look-ahead's answer for a broken one.
  return forecast?.known && forecast.isProvisional ? null : wait;
}

function lastCalled({ state }: Picture, mine: Ticket): string | null {
  const { serviceId } = legOf(mine);
  const calls = Object.values(state.tickets).flatMap((t) =>
    t.isPrivate || t.id === mine.id ? [] : t.legs.flatMap((l) => (l.serviceId === serviceId && l.calledAt !== undefined ? [{ number: t.number, at: l.calledAt }] : [])),
  );
  return calls.sort((a, b) => b.at - a.at)[0]?.number ?? null;
}

/** Only what they did themselves: what a member of staff has done is not theirs to take back. */
function undoUntil({ lastMove }: Ticket, at: EpochMs): EpochMs | null {
  if (!lastMove?.before || lastMove.by !== thePatient) return null;
  const until = lastMove.at + undoWithinMs;
  return until > at ? until : null;
}
