import type { DoorView } from "#contract/views.ts";
import { ticketIn } from "#domain/clinic.ts";
import type { RoomId } from "#domain/ids.ts";
import { clinicLine } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

/** The screen beside a door: whom the room waits for, by number. Who is inside, it never says. */
export function paintDoor(picture: Picture, roomId: RoomId, { isDemo, build }: { isDemo: boolean; build: string }): DoorView | undefined {
  const { state, at } = picture;
  const room = state.setup.rooms.find((r) => r.id === roomId);
  if (!room) return undefined;
  const blocked = state.rooms[room.id]?.blocked;
  const ticket = ticketIn(state, room.id);
  // Whoever does not want to be shown is fetched in person: to all others the room is simply taken.
  const isCalled = ticket?.state === "called" && !ticket.isPrivate;
  const roomState = blocked ? (blocked.kind === "cleaning" ? "cleaning" : "blocked") : !ticket ? "free" : isCalled ? "called" : "in-use";
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    build,
    languages: state.setup.languages,
    room: { id: room.id, name: room.name },
    state: roomState,
    number: roomState === "called" ? (ticket?.number ?? null) : null,
    until: blocked?.until ?? null,
    staff: room.staffOnDoor ? state.setup.staff.filter((s) => state.staff[s.id]?.roomId === room.id).map((s) => s.name) : [],
  };
}
