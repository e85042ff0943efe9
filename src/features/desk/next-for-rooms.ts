import type { QueueTicket, QueueView, Room } from "#features/desk/queue-types.ts";

/**
 * Who is next for which free room: no patient twice. My own room takes its first pick, as `c` would call it; then come
 * the planner's proposals; then the other rooms, each the first in line that it can serve. Not in the answer: a room
 * for which nobody waits, and one without staff while others have some.
 */
export function nextForRooms(view: QueueView, myRoomId: string | null): Map<string, QueueTicket> {
  const next = new Map<string, QueueTicket>();
  const taken = new Set<string>();
  const give = (room: Room | undefined, ticket: QueueTicket | undefined) => {
    if (!room || room.state !== "free" || !ticket || taken.has(ticket.id) || next.has(room.id)) return;
    next.set(room.id, ticket);
    taken.add(ticket.id);
  };
  const firstFor = (room: Room) => view.tickets.find((ticket) => !taken.has(ticket.id) && canHost(room, ticket));

  const mine = view.rooms.find((room) => room.id === myRoomId);
  if (mine) give(mine, firstFor(mine));
  for (const { act } of view.proposals) {
    if (act.type !== "call") continue;
    const room = view.rooms.find((one) => one.id === act.roomId);
    const ticket = view.tickets.find((one) => one.id === act.ticketId);
    if (room && ticket && canHost(room, ticket)) give(room, ticket);
  }
  for (const room of view.rooms) if (isServed(room, view)) give(room, firstFor(room));
  return next;
}

/** Whether somebody is there, and not on a break, to see a patient. A clinic that assigns nobody to rooms serves in all of them. */
export function isServed(room: Room, view: QueueView): boolean {
  const resting = new Set(view.staff.filter((member) => member.onBreak).map((member) => member.id));
  return room.staff.some(({ id }) => !resting.has(id)) || !view.rooms.some(hasStaff);
}

const canHost = (room: Room, ticket: QueueTicket) => ticket.state === "waiting" && offers(room, ticket);

const offers = (room: Room, ticket: QueueTicket) => ticket.openServiceIds.some((id) => room.serviceIds.includes(id));

const hasStaff = (room: Room) => room.staff.length > 0;

/** The free rooms that offer what this patient waits for, also for one who has stepped out and is rung up; the best first: as proposed, mine, one with staff. */
export function roomsFor(ticket: QueueTicket, view: QueueView, myRoomId: string | null): Room[] {
  const proposed = view.proposals.flatMap(({ act }) => (act.type === "call" && act.ticketId === ticket.id ? [act.roomId] : []));
  const merit = (room: Room) => (proposed.includes(room.id) ? 4 : 0) + (room.id === myRoomId ? 2 : 0) + (isServed(room, view) ? 1 : 0);
  const mayBeCalled = ticket.state === "waiting" || ticket.state === "stepped-out";
  return view.rooms.filter((room) => mayBeCalled && room.state === "free" && offers(room, ticket)).sort((a, b) => merit(b) - merit(a));
}
