import type { CommandInput } from "#contract/commands.ts";
import { nextForRooms } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket, QueueView, Room } from "#features/desk/queue-types.ts";

/**
 * What will have happened when the server agrees, drawn before it has answered. It counts only while the picture still
 * shows the ticket at `version`: once the server's own picture has moved on, the hope is void by itself.
 */
export type Hope = { ticketId: string; version: number } & ({ move: "call"; roomId: string } | { move: "recall" | "start" | "finish" });

/** The hope that goes with a command; null for everything that must wait for the answer. */
export function hopeOf(command: CommandInput, view: QueueView): Hope | null {
  if (command.type === "call-next") {
    const ticket = nextForRooms(view, command.roomId).get(command.roomId);
    return ticket ? { move: "call", ticketId: ticket.id, version: ticket.version, roomId: command.roomId } : null;
  }
  if (command.type !== "call" && command.type !== "recall" && command.type !== "start" && command.type !== "finish") return null;
  const ticket = view.tickets.find((one) => one.id === command.ticketId);
  if (!ticket || ticket.state !== from[command.type]) return null;
  // Where a journey goes on, the next service is the server's to say.
  if (command.type === "finish" && ticket.step.now < ticket.step.of) return null;
  const { id: ticketId, version } = ticket;
  return command.type === "call" ? { move: "call", ticketId, version, roomId: command.roomId } : { move: command.type, ticketId, version };
}

const from = { call: "waiting", recall: "called", start: "called", finish: "in-service" } as const;

/** The picture with every hope that still counts. */
export function withHopes(view: QueueView, hopes: readonly Hope[]): QueueView {
  return hopes.reduce(withHope, view);
}

export function isOpen(hope: Hope, view: QueueView): boolean {
  return view.tickets.some((ticket) => ticket.id === hope.ticketId && ticket.version <= hope.version);
}

function withHope(view: QueueView, hope: Hope): QueueView {
  const ticket = view.tickets.find((one) => one.id === hope.ticketId && one.version === hope.version);
  if (!ticket) return view;
  const moved = { ...ticketAfter(ticket, hope, view), version: ticket.version + 1 };
  return {
    ...view,
    tickets: view.tickets.map((one) => (one.id === ticket.id ? moved : one)),
    rooms: view.rooms.map((room) => (room.id === moved.roomId ? roomAfter(room, moved, hope) : room)),
    // A proposal to call somebody who has been called is answered.
    proposals: view.proposals.filter(({ act }) => !(hope.move === "call" && act.type === "call" && (act.ticketId === ticket.id || act.roomId === hope.roomId))),
  };
}

function ticketAfter(ticket: QueueTicket, hope: Hope, { asOf, rooms }: QueueView): QueueTicket {
  switch (hope.move) {
    case "call": {
      const room = rooms.find((one) => one.id === hope.roomId);
      return { ...ticket, state: "called", roomId: hope.roomId, roomName: room?.name ?? null, calledAt: asOf, calls: ticket.calls + 1, place: null, wait: null, why: [] };
    }
    case "recall":
      return { ...ticket, calledAt: asOf, calls: ticket.calls + 1 };
    case "start":
      return { ...ticket, state: "in-service", startedAt: asOf };
    case "finish":
      return { ...ticket, state: "done", endedAt: asOf };
  }
}

function roomAfter(room: Room, ticket: QueueTicket, hope: Hope): Room {
  if (hope.move === "finish") return { ...room, state: "free", ticket: null, ticketId: null, since: null };
  const since = hope.move === "start" ? ticket.startedAt : ticket.calledAt;
  return { ...room, state: hope.move === "start" ? "in-use" : "called", ticket: ticket.number, ticketId: ticket.id, since };
}
