import { createRoute, z } from "@hono/zod-openapi";
import { boardList, boardMessage, boardSettings, doorPrefix, newBoardMessage, type BoardList } from "#contract/boards.ts";
import { mayAdminister } from "#contract/session.ts";
import type { ClinicId } from "#domain/ids.ts";
import { accept, refuse } from "#domain/outcome.ts";
import { editSetup } from "#server/clinics.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { addMessage, messagesFrom, removeMessage } from "#server/store/board-messages.ts";
import { tokenStates } from "#server/store/tokens.ts";

const list = createRoute({
  method: "get",
  path: "/api/admin/boards",
  summary: "Boards and door screens with their settings, and the messages on them",
  responses: { 200: { description: "The list", content: { "application/json": { schema: boardList } } }, ...refusals },
});

const change = createRoute({
  method: "post",
  path: "/api/admin/boards/{board}",
  summary: "How a board sounds and from how far it is read; what is left out goes back to what is usual",
  request: { params: z.object({ board: z.string().min(1).max(80) }), body: { content: { "application/json": { schema: boardSettings } }, required: true } },
  responses: { 204: { description: "Changed" }, ...refusals },
});

const add = createRoute({
  method: "post",
  path: "/api/admin/board-messages",
  summary: "Put a line on the boards, from when until when",
  request: { body: { content: { "application/json": { schema: newBoardMessage } }, required: true } },
  responses: { 200: { description: "The message", content: { "application/json": { schema: boardMessage } } }, ...refusals },
});

const remove = createRoute({
  method: "delete",
  path: "/api/admin/board-messages/{id}",
  summary: "Take a line from the boards",
  request: { params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }) },
  responses: { 204: { description: "Gone" }, ...refusals },
});

/** Nobody reads more lines on a wall; it also bounds what every board is sent. */
const messagesAtOnce = 20;

export function boardAdminRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;
  const tell = async (clinicId: ClinicId) => {
    house.keeper.tell(clinicId);
    await sql`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "messages", process: process.pid })})`;
  };

  api.openapi(list, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await everything(parts, session.clinic.id), 200);
  });

  api.openapi(change, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { board } = c.req.valid("param");
    const settings = c.req.valid("json");
    const done = await editSetup(house, session.clinic.id, { kind: "staff", id: session.id, name: session.name }, (setup) => {
      if (!setup.boards.some((b) => b.id === board)) return refuse("not-found", "There is no such board here.");
      return accept({ ...setup, boards: setup.boards.map((b) => (b.id === board ? { id: b.id, name: b.name, serviceIds: b.serviceIds, theme: b.theme, ...settings } : b)) });
    });
    return done.ok ? c.body(null, 204) : stop("not-found", done.refusal.says);
  });

  api.openapi(add, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const message = c.req.valid("json");
    const { setup } = house.keeper.state(session.clinic.id);
    if (message.boardId !== null && !setup.boards.some((b) => b.id === message.boardId)) stop("bad-request", "There is no such board here.", "boardId");
    const strange = Object.keys(message.says).find((language) => !setup.languages.includes(language));
    if (strange !== undefined) stop("bad-request", "This clinic does not have one of these languages.", "says");
    if ((await messagesFrom(sql, session.clinic.id, house.clock())).length >= messagesAtOnce) stop("bad-request", `There are ${messagesAtOnce} messages already. Remove one first.`);
    const added = await addMessage(sql, session.clinic.id, message);
    await tell(session.clinic.id);
    return c.json(added, 200);
  });

  api.openapi(remove, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    if (!(await removeMessage(sql, session.clinic.id, c.req.valid("param").id))) stop("not-found");
    await tell(session.clinic.id);
    return c.body(null, 204);
  });
}

async function everything({ house }: ApiParts, clinicId: ClinicId): Promise<BoardList> {
  const { sql } = house.database;
  const { setup } = house.keeper.state(clinicId);
  const tokens = await tokenStates(sql, clinicId, "board");
  const isPaired = (subjectId: string) => {
    const token = tokens.get(subjectId);
    return token !== undefined && !token.revoked;
  };
  return {
    languages: setup.languages,
    boards: setup.boards.map(({ id, name, voices, volumePercent, quiet, distanceMeters, heightCm }) => ({
      id, name, settings: { voices, volumePercent, quiet, distanceMeters, heightCm }, isPaired: isPaired(id), heardAt: house.receipts.heardAt(clinicId, id),
    })),
    doors: setup.rooms.map(({ id, name }) => ({ id: `${doorPrefix}${id}`, name, isPaired: isPaired(`${doorPrefix}${id}`) })),
    messages: await messagesFrom(sql, clinicId, house.clock()),
  };
}
