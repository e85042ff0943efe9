import { createRoute, z } from "@hono/zod-openapi";
import { mayAdminister } from "#contract/session.ts";
import { saveZone, zoneLimits, zoneList, type SaveZone, type ZoneLimits } from "#contract/zones.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { ClinicSetup, Zone } from "#domain/setup.ts";
import { editSetup } from "#server/clinics.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";

const list = createRoute({
  method: "get",
  path: "/api/admin/zones",
  summary: "How many people each zone holds, and from how many on staff are told",
  responses: { 200: { description: "The zones", content: { "application/json": { schema: zoneList } } }, ...refusals },
});

const save = createRoute({
  method: "put",
  path: "/api/admin/zones/{id}",
  summary: "Change a zone's capacity and thresholds",
  request: { params: z.object({ id: z.string().min(1).max(80) }), body: { content: { "application/json": { schema: saveZone } }, required: true } },
  responses: { 200: { description: "The zone as it is now", content: { "application/json": { schema: zoneLimits } } }, ...refusals },
});

export function zoneRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;

  api.openapi(list, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json({ zones: house.keeper.state(session.clinic.id).setup.zones.map(limitsOf) }, 200);
  });

  api.openapi(save, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { id } = c.req.valid("param");
    const limits = c.req.valid("json");
    const done = await editSetup(house, session.clinic.id, { kind: "staff", id: session.id, name: session.name }, (setup) => withLimits(setup, id, limits));
    if (!done.ok) return stop(done.refusal.code, done.refusal.says);
    return c.json(limitsOf(done.value.zones.find((zone) => zone.id === id) as Zone), 200);
  });
}

function withLimits(setup: ClinicSetup, id: string, { capacity, crowding }: SaveZone): Outcome<ClinicSetup, "unknown-zone"> {
  if (!setup.zones.some((zone) => zone.id === id)) return refuse("unknown-zone", "This clinic has no such zone.");
  const zones = setup.zones.map(({ crowding: _before, ...zone }): Zone => (zone.id === id ? { ...zone, capacity, ...(crowding ? { crowding } : {}) } : { ...zone, ...(_before ? { crowding: _before } : {}) }));
  return accept({ ...setup, zones });
}

function limitsOf({ id, name, kind, capacity, crowding }: Zone): ZoneLimits {
  return { id, name, kind, capacity, crowding: crowding ?? null };
}
