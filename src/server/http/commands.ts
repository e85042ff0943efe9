import { createRoute } from "@hono/zod-openapi";
import { commandAnswer, commandRequest } from "#contract/commands.ts";
import { mayRunQueue } from "#contract/session.ts";
import { execute } from "#server/commands.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";

const command = createRoute({
  method: "post",
  path: "/api/commands",
  summary: "Ask the queue, a room or a member of staff to change",
  description: "The same idempotency key gets the same answer, and nothing happens twice.",
  request: { body: { content: { "application/json": { schema: commandRequest } }, required: true } },
  responses: { 200: { description: "Done, and on disk", content: { "application/json": { schema: commandAnswer } } }, ...refusals },
});

export function commandRoutes(api: Api, parts: ApiParts): void {
  api.openapi(command, async (c) => {
    const session = await signedIn(c, parts, mayRunQueue);
    const done = await execute(parts.house, session.clinic.id, c.req.valid("json"), { kind: "staff", id: session.id, name: session.name });
    return done.ok ? c.json(done.value, 200) : stop(done.refusal.code, done.refusal.says, undefined, done.refusal.params);
  });
}
