import type { Context } from "hono";
import type { TokenOwner } from "#server/store/tokens.ts";
import { ownerOf } from "#server/store/tokens.ts";
import type { House } from "#server/house.ts";

/** The sensor, gateway or device whose token came along, if it is the one that the address names. */
export async function bearerOf(c: Context, house: House, kind: "sensor" | "gateway" | "device", subjectId: string): Promise<TokenOwner | undefined> {
  return ownerBy(house, kind, subjectId, tokenIn(c, subjectId));
}

/** The same with a token that came another way. */
export async function ownerBy(house: House, kind: "sensor" | "gateway" | "device", subjectId: string, token: string | undefined): Promise<TokenOwner | undefined> {
  if (token === undefined) return undefined;
  const owner = await ownerOf(house.database.sql, token, kind, Date.now());
  return owner?.subjectId === subjectId ? owner : undefined;
}

/** The token of a request: after "Bearer", or as the password of the user whom the address names. */
export function tokenIn(c: Context, subjectId: string): string | undefined {
  const given = c.req.header("authorization") ?? "";
  const bearer = /^Bearer (\S{10,200})$/i.exec(given)?.[1];
  if (bearer !== undefined) return bearer;
  const basic = /^Basic ([A-Za-z0-9+/=]{4,800})$/i.exec(given)?.[1];
  if (basic === undefined) return undefined;
  const [user, password] = splitOnce(Buffer.from(basic, "base64").toString());
  return user === subjectId && password.length >= 10 && password.length <= 200 ? password : undefined;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(":");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
