import { createRoute, z } from "@hono/zod-openapi";
import { topicPattern, type Topic } from "#contract/views.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";

const view = createRoute({
  method: "get",
  path: "/api/views/{topic}",
  summary: "One picture: floor, queue, devices, alerts, board:<id>, door:<room> or ticket:<token>",
  description: "The same picture that sockets push. With the socket down, screens ask here every few seconds.",
  request: { params: z.object({ topic: z.string().regex(topicPattern, "There is no such picture.") }) },
  responses: {
    200: { description: "The picture, with its place in the order of pictures", content: { "application/json": { schema: z.object({ topic: z.string(), rev: z.number().int(), view: z.unknown() }) } } },
    ...refusals,
  },
});

export function viewRoutes(api: Api, { guard, realtime }: ApiParts): void {
  api.openapi(view, async (c) => {
    const topic = c.req.valid("param").topic as Topic;
    const visitor = await guard.visitor(c.req.raw.headers);
    const clinicId = await guard.mayWatch(topic, visitor);
    if (clinicId === undefined) stop(topic.startsWith("ticket:") ? "not-found" : topic.startsWith("board:") || topic.startsWith("door:") ? "bad-token" : "not-signed-in");
    const message = await realtime.show(clinicId, topic);
    if (!message) stop("not-found");
    c.header("cache-control", "no-store");
    return c.json(message, 200);
  });
}
