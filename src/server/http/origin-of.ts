import type { Context } from "hono";
import type { House } from "#server/house.ts";

/** Where people reach this server: as it was told, else as this request reached it. */
export function originOf(c: Context, { settings }: House): string {
  return settings.publicUrl ?? `${new URL(c.req.url).protocol}//${c.req.header("host") ?? new URL(c.req.url).host}`;
}
