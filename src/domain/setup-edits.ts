import type { ClinicState } from "#domain/clinic.ts";
import type { RefusalParams } from "#domain/outcome.ts";
import { isInRoom, isOver, legOf } from "#domain/queue/ticket.ts";
import type { Board, ClinicSetup, Room, Service, StaffMember, VisitType } from "#domain/setup.ts";

/** Lists of the setup that administrators write item by item. */
export const listedParts = ["visitTypes", "services", "rooms", "staff", "boards"] as const;
export type ListedPart = (typeof listedParts)[number];

/** What is asked for; `id` absent for something new. Fields that are not named stay as they are. */
export type SetupItem =
  | { part: "visitTypes"; id?: string; item: Omit<VisitType, "id"> }
  | { part: "services"; id?: string; item: Omit<Service, "id"> }
  | { part: "rooms"; id?: string; item: Omit<Room, "id"> }
  | { part: "staff"; id?: string; item: Omit<StaffMember, "id" | "shifts"> }
  | { part: "boards"; id?: string; item: Omit<Board, "id"> };

/** `field` is a path into what was asked for; `params` what the sentence is made of, as in outcome.ts. */
export type Edit = { ok: true; setup: ClinicSetup } | { ok: false; says: string; params?: RefusalParams; field?: string; isUnknown?: true };

export function withItem(setup: ClinicSetup, asked: SetupItem, newId: string): Edit {
  const items = (setup[asked.part] ?? []) as { id: string; name: string }[];
  const wrong = wrongIn(setup, asked);
  if (wrong) return wrong;
  if (asked.id !== undefined && !items.some((item) => item.id === asked.id)) return { ok: false, says: "It has been removed meanwhile.", params: { as: "removed-meanwhile" }, isUnknown: true };
  const blank = asked.part === "staff" ? { shifts: [] } : {};
  const next = asked.id === undefined ? [...items, { id: newId, ...blank, ...asked.item }] : items.map((item) => (item.id === asked.id ? { ...item, ...asked.item } : item));
  return { ok: true, setup: { ...setup, [asked.part]: next } };
}

function wrongIn(setup: ClinicSetup, { part, id, item }: SetupItem): Edit | undefined {
  const namesake = (setup[part] ?? []).find((other) => other.id !== id && other.name.trim().toLowerCase() === item.name.trim().toLowerCase());
  if (namesake) return { ok: false, says: `There is a "${namesake.name}" already.`, params: { as: "namesake", name: namesake.name }, field: "item.name" };
  if (part === "services") {
    const other = setup.services.find((s) => s.id !== id && s.prefix === item.prefix);
    return other && { ok: false, says: `${other.name} has the letter ${item.prefix} already.`, params: { as: "letter-taken", service: other.name, letter: item.prefix }, field: "item.prefix" };
  }
  const serviceIds = part === "visitTypes" ? item.journey.flat() : part === "staff" ? item.skills : item.serviceIds;
  const field = part === "visitTypes" ? "item.journey" : part === "staff" ? "item.skills" : "item.serviceIds";
  const unknown = serviceIds.find((serviceId) => !setup.services.some((s) => s.id === serviceId));
  if (unknown !== undefined) return { ok: false, says: `There is no service "${unknown}".`, params: { as: "no-such-service", service: unknown }, field };
  if (part !== "visitTypes" && new Set(serviceIds).size < serviceIds.length) return { ok: false, says: "A service is named twice.", params: { as: "service-twice" }, field };
  if (part === "visitTypes" && item.journey.some((stage) => new Set(stage).size < stage.length)) return { ok: false, says: "A stage names a service twice.", params: { as: "stage-twice" }, field };
  if (part === "rooms" && item.zoneId !== null && !setup.zones.some((z) => z.id === item.zoneId)) return { ok: false, says: `There is no zone "${item.zoneId}".`, params: { as: "no-such-zone", zone: item.zoneId }, field: "item.zoneId" };
  return undefined;
}

