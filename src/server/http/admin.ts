import { createRoute, z } from "@hono/zod-openapi";
import { accessKind, accessList, issuedToken, type AccessKind, type AccessList } from "#contract/admin.ts";
import { doorPrefix } from "#contract/boards.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { issued, originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { placeOf } from "#server/paint/paint-floor.ts";
import { devicesOf } from "#server/store/devices.ts";
import { issueToken, newToken, revokeTokens, tokenStates } from "#server/store/tokens.ts";

const subject = z.object({ kind: accessKind, id: z.string().min(1).max(90) });

const list = createRoute({
  method: "get",
  path: "/api/admin/access",
  summary: "Everything that has a token: sensors, devices, boards and kiosks",
  responses: { 200: { description: "The list", content: { "application/json": { schema: accessList } } }, ...refusals },
});

const issue = createRoute({
  method: "post",
  path: "/api/admin/access/{kind}/{id}",
  summary: "A new token; the old one stops at once",
  request: { params: subject },
  responses: { 200: { description: "The token, shown this once", content: { "application/json": { schema: issuedToken } } }, ...refusals },
});

const revoke = createRoute({
  method: "delete",
  path: "/api/admin/access/{kind}/{id}",
  summary: "Revoke a token",
  request: { params: subject },
  responses: { 204: { description: "Revoked" }, ...refusals },
});

export function adminRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;

  api.openapi(list, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await everything(parts, session, new URL(`http://${c.req.header("host") ?? new URL(c.req.url).host}`).hostname), 200);
  });

  api.openapi(issue, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { kind, id } = c.req.valid("param");
    if (!(await exists(parts, session, kind, id))) stop("not-found");
    const token = newToken();
    await sql.begin((tx) => issueToken(tx, { clinicId: session.clinic.id, kind, subjectId: id }, token, Date.now()));
    await parts.realtime.recheck();
    const adapter = kind === "sensor" ? house.keeper.state(session.clinic.id).setup.sensors.find((s) => s.id === id)?.adapter : undefined;
    return c.json(issued(kind, id, token, originOf(c, house), adapter), 200);
  });

  api.openapi(revoke, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { kind, id } = c.req.valid("param");
    const revoked = await revokeTokens(sql, { clinicId: session.clinic.id, kind, subjectId: id }, Date.now());
    if (revoked === 0) stop("not-found");
    await parts.realtime.recheck();
    return c.body(null, 204);
  });
}

async function everything({ house, mqtt }: ApiParts, session: Session, hostname: string): Promise<AccessList> {
  const clinicId = session.clinic.id;
  const broker = mqtt();
  const { sql } = house.database;
  const { setup } = house.keeper.state(clinicId);
  const [sensorTokens, deviceTokens, boardTokens, kioskTokens] = await Promise.all((["sensor", "device", "board", "kiosk"] as const).map((kind) => tokenStates(sql, clinicId, kind)));
  const none = { issuedAt: null, lastUsedAt: null, revoked: false };
  return {
    clinicSlug: setup.slug,
    sensors: setup.sensors.map((s) => ({ id: s.id, name: s.name, vendor: house.adapters.get(s.adapter)?.vendor ?? s.adapter, place: placeOf(setup, s), token: sensorTokens?.get(s.id) ?? none })),
    devices: (await devicesOf(sql, clinicId)).map((d) => ({ id: d.id, kindLabel: house.kinds.get(d.kind)?.label ?? d.kind, wearer: d.wearer, token: deviceTokens?.get(d.id) ?? none })),
    boards: [
      ...setup.boards.map((b) => ({ id: b.id, name: b.name, token: boardTokens?.get(b.id) ?? none })),
      // Most doors have no screen; those that had one can be revoked here.
      ...setup.rooms.flatMap((r) => [boardTokens?.get(`${doorPrefix}${r.id}`)].flatMap((token) => (token ? [{ id: `${doorPrefix}${r.id}`, name: r.name, token }] : []))),
    ],
    kiosks: (setup.kiosks ?? []).map((k) => ({ id: k.id, name: k.name, token: kioskTokens?.get(k.id) ?? none })),
    // Our own broker is wherever this page was asked for.
    mqtt: broker && { port: broker.port, host: broker.host ?? hostname },
  };
}

async function exists({ house }: ApiParts, session: Session, kind: AccessKind, id: string): Promise<boolean> {
  const { setup } = house.keeper.state(session.clinic.id);
  if (kind === "sensor") return setup.sensors.some((s) => s.id === id);
  if (kind === "board") return setup.boards.some((b) => b.id === id) || setup.rooms.some((r) => `${doorPrefix}${r.id}` === id);
  if (kind === "kiosk") return setup.kiosks?.some((k) => k.id === id) ?? false;
  return (await devicesOf(house.database.sql, session.clinic.id)).some((d) => d.id === id);
}
