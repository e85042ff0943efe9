import { createRoute, z } from "@hono/zod-openapi";
import { deviceReadings, ingestAnswer } from "#contract/ingest.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { bearerOf } from "#server/http/bearer.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { takeDeviceReadings } from "#server/take-device-readings.ts";

const readings = createRoute({
  method: "post",
  path: "/api/devices/{deviceId}/readings",
  summary: "Readings of a patient's device, one or many, in any order",
  security: [{ bearer: [] }],
  request: {
    params: z.object({ deviceId: z.string().min(1).max(80) }),
    body: { content: { "application/json": { schema: deviceReadings } }, required: true },
  },
  responses: { 202: { description: "On disk", content: { "application/json": { schema: ingestAnswer } } }, ...refusals },
});

export function deviceRoutes(api: Api, { house }: ApiParts): void {
  api.openapi(readings, async (c) => {
    const { deviceId } = c.req.valid("param");
    const owner = await bearerOf(c, house, "device", deviceId);
    if (!owner) stop("bad-token");
    return c.json(await takeDeviceReadings(house, owner.clinicId, deviceId, c.req.valid("json")), 202);
  });
}
