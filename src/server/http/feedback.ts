import { createRoute } from "@hono/zod-openapi";
import { feedbackReport, occupancyQuery, type FeedbackReport } from "#contract/reports.ts";
import { mayAdminister } from "#contract/session.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals } from "#server/http/problems.ts";
import { daysOf } from "#server/http/report-days.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { feedbackBetween, type Feedback } from "#server/store/feedback.ts";

const report = createRoute({
  method: "get",
  path: "/api/reports/feedback",
  summary: "What patients said of their visit, by service and day; without names",
  request: { query: occupancyQuery },
  responses: { 200: { description: "The report", content: { "application/json": { schema: feedbackReport } } }, ...refusals },
});

export function feedbackRoutes(api: Api, parts: ApiParts): void {
  api.openapi(report, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { setup } = parts.house.keeper.state(session.clinic.id);
    const { from, to } = daysOf(c.req.valid("query"), parts.house.clock(), setup.timeZone);
    const said = await feedbackBetween(parts.house.database.sql, setup.id, setup.timeZone, from, to);
    // A service that has been removed since keeps its id for a name.
    const nameOf = (id: string) => setup.services.find((s) => s.id === id)?.name ?? id;
    c.header("cache-control", "no-store");
    return c.json({ from, to, timeZone: setup.timeZone, rows: rowsOf(said, nameOf), words: wordsOf(said, nameOf) }, 200);
  });
}

function rowsOf(said: Feedback[], nameOf: (id: string) => string): FeedbackReport["rows"] {
  const groups = new Map<string, [Feedback, ...Feedback[]]>();
  for (const one of said) {
    const key = `${one.day} ${one.serviceId}`;
    groups.set(key, [...(groups.get(key) ?? []), one] as [Feedback, ...Feedback[]]);
  }
  return [...groups.values()].map((group) => {
    const [{ day, serviceId }] = group;
    const sum = group.reduce((so, { score }) => so + score, 0);
    return { day, serviceId, service: nameOf(serviceId), answers: group.length, mean: sum / group.length, unhappy: group.filter(({ score }) => score <= 2).length };
  });
}

function wordsOf(said: Feedback[], nameOf: (id: string) => string): FeedbackReport["words"] {
  return said.flatMap(({ day, serviceId, score, says }) => (says ? [{ day, service: nameOf(serviceId), score, says }] : [])).reverse();
}
