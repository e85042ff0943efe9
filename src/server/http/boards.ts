import { createRoute, z } from "@hono/zod-openapi";
import { boardCookie } from "#server/guard.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { ownerOf } from "#server/store/tokens.ts";

const pair = createRoute({
  method: "get",
  path: "/display/{board}/pair/{token}",
  summary: "Make this browser a board: sets its cookie and goes to the board",
  request: { params: z.object({ board: z.string().min(1).max(80), token: z.string().min(10).max(200) }) },
  responses: { 303: { description: "To the board" }, ...refusals },
});

/** A screen on a wall is left alone for a year. */
const cookieSeconds = 400 * 24 * 60 * 60;

export function boardRoutes(api: Api, { house }: ApiParts): void {
  api.openapi(pair, async (c) => {
    const { board, token } = c.req.valid("param");
    const owner = await ownerOf(house.database.sql, token, "board", Date.now());
    if (owner?.subjectId !== board) stop("bad-token");
    const secure = house.settings.publicUrl?.startsWith("https:") ? "; Secure" : "";
    c.header("set-cookie", `${boardCookie(board)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`);
    // Out of the address bar, where a passer-by could read it.
    return c.redirect(`/display/${board}`, 303);
  });
}
