import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { accuracyQuery, accuracyReport, type AccuracyReport } from "#contract/accuracy.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import { accuracyOf, waitOf, type RuleAnswers } from "#domain/forecast/score/accuracy.ts";
import { comparedRules, type ComparedRule } from "#domain/forecast/score/compared-rules.ts";
import { judge, type Judged } from "#domain/forecast/score/judged.ts";
import { rulesOnHistory } from "#domain/forecast/score/rules-on-history.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import { dayMs, type EpochMs, type LocalDay } from "#domain/time.ts";
import { wallClock, type WallClock } from "#domain/wall-clock.ts";
import type { House } from "#server/house.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { csv } from "#server/http/csv.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { daysOf } from "#server/http/report-days.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { saidBetween, stepsBetween } from "#server/store/forecasts.ts";
import { legsBetween } from "#server/store/legs.ts";

/** What rules of thumb had learned before the first day of a report. */
const learnedBeforeMs = 7 * dayMs;

const asJson = createRoute({
  method: "get",
  path: "/api/reports/accuracy",
  summary: "How well waits were told, against the usual rules of thumb",
  description: "For administrators. Measured on what was said at the time, and on how the waits went on.",
  request: { query: accuracyQuery },
  responses: { 200: { description: "The report", content: { "application/json": { schema: accuracyReport } } }, ...refusals },
});

const asCsv = createRoute({
  method: "get",
  path: "/api/reports/accuracy.csv",
  summary: "Every forecast with its outcome, one a row: what the report is made of",
  request: { query: accuracyQuery },
  responses: { 200: { description: "The forecasts", content: { "text/csv": { schema: z.string() } } }, ...refusals },
});

export function accuracyRoutes(api: Api, parts: ApiParts): void {
  api.openapi(asJson, async (c) => {
    const { from, to, house, session, clock, told } = await asked(c, parts, c.req.valid("query"));
    const { setup } = house.keeper.state(session.clinic.id);
    const { judged, numbers, rules } = told;
    const { broken, ...accuracy } = accuracyOf(judged, rules, (at) => Math.floor(clock.minuteOfDay(at) / 60));
    const report: AccuracyReport = {
      ...accuracy,
      from,
      to,
      timeZone: setup.timeZone,
      demo: house.keeper.isDemo(setup.id),
      services: servicesOf(house, session, judged),
      broken: broken.flatMap(({ promise: { ticketId, serviceId, saidAt, promise, outcome }, waitedMinutes, reasons }) =>
        promise === null ? [] : [{ number: numbers.get(ticketId) ?? "", serviceId, saidAt, ...promise, waitedMinutes, outcome: outcome.kind, reasons }],
      ),
    };
    return c.json(report, 200);
  });

  api.openapi(asCsv, async (c) => {
    const { from, to, house, session, told } = await asked(c, parts, c.req.valid("query"));
    const nameOf = new Map(servicesOf(house, session, told.judged).map((s) => [s.id, s.name]));
    c.header("content-disposition", `attachment; filename="accuracy-${from}-${to}.csv"`);
    return c.body(toCsv(told, (id) => nameOf.get(id) ?? id), 200, { "content-type": "text/csv; charset=utf-8" });
  });
}

type ToldThen = { judged: Judged[]; numbers: Map<TicketId, string>; rules: RuleAnswers<ComparedRule> };

async function asked(c: Context, parts: ApiParts, query: z.infer<typeof accuracyQuery>) {
  const { house } = parts;
  const session = await signedIn(c, parts, mayAdminister);
  const { timeZone } = house.keeper.state(session.clinic.id).setup;
  const { from, to } = daysOf(query, house.clock(), timeZone);
  const clock = wallClock(timeZone);
  const { serviceId } = query;
  const told = await toldBetween(house, session, clock, beginOf(from, clock), beginOf(dayAfter(to), clock), serviceId);
  if (serviceId !== undefined && !servicesOf(house, session, told.judged).some((s) => s.id === serviceId)) stop("bad-request", "This clinic has no such service.", "serviceId");
  return { from, to, house, session, clock, told };
}

async function toldBetween(house: House, { clinic }: Session, clock: WallClock, from: EpochMs, to: EpochMs, serviceId: ServiceId | undefined): Promise<ToldThen> {
  const { sql } = house.database;
  const now = house.clock();
  // What was said first may have been said the evening before, and a wait may go on past midnight.
  const [{ said, numbers }, steps, legs] = await Promise.all([
    saidBetween(sql, clinic.id, from - dayMs, to, serviceId),
    stepsBetween(sql, clinic.id, from - 2 * dayMs, to + dayMs),
    legsBetween(sql, clinic.id, from - learnedBeforeMs, to),
  ]);
  const typical = new Map(house.keeper.state(clinic.id).setup.services.map((s) => [s.id, s.typicalMinutes]));
  const rules = rulesOnHistory(legs, clock, (service) => typical.get(service) ?? usualTypicalMinutes);
  return { judged: judge(said, steps, now).filter((one) => one.saidAt >= from), numbers, rules };
}

/** Of a service that the clinic has given up since. */
const usualTypicalMinutes = 10;

/** Those of today, and whatever else something was said of. */
function servicesOf(house: House, { clinic }: Session, judged: readonly Judged[]): AccuracyReport["services"] {
  const today = house.keeper.state(clinic.id).setup.services.map(({ id, name }) => ({ id, name }));
  const gone = new Set(judged.map((one) => one.serviceId).filter((id) => !today.some((s) => s.id === id)));
  return [...today, ...[...gone].map((id) => ({ id, name: id }))];
}

export function beginOf(day: LocalDay, clock: WallClock): EpochMs {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Where clocks jump over midnight, the day begins an hour late.
  return clock.moments(midnight)[0] ?? clock.moments(midnight + dayMs / 24)[0] ?? midnight;
}

export function dayAfter(day: LocalDay): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function toCsv({ judged, numbers, rules }: ToldThen, nameOf: (id: ServiceId) => string): string {
  const minutes = (value: number | null | undefined) => (value === null || value === undefined ? null : Math.round(value * 100) / 100);
  return csv(
    [
      ...["said_at", "service", "ticket", "leg", "urgency", "method", "is_first", "is_anew", "people_ahead"], ...levelColumns.map((level) => `${level}_minutes`),
      ...["about_minutes", "at_most_minutes", "shown_on", "outcome", "minutes_until_outcome", "promise"], ...comparedRules.map((rule) => `${rule.replaceAll("-", "_")}_minutes`),
    ],
    judged.map((one) => [
      ...[new Date(one.saidAt).toISOString(), nameOf(one.serviceId), numbers.get(one.ticketId) ?? "", one.leg + 1, one.urgency, one.method, one.isFirst ? 1 : 0, one.isAnew ? 1 : 0, one.ahead],
      ...levelColumns.map((level) => minutes(one.quantiles[level])),
      ...[one.promise?.aboutMinutes ?? null, one.promise?.atMostMinutes ?? null, one.shownOn.join(" "), one.outcome.kind, minutes(one.outcome.minutes), one.verdict],
      ...comparedRules.map((rule) => (one.isFirst ? minutes(rules.get(waitOf(one))?.[rule]) : null)),
    ]),
  );
}
