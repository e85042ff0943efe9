import { randomUUID } from "node:crypto";
import type { ErrorCode } from "#contract/errors.ts";
import type { ClinicState } from "#domain/clinic.ts";
import { isAway, isOnDuty } from "#domain/forecast/servers.ts";
import type { Actor, ClinicId, StaffId } from "#domain/ids.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import { liveSearch } from "#domain/planning/live/advise.ts";
import { momentOf } from "#domain/planning/live/moment-of.ts";
import { movesOf, undoProposalWithinMs, type MoveProposal, type RejectionReason } from "#domain/planning/live/proposal.ts";
import { planningOf, weekdayOf, type Never } from "#domain/planning/live/settings.ts";
import { whyGone, type Gone } from "#domain/planning/live/still-stands.ts";
import type { ProposedMove } from "#domain/planning/live/suggestion.ts";
import { hourMs, localDay, minuteMs, type EpochMs } from "#domain/time.ts";
import { editSetup } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { closeProposal, decideOpen, failDecided, proposalOf, setWorth, undoDecided } from "#server/store/proposals.ts";

export type Decision =
  | { type: "accept"; /** Another person, room or end, for each move that is changed. */ changes?: { staffId: StaffId; roomId: string; until: EpochMs | null }[] }
  | { type: "reject"; reason: RejectionReason; note?: string; /** "not-this-service": only today, on this weekday, or never. */ when?: "today" | "weekday" | "never" }
  | { type: "undo" };

type Answer = Outcome<MoveProposal, ErrorCode>;
const longestAwayMs = 12 * hourMs;

/** What a person, or the limits that an administrator has set, make of a proposal. The same key is the same decision. */
export async function decideProposal(house: House, clinicId: ClinicId, id: string, decision: Decision, key: string, actor: Actor): Promise<Answer> {
  const { sql } = house.database;
  const proposal = await proposalOf(sql, clinicId, id);
  if (!proposal) return refuse("not-found", "There is no such proposal.");
  const answer = await (decision.type === "undo" ? undo(house, clinicId, proposal, actor) : proposal.decisionKey === key ? again(house, clinicId, proposal, actor) : decision.type === "reject" ? reject(house, clinicId, proposal, decision, key, actor) : take(house, clinicId, proposal, decision, key, actor));
  house.keeper.tell(clinicId);
  await sql`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "events", process: process.pid })})`;
  return answer;
}

async function take(house: House, clinicId: ClinicId, proposal: MoveProposal, { changes }: Extract<Decision, { type: "accept" }>, key: string, actor: Actor): Promise<Answer> {
  const { sql } = house.database;
  const at = house.clock();
  const state = house.keeper.state(clinicId);
  if (proposal.state !== "open") return notOpen(proposal);
  const changed = changes && edited(state, proposal, changes, at);
  if (changed && !changed.ok) return changed;
  const moves = changed ? changed.value : proposal.moves;
  const isEdited = changed !== undefined && JSON.stringify(moves) !== JSON.stringify(proposal.moves);
  const gone = whyGone(state, at, moves, house.rules);
  if (gone) {
    if (!isEdited) await closeProposal(sql, clinicId, proposal.id, "expired", { code: gone.code, ...(gone.rule ? { rule: gone.rule } : {}) }, at);
    return refuse("not-possible-now", sayGone(house, state, gone), partsOf(state, gone));
  }
  const { situation } = momentOf(state, at, learnedFrom(house.lessons.of(clinicId), state, at), house.rules).moment;
  const isMove = proposal.kind === "move";
  const won = await decideOpen(sql, clinicId, proposal.id, {
    state: isEdited ? "edited" : "accepted", at, by: nameOf(actor), byId: actor.kind === "staff" ? actor.id : null, key, isAuto: actor.kind === "system",
    ...(isEdited ? { made: moves } : {}),
    ...(isMove ? { situation, measureAt: at + liveSearch.horizonMinutes * minuteMs } : {}),
  });
  if (!won) return notOpen((await proposalOf(sql, clinicId, proposal.id)) ?? proposal);
  for (const { staffId, roomId } of alsoThere(state, moves, at)) await execute(house, clinicId, { idempotencyKey: `proposal/${proposal.id}/roster/${staffId}`, command: { type: "assign-staff", staffId, roomId } }, actor);
  const refused = await make(house, clinicId, proposal.id, moves, actor);
  if (refused) {
    await failDecided(sql, clinicId, proposal.id, { code: "person-unknown", note: refused.refusal.says });
    return refused;
  }
  // What somebody has changed is worth something else than what was proposed.
  if (isEdited) await setWorth(sql, clinicId, proposal.id, await house.planner.worth(situation, moves).catch(() => null));
  return accept((await proposalOf(sql, clinicId, proposal.id)) as MoveProposal);
}

