import type { Context } from "hono";

/**
 * Whether a request that acts for a signed-in person comes from our own pages. Browsers say where a request comes
 * from; a program that says nothing has no cookies of a person to abuse.
 */
export function isSameOrigin(c: Context): boolean {
  const origin = c.req.header("origin");
  if (!origin) return true;
  const host = c.req.header("x-forwarded-host") ?? c.req.header("host");
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
