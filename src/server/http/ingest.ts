import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { ingestAnswer } from "#contract/ingest.ts";
import type { ClinicId } from "#domain/ids.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { ownerBy, tokenIn } from "#server/http/bearer.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import { strangeBytesMax } from "#server/stranger-keeper.ts";
import { whoseStranger } from "#server/whose-stranger.ts";

const sensorId = z.string().min(1).max(80);
const taken = { 202: { description: "On disk", content: { "application/json": { schema: ingestAnswer } } }, ...refusals };

const ingest = createRoute({
  method: "post",
  path: "/api/ingest/{sensorId}",
  summary: "A message of a people counter, as its vendor sends it",
  description: "Answered when its readings are on disk. The same message twice counts once; messages may come late and in any order. The token after Bearer, or Basic with the sensor's id as the user and its token as the password.",
  security: [{ bearer: [] }],
  request: { params: z.object({ sensorId }) },
  responses: taken,
});

const ingestByAddress = createRoute({
  method: "post",
  path: "/api/ingest/{sensorId}/{token}",
  summary: "The same for counters that can send no header",
  description: "An address with a token in it is easily passed on: use it only where nothing else is possible.",
  request: { params: z.object({ sensorId, token: z.string().min(10).max(200) }) },
  responses: taken,
});

export function ingestRoutes(api: Api, parts: ApiParts): void {
  api.openapi(ingest, async (c) => {
    const { sensorId: id } = c.req.valid("param");
    return c.json(await take(parts, c, id, tokenIn(c, id)), 202);
  });

  api.openapi(ingestByAddress, async (c) => {
    const { sensorId: id, token } = c.req.valid("param");
    return c.json(await take(parts, c, id, token), 202);
  });
}

async function take(parts: ApiParts, c: Context, id: string, token: string | undefined) {
  const { house, pipeline } = parts;
  const clinicId = token === undefined && c.req.header("authorization") === undefined ? await byCookie(parts, c, id) : (await ownerBy(house, "sensor", id, token))?.clinicId;
  if (clinicId !== undefined) return pipeline.take(clinicId, id, { body: parsedBody(await c.req.text()) }, { via: "http" });
  const whose = await whoseStranger(house, id, token);
  if (whose) pipeline.turnAway(whose.clinicId, { sender: id, via: "http", reason: whose.reason, at: house.clock(), payload: { body: await strangeBody(c) } });
  return stop("bad-token");
}

/** Our camera page cannot read its own token: the browser keeps it, and sends it along from our own pages only. */
async function byCookie({ guard }: ApiParts, c: Context, sensorId: string): Promise<ClinicId | undefined> {
  return isSameOrigin(c) ? guard.pairedCamera(sensorId, await guard.visitor(c.req.raw.headers)) : undefined;
}

/** What a sender whom nobody knows has sent. It is read to its end, or the sender would meet a closed door before the answer. */
async function strangeBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  return text.length <= strangeBytesMax ? parsedBody(text) : "(too large to be looked at)";
}
