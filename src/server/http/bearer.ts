import type { Context } from "hono";
import type { TokenOwner } from "#server/store/tokens.ts";
import { ownerOf } from "#server/store/tokens.ts";
import type { House } from "#server/house.ts";

/** The sensor or device whose token came along, if it is the one that the address names. */
export async function bearerOf(c: Context, house: House, kind: "sensor" | "device", subjectId: string): Promise<TokenOwner | undefined> {
  const token = /^Bearer (\S{10,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return undefined;
  const owner = await ownerOf(house.database.sql, token, kind, Date.now());
  return owner?.subjectId === subjectId ? owner : undefined;
}
