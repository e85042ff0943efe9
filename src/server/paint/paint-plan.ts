import type { PlanMove, PlanProposal, PlanView } from "#contract/proposals.ts";
import type { ClinicState } from "#domain/clinic.ts";
import { movesOf, undoProposalWithinMs, type MoveProposal } from "#domain/planning/live/proposal.ts";
import { planningOf } from "#domain/planning/live/settings.ts";
import type { SearchReport } from "#domain/planning/live/suggestion.ts";
import type { Rule } from "#domain/planning/rule.ts";
import type { Room, StaffMember } from "#domain/setup.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

type From = {
  rules: readonly Rule[];
  proposals: MoveProposal[];
  turn: { doneAt: EpochMs; report: SearchReport } | undefined;
  /** Who was sent where today, as the log has it, oldest first. */
  places: { at: EpochMs; staffId: string; roomId: string | null }[];
};

export function paintPlan({ state, at }: { state: ClinicState; at: EpochMs }, from: From): PlanView {
  const { setup } = state;
  const { mode } = planningOf(setup);
  const named = namesIn(state);
  const agreed = from.proposals.filter(({ state: is, kind }) => kind === "move" && (is === "accepted" || is === "edited")).flatMap((one) => movesOf(one).map((move) => ({ ...move, id: one.id })));
  const underWay = agreed.filter(({ staffId, toRoomId, until }) => until !== null && until > at && state.staff[staffId]?.roomId === toRoomId);
  const day = dayOf(state, at);
  const shown = from.proposals.filter((one) => one.state === "open" || at - Math.max(one.decidedAt ?? 0, one.undoneAt ?? 0) <= undoProposalWithinMs);
  return {
    asOf: at,
    timeZone: setup.timeZone,
    mode,
    plannedAt: from.turn?.doneAt ?? null,
    proposals: shown.map((one) => paintProposal(state, one, at, from.rules)),
    shortOf: (mode === "off" ? [] : (from.turn?.report.shortOf ?? [])).map(({ serviceId, ...rest }) => ({ service: named.service(serviceId), ...rest })),
    rooms: setup.rooms.map((room) => ({ id: room.id, name: room.name, spans: [...spansOf(state, room, from.places, underWay, at, day), ...comingTo(state, room, underWay, from.proposals, at, day)] })),
    people: setup.staff.filter((person) => isHere(state, person, at)).map((person) => {
      const roomId = state.staff[person.id]?.roomId ?? shiftAt(person, at)?.roomId;
      const move = underWay.find(({ staffId }) => staffId === person.id);
      return { staff: { id: person.id, name: person.name }, room: roomId === undefined ? null : named.room(roomId), until: move?.until ?? shiftEnd(person, at), then: move?.fromRoomId ? named.room(move.fromRoomId) : null };
    }),
    day,
  };
}

export function paintProposal(state: ClinicState, one: MoveProposal, at: EpochMs, rules: readonly Rule[]): PlanProposal {
  const named = namesIn(state);
  const isTaken = one.state === "accepted" || one.state === "edited";
  const undoUntil = isTaken && one.decidedAt !== null && at < one.decidedAt + undoProposalWithinMs ? one.decidedAt + undoProposalWithinMs : null;
  const rule = one.because?.rule;
  return {
    id: one.id,
    kind: one.kind,
    state: one.state,
    proposedAt: one.proposedAt,
    validUntil: one.validUntil,
    moves: movesOf(one).map((move): PlanMove => ({
      staff: named.staff(move.staffId),
      from: move.fromRoomId === null ? null : named.room(move.fromRoomId),
      to: move.toRoomId === null ? null : named.room(move.toRoomId),
      service: move.serviceId === null ? null : named.service(move.serviceId),
      until: move.until,
    })),
    worth: one.worth && { ...one.worth, services: one.worth.services.map(({ serviceId, ...rest }) => ({ service: named.service(serviceId), ...rest })) },
    mind: one.mind && { service: named.service(one.mind.serviceId), waitingNow: one.mind.waitingNow, leastWaiting: one.mind.leastWaiting, withoutNewcomers: one.mind.withoutNewcomers },
    from: one.report?.from ?? null,
    gap: one.report?.solver?.gap ?? null,
    considered: one.report?.considered ?? null,
    isAuto: one.isAuto,
    decidedAt: one.decidedAt,
    decidedBy: one.decidedBy,
    because: one.because && { code: one.because.code, ...(one.because.note ? { note: one.because.note } : {}), ...(rule ? { rule: rules.find(({ id }) => id === rule)?.says ?? rule } : {}) },
    undoneBy: one.undoneBy,
    undoUntil,
    choices: one.state === "open" && one.kind === "move" ? one.moves.map((move) => choicesFor(state, move.staffId, move.toRoomId, move.serviceId)) : [],
  };
}

