import { createRoute, z } from "@hono/zod-openapi";
import { issuedToken } from "#contract/admin.ts";
import { addedGateway, dismissSender, gatewayInput } from "#contract/sensors.ts";
import { mayAdminister } from "#contract/session.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { issued, originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { idFrom } from "#server/id-from.ts";
import { addGateway, gatewaysOf, removeGateway } from "#server/store/gateways.ts";
import { dismissStranger } from "#server/store/quarantine.ts";
import { issueToken, newToken, revokeTokens, subjectsOf } from "#server/store/tokens.ts";

const named = z.object({ id: z.string().min(1).max(80) });

const add = createRoute({
  method: "post",
  path: "/api/admin/gateways",
  summary: "Add a gateway, which may speak for every sensor with an external id; its token is shown this once",
  request: { body: { required: true, content: { "application/json": { schema: gatewayInput } } } },
  responses: { 201: { description: "Added", content: { "application/json": { schema: addedGateway } } }, ...refusals },
});
const reissue = createRoute({
  method: "post",
  path: "/api/admin/gateways/{id}/token",
  summary: "A new token; the old one stops at once",
  request: { params: named },
  responses: { 200: { description: "The token, shown this once", content: { "application/json": { schema: issuedToken } } }, ...refusals },
});
const remove = createRoute({ method: "delete", path: "/api/admin/gateways/{id}", summary: "Remove a gateway; its token stops at once", request: { params: named }, responses: { 204: { description: "Removed" }, ...refusals } });
const dismiss = createRoute({
  method: "post",
  path: "/api/admin/quarantine/dismiss",
  summary: "Hide a sender that nobody wants to add",
  request: { body: { required: true, content: { "application/json": { schema: dismissSender } } } },
  responses: { 204: { description: "Hidden" }, ...refusals },
});

/** Who may speak for many sensors, and whoever spoke and is not known. */
export function gatewayAdminRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;

  api.openapi(add, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { name } = c.req.valid("json");
    const token = newToken();
    const id = await sql.begin(async (tx) => {
      // Two at once would find the same name free.
      await tx`select pg_advisory_xact_lock(hashtext(${`gateways/${clinicId}`}))`;
      const free = idFrom(name, [...(await subjectsOf(tx, clinicId, "gateway")), ...(await gatewaysOf(tx, clinicId)).map((g) => g.id)], "gateway");
      await addGateway(tx, clinicId, { id: free, name }, Date.now());
      await issueToken(tx, { clinicId, kind: "gateway", subjectId: free }, token, Date.now());
      return free;
    });
    return c.json({ id, issued: issued("gateway", id, token, originOf(c, house)) }, 201);
  });

  api.openapi(reissue, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { id } = c.req.valid("param");
    if (!(await gatewaysOf(sql, clinicId)).some((g) => g.id === id)) stop("not-found");
    const token = newToken();
    await sql.begin((tx) => issueToken(tx, { clinicId, kind: "gateway", subjectId: id }, token, Date.now()));
    return c.json(issued("gateway", id, token, originOf(c, house)), 200);
  });

  api.openapi(remove, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { id } = c.req.valid("param");
    const wasThere = await sql.begin(async (tx) => {
      await revokeTokens(tx, { clinicId, kind: "gateway", subjectId: id }, Date.now());
      return removeGateway(tx, clinicId, id);
    });
    if (!wasThere) stop("not-found");
    return c.body(null, 204);
  });

  api.openapi(dismiss, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    if (!(await dismissStranger(sql, session.clinic.id, c.req.valid("json").sender, house.clock()))) stop("not-found");
    return c.body(null, 204);
  });
}
