import { createRoute, z } from "@hono/zod-openapi";
import { gatewayAnswer } from "#contract/sensors.ts";
import { route, type Routed } from "#server/gateway.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { bearerOf } from "#server/http/bearer.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";

const messagesMax = 1_000;

const gateway = createRoute({
  method: "post",
  path: "/api/gateway/{gatewayId}",
  summary: "Messages of many sensors, from a LoRaWAN network server or a hub",
  description: "One message or a list. Each is taken for the sensor whose external id it names: a DevEUI, a serial number. Those of others wait until somebody adds them.",
  security: [{ bearer: [] }],
  request: { params: z.object({ gatewayId: z.string().min(1).max(80) }) },
  responses: { 202: { description: "Those of known sensors are on disk", content: { "application/json": { schema: gatewayAnswer } } }, ...refusals },
});

export function gatewayRoutes(api: Api, { house, pipeline }: ApiParts): void {
  api.openapi(gateway, async (c) => {
    const { gatewayId } = c.req.valid("param");
    const owner = await bearerOf(c, house, "gateway", gatewayId);
    if (!owner) stop("bad-token");
    const body = parsedBody(await c.req.text());
    const messages: unknown[] = Array.isArray(body) ? body : [body];
    if (messages.length > messagesMax) stop("bad-request", `has ${messages.length} messages, of which at most ${messagesMax} may come at once`, "(whole payload)");
    const routed = await Promise.all(messages.map((message) => route(house, pipeline, owner.clinicId, gatewayId, { body: message }, { via: "gateway" })));
    return c.json(routed.reduce(added, { accepted: 0, repeated: 0, unknown: 0, unreadable: 0 }), 202);
  });
}

function added(a: Routed, b: Routed): Routed {
  return { accepted: a.accepted + b.accepted, repeated: a.repeated + b.repeated, unknown: a.unknown + b.unknown, unreadable: a.unreadable + b.unreadable };
}
