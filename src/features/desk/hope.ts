import type { CommandInput } from "#contract/commands.ts";
import { transitions } from "#domain/queue/ticket.ts";
import { nextForRooms } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket, QueueView, Room } from "#features/desk/queue-types.ts";

/**
 * What will have happened when the server agrees, drawn before it has answered. It counts only while the picture still
 * shows the ticket at `version`: once the server's own picture has moved on, the hope is void by itself.
 */
export type Hope = { ticketId: string; version: number } & ({ move: "call"; roomId: string } | { move: Hoped } | { move: Paused; reason: string | null; until: number | null });

/** Moves that the server nearly always agrees to, and that can be taken back. */
type Hoped = "recall" | "start" | "finish" | "join" | "resume" | "come-back" | "put-back";
type Paused = "hold" | "step-out";

/** The hope that goes with a command; null for everything that must wait for the answer. */
export function hopeOf(command: CommandInput, view: QueueView): Hope | null {
  if (command.type === "call-next") {
    const ticket = nextForRooms(view, command.roomId).get(command.roomId);
    return ticket ? { move: "call", ticketId: ticket.id, version: ticket.version, roomId: command.roomId } : null;
  }
  if (!isHoped(command)) return null;
  const ticket = view.tickets.find((one) => one.id === command.ticketId);
  if (!ticket || transitions[ticket.state][command.type] === undefined) return null;
  // Where a journey goes on, the next service is the server's to say.
  if (command.type === "finish" && ticket.step.now < ticket.step.of) return null;
  const { id: ticketId, version } = ticket;
  if (command.type === "call") return { move: "call", ticketId, version, roomId: command.roomId };
  if (command.type === "hold" || command.type === "step-out") return { move: command.type, ticketId, version, reason: command.reason ?? null, until: command.until ?? null };
  return { move: command.type, ticketId, version };
}

const hoped = ["call", "recall", "start", "finish", "join", "resume", "come-back", "put-back", "hold", "step-out"] as const;

function isHoped(command: CommandInput): command is Extract<CommandInput, { type: (typeof hoped)[number] }> {
  return (hoped as readonly string[]).includes(command.type);
}

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
    rooms: view.rooms.map((room) => (room.id === moved.roomId ? roomAfter(room, moved, hope) : room.ticketId === ticket.id ? { ...room, ...free } : room)),
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
    case "hold":
    case "step-out":
      return { ...outOfRoom(ticket), state: hope.move === "hold" ? "on-hold" : "stepped-out", pause: { since: asOf, reason: hope.reason, until: hope.until } };
    case "join":
    case "resume":
    case "come-back":
    case "put-back":
      return { ...outOfRoom(ticket), state: "waiting", pause: null };
  }
}

/** Their place and their wait are the server's to say. */
function outOfRoom(ticket: QueueTicket): QueueTicket {
  return { ...ticket, roomId: null, roomName: null, calledAt: null, startedAt: null, calls: 0, place: null, wait: null, why: [] };
}

const free = { state: "free", ticket: null, ticketId: null, since: null } as const;

function roomAfter(room: Room, ticket: QueueTicket, hope: Hope): Room {
  if (hope.move === "finish") return { ...room, ...free };
  const since = hope.move === "start" ? ticket.startedAt : ticket.calledAt;
  return { ...room, state: hope.move === "start" ? "in-use" : "called", ticket: ticket.number, ticketId: ticket.id, since };
}
