import type { Context } from "hono";
import type { Role, Session } from "#contract/session.ts";
import type { ApiParts } from "#server/http/api-parts.ts";
import { stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";

/** The signed-in person. Stops the request without a session, for a role that does not include it, or for another site's page. */
export async function signedIn(c: Context, parts: ApiParts, roles: readonly Role[]): Promise<Session> {
  const session = await parts.access.session(c.req.raw.headers);
  if (!session) stop("not-signed-in");
  if (!roles.includes(session.role)) stop("not-allowed");
  if (c.req.method !== "GET" && !isSameOrigin(c)) stop("not-allowed");
  return session;
}
