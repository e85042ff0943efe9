import { createRoute, z } from "@hono/zod-openapi";
import { ingestAnswer } from "#contract/ingest.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { bearerOf } from "#server/http/bearer.ts";
import { refusals, stop } from "#server/http/problems.ts";

const ingest = createRoute({
  method: "post",
  path: "/api/ingest/{sensorId}",
  summary: "A message of a people counter, as its vendor sends it",
  description: "Answered when its readings are on disk. The same message twice counts once; messages may come late and in any order.",
  security: [{ bearer: [] }],
  request: { params: z.object({ sensorId: z.string().min(1).max(80) }) },
  responses: { 202: { description: "On disk", content: { "application/json": { schema: ingestAnswer } } }, ...refusals },
});

export function ingestRoutes(api: Api, { house, pipeline }: ApiParts): void {
  api.openapi(ingest, async (c) => {
    const { sensorId } = c.req.valid("param");
    const owner = await bearerOf(c, house, "sensor", sensorId);
    if (!owner) stop("bad-token");
    const taken = await pipeline.take(owner.clinicId, sensorId, { body: parsedBody(await c.req.text()) });
    return c.json(taken, 202);
  });
}