/** The setup without it, and without every mention of it; refused while today's patients, or other parts of the setup, need it. */
export function withoutItem(state: ClinicState, part: ListedPart, id: string): Edit {
  const { setup } = state;
  const item = (setup[part] ?? []).find((one) => one.id === id);
  if (!item) return { ok: false, says: "It has been removed already.", params: { as: "removed-meanwhile" }, isUnknown: true };
  const need = needOf(state, part, id);
  if (need) return { ok: false, says: `${item.name} cannot be removed: ${need.says}`, params: { ...need.params, item: item.name } };
  const without = { ...setup, [part]: (setup[part] ?? []).filter((one) => one.id !== id) };
  if (part === "services")
    return {
      ok: true,
      setup: {
        ...without,
        rooms: setup.rooms.map((room) => ({ ...room, serviceIds: room.serviceIds.filter((s) => s !== id) })),
        staff: setup.staff.map((person) => ({ ...person, skills: person.skills.filter((s) => s !== id) })),
        boards: setup.boards.map((board) => ({ ...board, serviceIds: board.serviceIds.filter((s) => s !== id) })),
      },
    };
  if (part === "rooms") return { ok: true, setup: { ...without, staff: setup.staff.map((person) => ({ ...person, shifts: person.shifts.map(({ roomId, ...shift }) => (roomId === undefined || roomId === id ? shift : { ...shift, roomId })) })) } };
  return { ok: true, setup: without };
}

/** Who needs it: as the end of a sentence, and in parts. */
function needOf(state: ClinicState, part: ListedPart, id: string): { says: string; params: RefusalParams } | undefined {
  const { setup } = state;
  const tickets = Object.values(state.tickets);
  const need = (as: string, says: string, params: RefusalParams = {}) => ({ says, params: { as: `needed-${as}`, ...params } });
  const listed = (those: typeof tickets) => ({ numbers: those.slice(0, 3).map((t) => t.number).join(", "), more: Math.max(0, those.length - 3) });
  const numbers = (those: typeof tickets) => those.slice(0, 3).map((t) => t.number).join(", ") + (those.length > 3 ? ` and ${those.length - 3} more` : "");
  if (part === "services") {
    const legs = tickets.filter((t) => t.legs.some((leg) => leg.serviceId === id));
    if (legs.length > 0) return need("by-patients", `${numbers(legs)} came for it today. Try again tomorrow.`, listed(legs));
    const visitType = setup.visitTypes?.find((v) => v.journey.flat().includes(id));
    if (visitType) return need("by-visit-type", `the visit type "${visitType.name}" leads through it.`, { name: visitType.name });
    const board = setup.boards.find((b) => b.serviceIds.length === 1 && b.serviceIds[0] === id);
    if (board) return need("by-board", `the board "${board.name}" shows nothing else.`, { name: board.name });
    if (setup.services.length === 1) return need("as-the-last", "a clinic needs at least one service.");
  }
  if (part === "rooms") {
    const guest = tickets.find((t) => isInRoom(t) && legOf(t).roomId === id);
    if (guest) return need("by-guest", `${guest.number} is in it.`, { number: guest.number });
    const person = setup.staff.find((s) => state.staff[s.id]?.roomId === id);
    if (person) return need("by-staff", `${person.name} works in it now.`, { name: person.name });
    const seen = tickets.filter((t) => t.legs.some((leg) => leg.roomId === id));
    if (seen.length > 0) return need("by-called", `${numbers(seen)} ${seen.length === 1 ? "was" : "were"} called to it today. Try again tomorrow.`, listed(seen));
  }
  if (part === "staff") {
    const room = setup.rooms.find((r) => r.id === state.staff[id]?.roomId);
    if (room) return need("in-room", `they work in ${room.name} now.`, { room: room.name });
    const patient = tickets.find((t) => !isOver(t) && t.legs.some((leg) => leg.staffId === id || leg.forStaff === id));
    if (patient) return need("by-patient", `${patient.number} is with them or is coming back to them.`, { number: patient.number });
    if (Object.values(state.appointments ?? {}).some((a) => a.staffId === id && a.state === "booked")) return need("by-appointment", "somebody has an appointment with them.");
  }
  return undefined;
}

/** The same items in another order; those that are not named follow, as they stood. */
export function withOrder(setup: ClinicSetup, part: ListedPart, ids: string[]): ClinicSetup {
  const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return { ...setup, [part]: [...(setup[part] ?? [])].sort((a, b) => rank(a.id) - rank(b.id)) };
}
