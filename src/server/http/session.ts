import { createRoute, z } from "@hono/zod-openapi";
import { session, signInRequest } from "#contract/session.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";

const signIn = createRoute({
  method: "post",
  path: "/api/sign-in",
  summary: "Sign in; the answer sets the session's cookie",
  request: { body: { content: { "application/json": { schema: signInRequest } }, required: true } },
  responses: { 200: { description: "Who is signed in now", content: { "application/json": { schema: session } } }, ...refusals },
});

const signOut = createRoute({
  method: "post",
  path: "/api/sign-out",
  summary: "End the session",
  responses: { 204: { description: "Signed out" }, ...refusals },
});

const me = createRoute({
  method: "get",
  path: "/api/session",
  summary: "Who is signed in",
  responses: { 200: { description: "The session, or null", content: { "application/json": { schema: z.nullable(session) } } } },
});

export function sessionRoutes(api: Api, { access }: ApiParts): void {
  api.openapi(signIn, async (c) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    const { username, password } = c.req.valid("json");
    const done = await access.signIn(username, password, c.req.raw.headers);
    if (!done.ok) stop(done.code);
    for (const cookie of done.cookies) c.header("set-cookie", cookie, { append: true });
    return c.json(done.session, 200);
  });

  api.openapi(signOut, async (c) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    for (const cookie of await access.signOut(c.req.raw.headers)) c.header("set-cookie", cookie, { append: true });
    return c.body(null, 204);
  });

  api.openapi(me, async (c) => c.json(await access.session(c.req.raw.headers), 200));
}
