import type { BoardView } from "#contract/views.ts";
import type { BoardId } from "#domain/ids.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";
import { clinicLine, paintServices } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";
import type { Message } from "#server/store/board-messages.ts";

const lastCallsShownMs = 30 * minuteMs;

type From = { isDemo: boolean; build: string; /** Of all boards, those of this moment. */ messages: Message[] };

/** A public screen: numbers and rooms. Nothing that says who anybody is can get here, because tickets carry no names. */
export function paintBoard(picture: Picture, boardId: BoardId, { isDemo, build, messages }: From): BoardView | undefined {
  const { state, at } = picture;
  const board = state.setup.boards.find((b) => b.id === boardId);
  if (!board) return undefined;
  const { languages } = state.setup;
  const shown = (serviceId: string) => board.serviceIds.length === 0 || board.serviceIds.includes(serviceId);
  // Whoever asked for it is fetched in person: no public screen says that they are here.
  const calls = Object.values(state.tickets).filter((ticket) => !ticket.isPrivate).flatMap((ticket) =>
    ticket.legs.flatMap((leg, i) => {
      const room = state.setup.rooms.find((r) => r.id === leg.roomId);
      if (!room || leg.calledAt === undefined || !shown(leg.serviceId)) return [];
      const isCalling = ticket.state === "called" && i === ticket.leg;
      return [{ isCalling, call: { id: callIdOf(ticket, i), number: ticket.number, room: room.name, at: leg.recalledAt ?? leg.calledAt } }];
    }),
  );
  const newestFirst = calls.sort((a, b) => b.call.at - a.call.at);
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    build,
    board: {
      id: board.id, name: board.name, theme: board.theme, languages,
      voices: board.voices ?? languages, volumePercent: board.volumePercent ?? 100, quiet: board.quiet ?? null,
      distanceMeters: board.distanceMeters ?? null, heightCm: board.heightCm ?? null,
    },
    calling: newestFirst.filter((c) => c.isCalling).map((c) => c.call),
    lastCalls: newestFirst.filter((c) => !c.isCalling && at - c.call.at < lastCallsShownMs).map((c) => c.call).slice(0, 6),
    services: paintServices(picture)
      .filter((s) => shown(s.id))
      .map(({ id, name, waiting, ifYouCameNow }) => ({ id, name, waiting, wait: ifYouCameNow })),
    messages: messages.filter((m) => m.boardId === null || m.boardId === board.id).map(({ id, says }) => ({ id, says })),
  };
}

/** One call, once; a recall is another. */
export function callIdOf(ticket: Ticket, legIndex: number): string {
  const leg = ticket.legs[legIndex];
  return `${ticket.id}/${legIndex}/${leg?.recalledAt ?? leg?.calledAt ?? 0}`;
}
