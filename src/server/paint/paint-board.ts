import type { BoardView } from "#contract/views.ts";
import type { BoardId } from "#domain/ids.ts";
import { minuteMs } from "#domain/time.ts";
import { clinicLine, paintServices } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

const lastCallsShownMs = 30 * minuteMs;

/** A public screen: numbers and rooms. Nothing that says who anybody is can get here, because tickets carry no names. */
export function paintBoard(picture: Picture, boardId: BoardId, isDemo: boolean): BoardView | undefined {
  const { state, at } = picture;
  const board = state.setup.boards.find((b) => b.id === boardId);
  if (!board) return undefined;
  const shown = (serviceId: string) => board.serviceIds.length === 0 || board.serviceIds.includes(serviceId);
  // Whoever asked for it is fetched in person: no public screen says that they are here.
  const calls = Object.values(state.tickets).filter((ticket) => !ticket.isPrivate).flatMap((ticket) =>
    ticket.legs.flatMap((leg, i) => {
      const room = state.setup.rooms.find((r) => r.id === leg.roomId);
      if (!room || leg.calledAt === undefined || !shown(leg.serviceId)) return [];
      const at = leg.recalledAt ?? leg.calledAt;
      const isCalling = ticket.state === "called" && i === ticket.leg;
      return [{ isCalling, call: { id: `${ticket.id}/${i}/${at}`, number: ticket.number, room: room.name, at } }];
    }),
  );
  const newestFirst = calls.sort((a, b) => b.call.at - a.call.at);
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    board: { id: board.id, name: board.name, theme: board.theme, languages: state.setup.languages },
    calling: newestFirst.filter((c) => c.isCalling).map((c) => c.call),
    lastCalls: newestFirst.filter((c) => !c.isCalling && at - c.call.at < lastCallsShownMs).map((c) => c.call).slice(0, 6),
    services: paintServices(picture)
      .filter((s) => shown(s.id))
      .map(({ id, name, waiting, ifYouCameNow }) => ({ id, name, waiting, wait: ifYouCameNow })),
  };
}
