import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { decisionAnswer, decisionRequest, ledger, ledgerQuery, planningState, saveLesson, savePlanning, type Ledger, type PlanningState } from "#contract/proposals.ts";
import { mayAdminister, mayRunQueue, type Session } from "#contract/session.ts";
import { dayAfter, dayBegins } from "#domain/day-begins.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import { planningOf } from "#domain/planning/live/settings.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { hourMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";
import { editSetup } from "#server/clinics.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { csv } from "#server/http/csv.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { daysOf } from "#server/http/report-days.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { paintProposal } from "#server/paint/paint-plan.ts";
import { decideProposal } from "#server/planning/decide-proposal.ts";
import { madeByItself, proposalsBetween } from "#server/store/proposals.ts";

const decide = createRoute({
  method: "post",
  path: "/api/proposals/{proposal}",
  summary: "Accept a proposal as it is or changed, reject it with a reason, or take it back",
  description: "The same idempotency key gets the same answer, and nobody is moved twice. The rules are asked again before anybody moves.",
  request: { params: z.object({ proposal: z.string().min(1).max(80) }), body: { content: { "application/json": { schema: decisionRequest } }, required: true } },
  responses: { 200: { description: "Decided, and on disk", content: { "application/json": { schema: decisionAnswer } } }, ...refusals },
});

const asJson = createRoute({
  method: "get",
  path: "/api/reports/proposals",
  summary: "Every proposal, what was decided, and what came of it",
  description: "For administrators. Savings are minutes that people stand in line, against the look-ahead from the moment of the decision with everybody who really came and nobody moved.",
  request: { query: ledgerQuery },
  responses: { 200: { description: "The ledger", content: { "application/json": { schema: ledger } } }, ...refusals },
});

const asCsv = createRoute({
  method: "get",
  path: "/api/reports/proposals.csv",
  summary: "The same, one proposal a row",
  request: { query: ledgerQuery },
  responses: { 200: { description: "The ledger", content: { "text/csv": { schema: z.string() } } }, ...refusals },
});

const settings = createRoute({
  method: "get",
  path: "/api/admin/planning",
  summary: "What the planner may do by itself, and what it has been taught",
  responses: { 200: { description: "The settings", content: { "application/json": { schema: planningState } } }, ...refusals },
});

const save = createRoute({
  method: "put",
  path: "/api/admin/planning",
  summary: "Change what the planner may do by itself",
  request: { body: { content: { "application/json": { schema: savePlanning } }, required: true } },
  responses: { 200: { description: "The settings as they now are", content: { "application/json": { schema: planningState } } }, ...refusals },
});

const lesson = createRoute({
  method: "post",
  path: "/api/admin/planning/never/{lesson}",
  summary: "Keep what somebody taught the planner by saying no, or take it away",
  request: { params: z.object({ lesson: z.string().min(1).max(80) }), body: { content: { "application/json": { schema: saveLesson } }, required: true } },
  responses: { 200: { description: "The settings as they now are", content: { "application/json": { schema: planningState } } }, ...refusals },
});

export function proposalRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;

  api.openapi(decide, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const { idempotencyKey, decision } = c.req.valid("json");
    const done = await decideProposal(house, session.clinic.id, c.req.valid("param").proposal, decision, idempotencyKey, { kind: "staff", id: session.id, name: session.name });
    return done.ok ? c.json({ id: done.value.id, state: done.value.state }, 200) : stop(done.refusal.code, done.refusal.says, undefined, done.refusal.params);
  });

  api.openapi(asJson, async (c) => c.json(await ledgerOf(c, parts, c.req.valid("query")), 200));

  api.openapi(asCsv, async (c) => {
    const found = await ledgerOf(c, parts, c.req.valid("query"));
    c.header("content-disposition", `attachment; filename="proposals-${found.from}-${found.to}.csv"`);
    return c.body(toCsv(found), 200, { "content-type": "text/csv; charset=utf-8" });
  });

  api.openapi(settings, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await stateOf(parts, session), 200);
  });

  api.openapi(save, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const wanted = c.req.valid("json");
    const known = new Set(house.keeper.state(session.clinic.id).setup.services.map(({ id }) => id));
    const unknown = wanted.auto.serviceIds.find((id) => !known.has(id));
    if (unknown !== undefined) stop("bad-request", `there is no service "${unknown}"`, "auto.serviceIds");
    await edit(parts, session, (setup) => accept({ ...setup, planning: { ...planningOf(setup), ...wanted } }));
    return c.json(await stateOf(parts, session), 200);
  });

  api.openapi(lesson, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { lesson: id } = c.req.valid("param");
    const { what } = c.req.valid("json");
    await edit(parts, session, (setup) => {
      const planning = planningOf(setup);
      const taught = planning.never.find((one) => one.id === id);
      if (!taught) return refuse("not-found", "There is no such lesson any more.");
      const { onlyOn: _, ...kept } = taught;
      return accept({ ...setup, planning: { ...planning, never: what === "remove" ? planning.never.filter((one) => one !== taught) : planning.never.map((one) => (one === taught ? kept : one)) } });
    });
    return c.json(await stateOf(parts, session), 200);
  });
}