/**
 * Where somebody is assigned for a service, the roster is no longer believed for it: so colleagues who are there by the roster alone
 * are written down where they are, or the move would take them out of everybody's reckoning.
 */
function alsoThere(state: ClinicState, moves: ProposedMove[], at: EpochMs): { staffId: StaffId; roomId: string }[] {
  const services = new Set(moves.flatMap(({ toRoomId }) => state.setup.rooms.find(({ id }) => id === toRoomId)?.serviceIds ?? []));
  const taken = new Set([...moves.map(({ toRoomId }) => toRoomId), ...Object.values(state.staff).map((place) => place?.roomId)]);
  return state.setup.staff.flatMap((person) => {
    const roomId = person.shifts.find((shift) => shift.from <= at && at < shift.to)?.roomId;
    const room = state.setup.rooms.find(({ id }) => id === roomId);
    const isThere = room && !state.staff[person.id] && isOnDuty(person, at) && !isAway(state, person.id, at) && !state.rooms[room.id]?.blocked;
    if (!isThere || taken.has(room.id) || moves.some(({ staffId }) => staffId === person.id) || !room.serviceIds.some((id) => services.has(id) && person.skills.includes(id))) return [];
    return [{ staffId: person.id, roomId: room.id }];
  });
}

/** The same request once more: its answer was lost on the way, and perhaps the house was ended in between. */
async function again(house: House, clinicId: ClinicId, proposal: MoveProposal, actor: Actor): Promise<Answer> {
  const isMade = proposal.state === "accepted" || proposal.state === "edited";
  const refused = isMade ? await make(house, clinicId, proposal.id, movesOf(proposal), actor) : undefined;
  return refused ?? accept(proposal);
}

async function make(house: House, clinicId: ClinicId, id: string, moves: ProposedMove[], actor: Actor): Promise<Extract<Answer, { ok: false }> | undefined> {
  for (const [i, { staffId, toRoomId }] of moves.entries()) {
    const done = await execute(house, clinicId, { idempotencyKey: `proposal/${id}/${i}`, command: { type: "assign-staff", staffId, roomId: toRoomId } }, actor);
    if (!done.ok) return done;
  }
  return undefined;
}

async function reject(house: House, clinicId: ClinicId, proposal: MoveProposal, { reason, note, when = "today" }: Extract<Decision, { type: "reject" }>, key: string, actor: Actor): Promise<Answer> {
  const at = house.clock();
  if (proposal.state !== "open") return notOpen(proposal);
  const won = await decideOpen(house.database.sql, clinicId, proposal.id, { state: "rejected", at, by: nameOf(actor), byId: actor.kind === "staff" ? actor.id : null, key, isAuto: false, because: { code: reason, ...(note ? { note } : {}) } });
  if (!won) return notOpen((await proposalOf(house.database.sql, clinicId, proposal.id)) ?? proposal);
  if (reason === "not-this-service") await learn(house, clinicId, proposal, when, at, actor);
  return accept((await proposalOf(house.database.sql, clinicId, proposal.id)) as MoveProposal);
}

/** Holds for today; an administrator keeps it for longer, or takes it away. */
async function learn(house: House, clinicId: ClinicId, { moves }: MoveProposal, when: "today" | "weekday" | "never", at: EpochMs, actor: Actor): Promise<void> {
  await editSetup(house, clinicId, actor, (setup) => {
    const day = localDay(at, setup.timeZone);
    const planning = planningOf(setup);
    const lessons = moves.flatMap(({ staffId, serviceId }): Never[] => {
      const known = planning.never.some((one) => one.staffId === staffId && one.serviceId === serviceId && one.onlyOn === day);
      return serviceId === null || known ? [] : [{ id: randomUUID(), staffId, serviceId, weekdays: when === "weekday" ? [weekdayOf(day)] : [], onlyOn: day, saidBy: nameOf(actor), saidAt: at }];
    });
    return accept({ ...setup, planning: { ...planning, never: [...planning.never, ...lessons] } });
  });
}