function choicesFor({ setup }: ClinicState, staffId: string, roomId: string | null, serviceId: string | null): PlanProposal["choices"][number] {
  const first = <T extends { id: string }>(all: T[], id: string | null) => all.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
  const only = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    staff: first(setup.staff.filter((person) => serviceId === null || person.skills.includes(serviceId)), staffId).map(only),
    rooms: first(setup.rooms.filter((room) => serviceId === null || room.serviceIds.includes(serviceId)), roomId).map(only),
  };
}

type Span = PlanView["rooms"][number]["spans"][number];

/** Who was and is in a room by the log; by the roster where nobody has said otherwise. */
function spansOf(state: ClinicState, room: Room, places: From["places"], underWay: UnderWay[], at: EpochMs, day: PlanView["day"]): Span[] {
  return state.setup.staff.flatMap((person): Span[] => {
    const mine = places.filter(({ staffId }) => staffId === person.id);
    const staff = { id: person.id, name: person.name };
    const told = mine.flatMap((place, i): Span[] => {
      if (place.roomId !== room.id) return [];
      const to = mine[i + 1]?.at ?? at;
      return [{ staff, from: Math.max(day.from, place.at), to, kind: mine[i + 1] ? "was" : "is", proposalId: null }];
    });
    const shift = shiftAt(person, at);
    const first = mine[0]?.at ?? at;
    const rostered: Span[] = shift?.roomId === room.id && shift.from < first ? [{ staff, from: Math.max(day.from, shift.from), to: first, kind: mine.length === 0 ? "is" : "was", proposalId: null }] : [];
    const isHere = (mine.length === 0 ? shift?.roomId : (mine.at(-1)?.roomId ?? undefined)) === room.id;
    // Whoever is away for an agreed time is back in their own room afterwards, if nobody says otherwise.
    const away = underWay.find(({ staffId }) => staffId === person.id);
    const from = away ? (away.until ?? day.to) : at;
    const isAhead = away ? away.fromRoomId === room.id : isHere;
    const ahead: Span[] = isAhead && shift ? [{ staff, from, to: Math.min(day.to, shift.to), kind: "roster", proposalId: null }] : [];
    return [...rostered, ...told, ...ahead].filter((span) => span.to > span.from);
  });
}

type UnderWay = { staffId: string; fromRoomId: string | null; toRoomId: string | null; until: EpochMs | null; id: string };

function comingTo(state: ClinicState, room: Room, underWay: UnderWay[], proposals: MoveProposal[], at: EpochMs, day: PlanView["day"]): Span[] {
  const named = namesIn(state);
  const agreed = underWay.filter(({ toRoomId }) => toRoomId === room.id).map((move): Span => ({ staff: named.staff(move.staffId), from: at, to: Math.min(day.to, move.until ?? day.to), kind: "agreed", proposalId: move.id }));
  const ghosts = proposals.filter((one) => one.state === "open").flatMap((one) => one.moves.filter(({ toRoomId }) => toRoomId === room.id).map((move): Span => ({ staff: named.staff(move.staffId), from: at, to: Math.min(day.to, move.until ?? day.to), kind: "proposed", proposalId: one.id })));
  return [...agreed, ...ghosts];
}

/** Four hours back and four ahead: enough to see a shift, and wide enough to read. */
function dayOf({ setup }: ClinicState, at: EpochMs): PlanView["day"] {
  const shifts = setup.staff.flatMap((person) => person.shifts.filter((shift) => shift.from <= at && at < shift.to));
  const hour = (moment: EpochMs) => Math.floor(moment / (30 * minuteMs)) * 30 * minuteMs;
  return { from: Math.max(hour(at - 3 * hourMs), Math.min(at - hourMs, ...shifts.map(({ from }) => from))), to: Math.min(hour(at + 5 * hourMs), Math.max(at + hourMs, ...shifts.map(({ to }) => to))) };
}

function isHere(state: ClinicState, person: StaffMember, at: EpochMs): boolean {
  return state.staff[person.id] !== undefined || shiftAt(person, at) !== undefined;
}

/** A shift without an end in sight says nothing. */
function shiftEnd(person: StaffMember, at: EpochMs): EpochMs | null {
  const to = shiftAt(person, at)?.to;
  return to === undefined || to > at + 12 * hourMs ? null : to;
}

function shiftAt(person: StaffMember, at: EpochMs) {
  return person.shifts.find((shift) => shift.from <= at && at < shift.to);
}

function namesIn({ setup }: ClinicState) {
  const of = (all: { id: string; name: string }[]) => (id: string) => ({ id, name: all.find((one) => one.id === id)?.name ?? id });
  return { staff: of(setup.staff), room: of(setup.rooms), service: of(setup.services) };
}
