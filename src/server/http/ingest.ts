import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ingestAnswer } from "#contract/ingest.ts";
import type { ClinicId } from "#domain/ids.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { bearerOf } from "#server/http/bearer.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";

const ingest = createRoute({
  method: "post",
  path: "/api/ingest/{sensorId}",
  summary: "A message of a people counter, as its vendor sends it",
  description: "Answered when its readings are on disk. The same message twice counts once; messages may come late and in any order.",
  security: [{ bearer: [] }],
  request: { params: z.object({ sensorId: z.string().min(1).max(80) }) },
  responses: { 202: { description: "On disk", content: { "application/json": { schema: ingestAnswer } } }, ...refusals },
});

export function ingestRoutes(api: Api, { house, pipeline, guard }: ApiParts): void {
  api.openapi(ingest, async (c) => {
    const { sensorId } = c.req.valid("param");
    const clinicId = c.req.header("authorization") === undefined ? await byCookie(c, sensorId) : (await bearerOf(c, house, "sensor", sensorId))?.clinicId;
    if (clinicId === undefined) stop("bad-token");
    const taken = await pipeline.take(clinicId, sensorId, { body: parsedBody(await c.req.text()) });
    return c.json(taken, 202);
  });

  /** Our camera page cannot read its own token: the browser keeps it, and sends it along from our own pages only. */
  async function byCookie(c: Context, sensorId: string): Promise<ClinicId | undefined> {
    return isSameOrigin(c) ? guard.pairedCamera(sensorId, await guard.visitor(c.req.raw.headers)) : undefined;
  }
}
