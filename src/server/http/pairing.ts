import { randomInt } from "node:crypto";
import { createRoute } from "@hono/zod-openapi";
import { getCookie } from "hono/cookie";
import { displayPath, doorPrefix, pairingCode, pairingCodeLength, pairingLetters, pairingRequest, pairingState } from "#contract/boards.ts";
import { mayAdminister } from "#contract/session.ts";
import { boardCookieLine } from "#server/http/boards.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { isPairingOpen, openPairing, pairingLastsMs, takePairing } from "#server/store/pairings.ts";
import { grantByHash, hashOf, newToken, ownerOf } from "#server/store/tokens.ts";

const ask = createRoute({
  method: "post",
  path: "/api/pairing",
  summary: "A screen that is nobody's asks for a code to show",
  description: "Sets a cookie with a secret; whoever types the code makes that secret the screen's token.",
  responses: { 200: { description: "The code, and until when it is good", content: { "application/json": { schema: pairingCode } } }, ...refusals },
});

const look = createRoute({
  method: "get",
  path: "/api/pairing",
  summary: "Whether somebody has typed the code of this screen",
  responses: { 200: { description: "Where the screen may go, once it is paired", content: { "application/json": { schema: pairingState } } }, ...refusals },
});

const finish = createRoute({
  method: "post",
  path: "/api/admin/pairings",
  summary: "Say what the screen with this code is to show",
  request: { body: { content: { "application/json": { schema: pairingRequest } }, required: true } },
  responses: { 204: { description: "The screen shows it within seconds" }, ...refusals },
});

const cookieName = "anteroom_pairing";
/** So many screens may happen on one another's code before something is wrong. */
const codesTried = 5;

/**
 * The screen keeps a secret and shows a code; an administrator types the code. The secret then becomes the token of the
 * screen, so that it never travels again, and asking twice gives the same answer in every process.
 */
export function pairingRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;

  api.openapi(ask, async (c) => {
    if (!isSameOrigin(c)) stop("not-allowed");
    const secret = newToken();
    const now = Date.now();
    const address = (c.req.header("x-forwarded-for") ?? "").split(",", 1)[0]?.trim().slice(0, 60) ?? "";
    for (let tried = 0; tried < codesTried; tried++) {
      const code = Array.from({ length: pairingCodeLength }, () => pairingLetters[randomInt(pairingLetters.length)]).join("");
      const opened = await openPairing(sql, { code, secretHash: hashOf(secret), address }, now);
      if (opened === "too-many") stop("too-many-tries", "Too many screens wait to be paired. Try again in ten minutes.");
      if (opened === "taken") continue;
      c.header("set-cookie", `${cookieName}=${secret}; ${cookieRest(house.settings.publicUrl)}; Max-Age=${pairingLastsMs / 1000}`);
      c.header("cache-control", "no-store");
      return c.json({ code, expiresAt: now + pairingLastsMs }, 200);
    }
    return stop("too-many-tries");
  });

  api.openapi(look, async (c) => {
    c.header("cache-control", "no-store");
    const secret = getCookie(c, cookieName);
    if (!secret) return c.json({ state: "over" as const, address: null }, 200);
    const owner = await ownerOf(sql, secret, "board", Date.now());
    if (owner) {
      c.header("set-cookie", boardCookieLine(owner.subjectId, secret, house.settings.publicUrl));
      c.header("set-cookie", `${cookieName}=; ${cookieRest(house.settings.publicUrl)}; Max-Age=0`, { append: true });
      return c.json({ state: "paired" as const, address: displayPath(owner.subjectId) }, 200);
    }
    return c.json({ state: (await isPairingOpen(sql, hashOf(secret), Date.now())) ? ("waiting" as const) : ("over" as const), address: null }, 200);
  });

  api.openapi(finish, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { code, subject } = c.req.valid("json");
    const { setup } = house.keeper.state(session.clinic.id);
    const isKnown = subject.startsWith(doorPrefix) ? setup.rooms.some((room) => `${doorPrefix}${room.id}` === subject) : setup.boards.some((board) => board.id === subject);
    if (!isKnown) stop("bad-request", "There is no such board or door here.", "subject");
    const secretHash = await takePairing(sql, code, Date.now());
    if (secretHash === undefined) stop("bad-request", "No screen shows this code now. Codes change every ten minutes: look again.", "code");
    await grantByHash(sql, { clinicId: session.clinic.id, kind: "board", subjectId: subject }, secretHash, Date.now());
    return c.body(null, 204);
  });
}

function cookieRest(publicUrl: string | undefined): string {
  return `Path=/; HttpOnly; SameSite=Lax${publicUrl?.startsWith("https:") ? "; Secure" : ""}`;
}
