import type { Context } from "hono";
import type { HttpBindings } from "@hono/node-server";
import type { House } from "#server/house.ts";

/**
 * Where a request comes from, for counting. Behind a proxy that is trusted, what that proxy saw: the last it has written, since
 * everything before it is the visitor's own claim.
 */
export function addressOf(c: Context<{ Bindings: HttpBindings }>, { settings }: House): string {
  const forwarded = settings.trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || c.env.incoming.socket.remoteAddress || "";
}
