import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { occupancyQuery, occupancyReport, type OccupancyReport } from "#contract/reports.ts";
import type { Session } from "#contract/session.ts";
import { mayRunQueue } from "#contract/session.ts";
import { localDay } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { csv } from "#server/http/csv.ts";
import { refusals } from "#server/http/problems.ts";
import { reportDays } from "#server/http/report-days.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { occupancyByHour } from "#server/store/occupancy.ts";

const asJson = createRoute({
  method: "get",
  path: "/api/reports/occupancy",
  summary: "Occupancy by zone and hour",
  request: { query: occupancyQuery },
  responses: { 200: { description: "The report", content: { "application/json": { schema: occupancyReport } } }, ...refusals },
});

const asCsv = createRoute({
  method: "get",
  path: "/api/reports/occupancy.csv",
  summary: "The same rows for a spreadsheet",
  request: { query: occupancyQuery },
  responses: { 200: { description: "The report", content: { "text/csv": { schema: z.string() } } }, ...refusals },
});

export function reportRoutes(api: Api, parts: ApiParts): void {
  api.openapi(asJson, async (c) => {
    const report = await reportFor(c, parts, c.req.valid("query"));
    return c.json(report, 200);
  });

  api.openapi(asCsv, async (c) => {
    const report = await reportFor(c, parts, c.req.valid("query"));
    c.header("content-disposition", `attachment; filename="occupancy-${report.from}-${report.to}.csv"`);
    return c.body(toCsv(report), 200, { "content-type": "text/csv; charset=utf-8" });
  });
}

async function reportFor(c: Context, parts: ApiParts, query: z.infer<typeof occupancyQuery>): Promise<OccupancyReport> {
  const session = await signedIn(c, parts, mayRunQueue);
  const { from, to } = reportDays(query, localDay(parts.house.clock(), session.clinic.timeZone));
  return occupancy(parts.house, session, from, to);
}

async function occupancy(house: House, session: Session, from: string, to: string): Promise<OccupancyReport> {
  const { setup } = house.keeper.state(session.clinic.id);
  const rows = await occupancyByHour(house.database.sql, setup.id, setup.timeZone, from, to);
  return { from, to, timeZone: setup.timeZone, zones: setup.zones.map(({ id, name, kind, capacity }) => ({ id, name, kind, capacity })), rows };
}

function toCsv(report: OccupancyReport): string {
  const nameOf = new Map(report.zones.map((z) => [z.id, z.name]));
  return csv(
    ["day", "hour", "time_zone", "zone", "mean_people", "peak_people", "low_people", "high_people", "entered", "left"],
    report.rows.map((r) => [r.day, r.hour, report.timeZone, nameOf.get(r.zoneId) ?? r.zoneId, r.mean, r.peak, r.low, r.high, r.entered, r.left]),
  );
}