async function edit({ house }: ApiParts, session: Session, change: (setup: ClinicSetup) => Outcome<ClinicSetup, "not-found">): Promise<void> {
  const done = await editSetup(house, session.clinic.id, { kind: "staff", id: session.id, name: session.name }, change);
  if (!done.ok) stop(done.refusal.code, done.refusal.says);
}

async function stateOf({ house }: ApiParts, { clinic }: Session): Promise<PlanningState> {
  const { setup } = house.keeper.state(clinic.id);
  const { mode, auto, never } = planningOf(setup);
  const name = (all: { id: string; name: string }[], id: string) => all.find((one) => one.id === id)?.name ?? id;
  return {
    mode,
    auto,
    never: never.map((one) => ({ ...one, staff: name(setup.staff, one.staffId), service: name(setup.services, one.serviceId) })),
    services: setup.services.map(({ id, name }) => ({ id, name })),
    madeLastHour: await madeByItself(house.database.sql, clinic.id, house.clock() - hourMs),
  };
}

async function ledgerOf(c: Context, parts: ApiParts, query: z.infer<typeof ledgerQuery>): Promise<Ledger> {
  const { house } = parts;
  const { clinic } = await signedIn(c, parts, mayAdminister);
  const state = house.keeper.state(clinic.id);
  const { timeZone } = state.setup;
  const { from, to } = daysOf(query, house.clock(), timeZone);
  const clock = wallClock(timeZone);
  const found = await proposalsBetween(house.database.sql, clinic.id, dayBegins(from, clock), dayBegins(dayAfter(to), clock));
  const rows = found.map((one): Ledger["rows"][number] => {
    const { choices: _, undoUntil: __, ...painted } = paintProposal(state, one, house.clock(), house.rules);
    return { ...painted, undoneAt: one.undoneAt, measureAt: one.measureAt, measured: one.measured };
  });
  const taken = rows.filter((row) => row.state === "accepted" || row.state === "edited");
  const measured = taken.filter((row) => row.measured !== null && row.worth !== null);
  return {
    from,
    to,
    timeZone,
    demo: house.keeper.isDemo(clinic.id),
    rows,
    totals: {
      proposed: rows.length,
      taken: taken.length,
      rejected: rows.filter((row) => row.state === "rejected").length,
      measured: measured.length,
      predictedMinutes: measured.reduce((sum, row) => sum + (row.worth?.savedMinutes.likely ?? 0), 0),
      savedMinutes: measured.reduce((sum, row) => sum + (row.measured?.saved.likely ?? 0), 0),
      within: measured.filter(({ worth, measured: real }) => worth && real && worth.savedMinutes.low <= real.saved.likely && real.saved.likely <= worth.savedMinutes.high).length,
    },
  };
}

function toCsv({ rows }: Ledger): string {
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return csv(
    [
      "proposed_at", "kind", "moves", "until", "state", "by_itself", "decided_at", "decided_by", "because", "note", "source", "solver_gap",
      "predicted_minutes", "predicted_low_minutes", "predicted_high_minutes", "predicted_targets_kept",
      "hours_measured_minutes", "stood_minutes", "without_minutes", "without_low_minutes", "without_high_minutes", "look_ahead_with_move_minutes", "saved_minutes", "saved_low_minutes", "saved_high_minutes", "other_changes",
    ],
    rows.map((row) => [
      time(row.proposedAt), row.kind, row.moves.map((move) => `${move.staff.name}: ${move.from?.name ?? "-"} > ${move.to?.name ?? "-"}${move.service ? ` (${move.service.name})` : ""}`).join("; "), time(row.moves[0]?.until ?? null),
      row.state, row.isAuto ? 1 : 0, time(row.decidedAt), row.decidedBy, row.because?.code ?? null, row.because?.note ?? null, row.from, row.gap,
      round(row.worth?.savedMinutes.likely), round(row.worth?.savedMinutes.low), round(row.worth?.savedMinutes.high), row.worth?.targetsKept ?? null,
      round(row.measured?.minutes), round(row.measured?.stoodMinutes), round(row.measured?.without.likely), round(row.measured?.without.low), round(row.measured?.without.high), round(row.measured?.withMove.likely),
      round(row.measured?.saved.likely), round(row.measured?.saved.low), round(row.measured?.saved.high), row.measured?.otherChanges ?? null,
    ]),
  );
}