async function undo(house: House, clinicId: ClinicId, proposal: MoveProposal, actor: Actor): Promise<Answer> {
  const at = house.clock();
  if (proposal.state === "undone") return accept(proposal);
  if (proposal.state !== "accepted" && proposal.state !== "edited") return refuse("nothing-to-undo", "This proposal has moved nobody.", { as: "proposal-moved-nobody" });
  if (at - (proposal.decidedAt ?? 0) > undoProposalWithinMs) return refuse("too-late-to-undo", `That was more than ${undoProposalWithinMs / minuteMs} minutes ago; move people by hand.`, { as: "proposal-too-late", minutes: undoProposalWithinMs / minuteMs });
  const state = house.keeper.state(clinicId);
  const back = movesOf(proposal).map((move): ProposedMove => ({ ...move, fromRoomId: move.toRoomId, toRoomId: move.fromRoomId, fromServiceIds: [], serviceId: null, until: null }));
  const gone = whyGone(state, at, back, house.rules);
  if (gone?.code === "person-moved" || gone?.code === "room-blocked") return refuse("not-possible-now", sayGone(house, state, gone), partsOf(state, gone));
  if (!(await undoDecided(house.database.sql, clinicId, proposal.id, at, nameOf(actor)))) return accept((await proposalOf(house.database.sql, clinicId, proposal.id)) as MoveProposal);
  for (const [i, { staffId, toRoomId }] of back.entries()) await execute(house, clinicId, { idempotencyKey: `proposal/${proposal.id}/undo/${i}`, command: { type: "assign-staff", staffId, roomId: toRoomId } }, actor);
  return accept((await proposalOf(house.database.sql, clinicId, proposal.id)) as MoveProposal);
}

/** Somebody else, another room or another end: each must be of this clinic, and everybody can do what they are sent for. */
function edited(state: ClinicState, { moves }: MoveProposal, changes: NonNullable<Extract<Decision, { type: "accept" }>["changes"]>, at: EpochMs): Outcome<ProposedMove[], ErrorCode> {
  if (changes.length !== moves.length) return refuse("bad-request", `changes must name as many moves as were proposed: ${moves.length}.`);
  const made: ProposedMove[] = [];
  for (const [i, move] of moves.entries()) {
    const change = changes[i] as (typeof changes)[number];
    const person = state.setup.staff.find(({ id }) => id === change.staffId);
    const room = state.setup.rooms.find(({ id }) => id === change.roomId);
    if (!person) return refuse("unknown-staff", "This clinic has no such member of staff.");
    if (!room) return refuse("unknown-room", "This clinic has no such room.");
    if (change.until !== null && (change.until <= at || change.until > at + longestAwayMs)) return refuse("bad-request", "until must lie in the next twelve hours.", { as: "proposal-until" });
    const shift = person.shifts.find((one) => one.from <= at && at < one.to);
    const fromRoomId = person.id === move.staffId ? move.fromRoomId : (state.staff[person.id]?.roomId ?? shift?.roomId ?? null);
    const from = state.setup.rooms.find(({ id }) => id === fromRoomId);
    made.push({ staffId: person.id, fromRoomId, toRoomId: room.id, fromServiceIds: from?.serviceIds.filter((id) => person.skills.includes(id)) ?? [], serviceId: move.serviceId, until: change.until });
  }
  return accept(made);
}

function notOpen({ state, decidedBy, because }: MoveProposal): Answer {
  if (decidedBy !== null) return refuse("changed-meanwhile", `${decidedBy} has decided already: ${state}.`, { as: `proposal-${state}`, by: decidedBy });
  return refuse("changed-meanwhile", "This proposal stands no longer: the clinic has changed since.", { as: "proposal-gone", ...(because ? { because: because.code } : {}) });
}

function sayGone(house: House, state: ClinicState, gone: Gone): string {
  const { name, room } = partsOf(state, gone);
  switch (gone.code) {
    case "person-unknown":
      return "This clinic has no such member of staff any more.";
    case "person-away":
      return `${name} is on a break or has gone home.`;
    case "person-moved":
      return `${name} has been moved since.`;
    case "room-unknown":
      return "This clinic has no such room any more.";
    case "room-blocked":
      return `${room} is blocked.`;
    case "rule":
      return house.rules.find(({ id }) => id === gone.rule)?.says ?? "A rule speaks against it.";
  }
}

function partsOf({ setup }: ClinicState, { code, staffId, roomId, rule }: Gone): { as: string; name: string; room: string; rule?: string } {
  return { as: `proposal-${code}`, name: setup.staff.find(({ id }) => id === staffId)?.name ?? staffId, room: setup.rooms.find(({ id }) => id === roomId)?.name ?? "", ...(rule ? { rule: rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) } : {}) };
}

function nameOf(actor: Actor): string {
  return actor.kind === "patient" ? "" : actor.name;
}
