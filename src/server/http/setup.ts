import { createRoute } from "@hono/zod-openapi";
import { mayAdminister } from "#contract/session.ts";
import { clinicSetup } from "#contract/setup.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";

const download = createRoute({
  method: "get",
  path: "/api/admin/setup.json",
  summary: "The whole setup of the clinic, as `create-clinic --setup` takes it; no account, token or patient is in it",
  responses: { 200: { description: "The setup", content: { "application/json": { schema: clinicSetup } } }, ...refusals },
});

export function setupRoutes(api: Api, parts: ApiParts): void {
  api.openapi(download, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { setup } = parts.house.keeper.state(session.clinic.id);
    c.header("content-disposition", `attachment; filename="anteroom-${encodeURIComponent(setup.slug)}.json"`);
    c.header("cache-control", "no-store");
    return c.json(clinicSetup.parse(setup), 200);
  });
}
