import { createRoute, z } from "@hono/zod-openapi";
import type { Api } from "#server/http/api-parts.ts";

const health = createRoute({
  method: "get",
  path: "/api/health",
  summary: "Whether this is Anteroom, and alive",
  responses: { 200: { description: "Alive", content: { "application/json": { schema: z.object({ service: z.literal("anteroom") }) } } } },
});

export function healthRoutes(api: Api): void {
  api.openapi(health, (c) => c.json({ service: "anteroom" as const }, 200));
}
