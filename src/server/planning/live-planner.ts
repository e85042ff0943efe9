import { randomUUID } from "node:crypto";
import { policyOf, type ClinicState } from "#domain/clinic.ts";
import type { ClinicId } from "#domain/ids.ts";
import { learnedFrom } from "#domain/forecast/learn-clinic/learned-from.ts";
import { momentOf } from "#domain/planning/live/moment-of.ts";
import { movesOf, sameAdvice } from "#domain/planning/live/proposal.ts";
import { isAutoHour, planningOf } from "#domain/planning/live/settings.ts";
import { whyGone } from "#domain/planning/live/still-stands.ts";
import type { Suggestion } from "#domain/planning/live/suggestion.ts";
import { isInRoom, isOver } from "#domain/queue/ticket.ts";
import { dayMs, hourMs, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { decideProposal } from "#server/planning/decide-proposal.ts";
import { happenedAfter } from "#server/planning/happened-after.ts";
import { acceptedSince, addProposal, closeProposal, confirmProposal, dueForMeasuring, endTurn, keepMeasured, madeByItself, openProposals, refusedSince, takeTurn } from "#server/store/proposals.ts";
import { watchClinics, type ClinicWatch } from "#server/watch-clinics.ts";

/** Time alone ends proposals and brings people's way back. */
const lookEveryMs = 10 * secondMs;
/** Changes within this time are looked at together. */
const gatherMs = 500;
const planEveryMs = 3 * minuteMs;
/** After a big change sooner, but never so often that cards flicker. */
const planAfterMs = 15 * secondMs;
/** So many more or fewer in one line are a big change. */
const bigChange = 3;
/** Unless the planner comes to the same again. */
const validMs = 8 * minuteMs;
/** What somebody did not want is not asked again so soon. */
const quietAfterNoMs = 30 * minuteMs;
const askBackForMs = hourMs;

/**
 * Proposals that live with the clinic. Every process watches; the row of `planning_turns` gives the turn to one of them, and what it
 * finds is in the table for all. A look ends what stands no longer, asks people back, plans and measures, as far as each is due.
 */
export function planLive(house: House): ClinicWatch {
  const { sql } = house.database;
  const seen = new Map<ClinicId, { at: EpochMs; shape: Shape }>();

  const look = async (clinicId: ClinicId) => {
    if (!house.keeper.ids().includes(clinicId)) return;
    const before = await fingerprint(clinicId);
    const { mode } = planningOf(house.keeper.state(clinicId).setup);
    await endWhatIsOver(house, clinicId);
    if (mode !== "off") {
      await askBack(house, clinicId);
      await planWhenDue(clinicId);
      if (mode === "auto") await makeByItself(house, clinicId);
    }
    await measureWhatIsOver(house, clinicId);
    if ((await fingerprint(clinicId)) === before) return;
    house.keeper.tell(clinicId);
    await sql`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "events", process: process.pid })})`;
  };

  const fingerprint = async (clinicId: ClinicId) => {
    const [row] = await sql<{ mark: string | null }[]>`select string_agg(id || state || extract(epoch from confirmed_at)::text, ',' order by id) as mark from proposals where clinic_id = ${clinicId} and state in ('open', 'accepted')`;
    return row?.mark ?? "";
  };

  const planWhenDue = async (clinicId: ClinicId) => {
    const at = house.clock();
    const state = house.keeper.state(clinicId);
    const last = seen.get(clinicId);
    const shape = shapeOf(state);
    const isBig = !last || hasChangedMuch(last.shape, shape);
    if (last && at - last.at < (isBig ? planAfterMs : planEveryMs)) return;
    seen.set(clinicId, { at, shape });
    if (!(await takeTurn(sql, clinicId, at, at - (isBig ? planAfterMs : planEveryMs)))) return;
    const { moment, places } = momentOf(state, at, learnedFrom(house.lessons.of(clinicId), state, at), house.rules);
    const { suggestions, report } = moment.situation.waiting.length === 0 ? nothing : await house.planner.advise({ moment, places });
    const open = (await openProposals(sql, clinicId)).filter(({ kind }) => kind === "move");
    const fresh = await wanted(house, clinicId, suggestions, at);
    for (const [rank, suggestion] of fresh.entries()) {
      const known = open.find((one) => sameAdvice(one.moves, suggestion.moves));
      const news = { ...suggestion, rank, report, situation: moment.situation, validUntil: at + validMs };
      if (known) await confirmProposal(sql, clinicId, known.id, { ...news, at });
      else await addProposal(sql, clinicId, { ...news, id: randomUUID(), kind: "move", proposedAt: at, returnsOf: null });
    }
    for (const one of open) if (!fresh.some(({ moves }) => sameAdvice(moves, one.moves))) await closeProposal(sql, clinicId, one.id, "withdrawn", { code: "no-longer-worth" }, at);
    await endTurn(sql, clinicId, at, report);
  };

  return watchClinics(house, {
    look,
    failed: (error) => house.log.warn({ err: error }, "a clinic could not be planned; it is tried again"),
    gatherMs,
    everyMs: lookEveryMs,
    // Most changes are one patient more: only a big one, or one of staff and rooms, is worth a look before its time.
    isWorthIt: (clinicId) => {
      const last = seen.get(clinicId);
      return !last || hasChangedMuch(last.shape, shapeOf(house.keeper.state(clinicId)));
    },
  });
}

const nothing = { suggestions: [], report: { from: "nothing", considered: 0, solver: null, shortOf: [] } } satisfies Awaited<ReturnType<House["planner"]["advise"]>>;

/** Without what somebody has just said no to, and without people who are being asked for something else. */
async function wanted(house: House, clinicId: ClinicId, suggestions: Suggestion[], at: EpochMs): Promise<Suggestion[]> {
  const { sql } = house.database;
  const refused = await refusedSince(sql, clinicId, at - quietAfterNoMs);
  const asked = new Set((await openProposals(sql, clinicId)).filter(({ kind }) => kind === "return").flatMap(({ moves }) => moves.map(({ staffId }) => staffId)));
  return suggestions.filter(({ moves }) => !moves.some(({ staffId }) => asked.has(staffId)) && !refused.some((no) => no.moves.some((one) => moves.some((move) => move.staffId === one.staffId && move.serviceId === one.serviceId))));
}

async function endWhatIsOver(house: House, clinicId: ClinicId): Promise<void> {
  const at = house.clock();
  const state = house.keeper.state(clinicId);
  const { mode } = planningOf(state.setup);
  for (const one of await openProposals(house.database.sql, clinicId)) {
    const gone = whyGone(state, at, one.moves, house.rules);
    if (mode === "off") await closeProposal(house.database.sql, clinicId, one.id, "withdrawn", { code: "switched-off" }, at);
    else if (gone) await closeProposal(house.database.sql, clinicId, one.id, "expired", { code: gone.code, ...(gone.rule ? { rule: gone.rule } : {}) }, at);
    else if (one.validUntil <= at) await closeProposal(house.database.sql, clinicId, one.id, "expired", { code: "too-old" }, at);
  }
}

/** "Until 11:30" has come: whether the person goes back is asked, never done. */
async function askBack(house: House, clinicId: ClinicId): Promise<void> {
  const at = house.clock();
  const state = house.keeper.state(clinicId);
  for (const one of await acceptedSince(house.database.sql, clinicId, at - dayMs / 2)) {
    if (one.kind !== "move") continue;
    const back = movesOf(one).flatMap((move) => (move.until !== null && move.until <= at && at < move.until + askBackForMs && state.staff[move.staffId]?.roomId === move.toRoomId ? [{ staffId: move.staffId, fromRoomId: move.toRoomId, toRoomId: move.fromRoomId, fromServiceIds: move.serviceId === null ? [] : [move.serviceId], serviceId: null, until: null }] : []));
    if (back.length > 0 && !whyGone(state, at, back, house.rules)) await addProposal(house.database.sql, clinicId, { id: `${one.id}-back`, kind: "return", proposedAt: at, validUntil: at + askBackForMs, moves: back, rank: 0, returnsOf: one.id });
  }
}

/** Within what administrators allow: which services, which hours, how many an hour. Everybody sees it, and can take it back. */
async function makeByItself(house: House, clinicId: ClinicId): Promise<void> {
  const at = house.clock();
  const { setup } = house.keeper.state(clinicId);
  const { auto } = planningOf(setup);
  if (!isAutoHour(auto, at, setup.timeZone)) return;
  for (const one of await openProposals(house.database.sql, clinicId)) {
    if (one.kind !== "move" || !one.moves.every(({ serviceId }) => serviceId !== null && auto.serviceIds.includes(serviceId))) continue;
    if ((await madeByItself(house.database.sql, clinicId, at - hourMs)) >= auto.mostAnHour) return;
    const done = await decideProposal(house, clinicId, one.id, { type: "accept" }, `auto/${one.id}`, { kind: "system", name: "Anteroom" });
    if (!done.ok) house.log.info({ code: done.refusal.code }, "a move that may be made by itself was not possible");
  }
}

async function measureWhatIsOver(house: House, clinicId: ClinicId): Promise<void> {
  for (const one of await dueForMeasuring(house.database.sql, clinicId, house.clock())) {
    const happened = await happenedAfter(house, clinicId, one);
    await keepMeasured(house.database.sql, clinicId, one.id, await house.planner.measure(one.situation, movesOf(one), happened));
  }
}

/** What a plan depends on most: the lines, who is where, which rooms are open. */
type Shape = { lines: Record<string, number>; places: string };

function shapeOf(state: ClinicState): Shape {
  const lines: Record<string, number> = {};
  for (const ticket of Object.values(state.tickets)) {
    const serviceId = ticket.legs[ticket.leg]?.serviceId;
    if (serviceId !== undefined && !isOver(ticket) && !isInRoom(ticket)) lines[serviceId] = (lines[serviceId] ?? 0) + 1;
  }
  return { lines, places: JSON.stringify([state.staff, state.staffStatus, Object.entries(state.rooms).filter(([, room]) => room.blocked).map(([id]) => id), state.setup.planning, policyOf(state)]) };
}

function hasChangedMuch(before: Shape, after: Shape): boolean {
  if (before.places !== after.places) return true;
  return [...new Set([...Object.keys(before.lines), ...Object.keys(after.lines)])].some((id) => Math.abs((before.lines[id] ?? 0) - (after.lines[id] ?? 0)) >= bigChange);
}

