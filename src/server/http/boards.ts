import { createRoute, z } from "@hono/zod-openapi";
import { displayPath, shownReport } from "#contract/boards.ts";
import type { BoardView } from "#contract/views.ts";
import { receiptsChannel, type BoardReport } from "#server/board-receipts.ts";
import { boardCookie, boardOf } from "#server/guard.ts";
import { makeAllowance } from "#server/http/allowance.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { isSameOrigin } from "#server/http/same-origin.ts";
import { ownerOf } from "#server/store/tokens.ts";

const pair = createRoute({
  method: "get",
  path: "/display/{board}/pair/{token}",
  summary: "Make this browser a board: sets its cookie and goes to the board",
  request: { params: z.object({ board: z.string().min(1).max(90), token: z.string().min(10).max(200) }) },
  responses: { 303: { description: "To the board" }, ...refusals },
});

const shown = createRoute({
  method: "post",
  path: "/api/boards/{board}/shown",
  summary: "A paired screen says which calls stand on it, and which it has read out",
  description: "May be sent any number of times; each call counts once for each board.",
  request: { params: z.object({ board: z.string().min(1).max(80) }), body: { content: { "application/json": { schema: shownReport } }, required: true } },
  responses: { 204: { description: "Noted" }, ...refusals },
});

/** A screen speaks when something on it changes, and every minute. */
const reportsAMinute = 60;
/** A screen on a wall is left alone for a year. */
const cookieSeconds = 400 * 24 * 60 * 60;

export function boardRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const allowance = makeAllowance(reportsAMinute);

  api.openapi(pair, async (c) => {
    const { board, token } = c.req.valid("param");
    const owner = await ownerOf(house.database.sql, token, "board", Date.now());
    if (owner?.subjectId !== board) stop("bad-token");
    c.header("set-cookie", boardCookieLine(board, token, house.settings.publicUrl));
    // Out of the address bar, where a passer-by could read it.
    return c.redirect(displayPath(board), 303);
  });

  api.openapi(shown, async (c) => {
    const { board } = c.req.valid("param");
    const report = c.req.valid("json");
    const clinicId = await boardOf(house, await parts.guard.visitor(c.req.raw.headers), board);
    if (clinicId === undefined) stop("bad-token");
    if (!isSameOrigin(c)) stop("not-allowed");
    if (!allowance.take(`${clinicId}/${board}`, Date.now())) stop("too-many-tries", "This screen reports more often than once a second.");
    const view = (await parts.realtime.show(clinicId, `board:${board}`))?.view as BoardView | undefined;
    // Of a call that is over, or of none, there is nothing to note.
    const real = new Set((view?.calling ?? []).map((call) => call.id));
    const news: BoardReport = { clinicId, boardId: board, at: house.clock(), shown: report.shown.filter((id) => real.has(id)), spoken: report.spoken.filter((id) => real.has(id)) };
    if (house.receipts.take(news)) house.keeper.tell(clinicId);
    await house.database.sql`select pg_notify(${receiptsChannel}, ${JSON.stringify(news)})`;
    return c.body(null, 204);
  });
}

export function boardCookieLine(subjectId: string, token: string, publicUrl: string | undefined): string {
  const secure = publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${boardCookie(subjectId)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secure}`;
}
