import type { ClinicState } from "#domain/clinic.ts";
import { isAway } from "#domain/forecast/servers.ts";
import type { RoomId, StaffId } from "#domain/ids.ts";
import type { ProposedMove } from "#domain/planning/live/suggestion.ts";
import type { Rule } from "#domain/planning/rule.ts";
import type { EpochMs } from "#domain/time.ts";

/** Why a proposal stands no longer: the world has moved. */
export type Gone = { code: "person-unknown" | "person-away" | "person-moved" | "room-unknown" | "room-blocked" | "rule"; staffId: StaffId; roomId: RoomId | null; /** Of the rule that speaks against it. */ rule?: string };

/** The first thing that speaks against making these moves now; nothing where they may be made. */
export function whyGone(state: ClinicState, at: EpochMs, moves: readonly ProposedMove[], rules: readonly Rule[]): Gone | undefined {
  // Whoever leaves a room makes it free for the next.
  const left = moves.reduce((staff, { staffId }) => ({ ...staff, [staffId]: undefined }), state.staff);
  for (const { staffId, fromRoomId, toRoomId, serviceId } of moves) {
    const about = { staffId, roomId: toRoomId };
    const person = state.setup.staff.find(({ id }) => id === staffId);
    if (!person) return { code: "person-unknown", ...about };
    if ((state.staff[staffId]?.roomId ?? null) !== fromRoomId && !isRostered(state, staffId, fromRoomId, at)) return { code: "person-moved", ...about };
    if (toRoomId === null) continue;
    const isOff = person.shifts.length > 0 && !person.shifts.some((shift) => shift.from <= at && at < shift.to);
    if (isOff || isAway(state, staffId, at)) return { code: "person-away", ...about };
    if (!state.setup.rooms.some(({ id }) => id === toRoomId)) return { code: "room-unknown", ...about };
    if (state.rooms[toRoomId]?.blocked) return { code: "room-blocked", ...about };
    if (serviceId === null) continue;
    const others = { ...state, staff: { ...left, [staffId]: state.staff[staffId] } };
    const against = rules.find((rule) => rule.cost({ type: "move-staff", staffId, roomId: toRoomId, serviceId }, others, at).minutes === "forbidden");
    if (against) return { code: "rule", ...about, rule: against.id };
  }
  return undefined;
}

function isRostered(state: ClinicState, staffId: StaffId, roomId: RoomId | null, at: EpochMs): boolean {
  if (roomId === null || state.staff[staffId]) return false;
  return state.setup.staff.find(({ id }) => id === staffId)?.shifts.some((shift) => shift.from <= at && at < shift.to && shift.roomId === roomId) ?? false;
}
