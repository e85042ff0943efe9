import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { addedSensor, restoredSensor, sensorChange, sensorInput, sensorKinds, sensorList, sensorPage, testAnswer, testPayload, type TestAnswer } from "#contract/sensors.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { accept, refuse } from "#domain/outcome.ts";
import type { Actor, ClinicId, SensorId } from "#domain/ids.ts";
import type { Sensor } from "#domain/setup.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import { editSetup } from "#server/clinics.ts";
import { filledGuides, guidesOf } from "#server/connect-guides.ts";
import { decodeFor } from "#server/decode.ts";
import type { House } from "#server/house.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { addressOf, issued, originOf } from "#server/http/issued.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { idFrom } from "#server/id-from.ts";
import { paintSensorList, paintSensorPage } from "#server/paint/paint-sensors.ts";
import { withChangedSensor, withoutSensor, withRestoredSensor, withSensor } from "#server/sensor-setup.ts";
import { forgetStranger } from "#server/store/quarantine.ts";
import { belongingsOf, giveBack, removedSensor, type Belongings } from "#server/store/removed-sensors.ts";
import { issueToken, newToken, reviveTokens, revokeTokens, subjectsOf } from "#server/store/tokens.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";

const named = z.object({ id: z.string().min(1).max(80) });
const json = <Schema extends z.ZodType>(schema: Schema, description = "Done") => ({ description, content: { "application/json": { schema } } });
const wanted = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: { "application/json": { schema } } });

const kinds = createRoute({ method: "get", path: "/api/admin/sensor-kinds", summary: "Everything that can be added", responses: { 200: json(sensorKinds), ...refusals } });
const list = createRoute({ method: "get", path: "/api/admin/sensors", summary: "All sensors and gateways, and senders that nobody has added", responses: { 200: json(sensorList), ...refusals } });
const add = createRoute({
  method: "post",
  path: "/api/admin/sensors",
  summary: "Add a sensor; its token is shown this once",
  request: { body: wanted(sensorInput) },
  responses: { 201: json(addedSensor, "What to do next on the vendor's page"), ...refusals },
});
const page = createRoute({ method: "get", path: "/api/admin/sensors/{id}", summary: "One sensor with its health, its history and its last messages", request: { params: named }, responses: { 200: json(sensorPage), ...refusals } });
const change = createRoute({ method: "put", path: "/api/admin/sensors/{id}", summary: "Change a sensor", request: { params: named, body: wanted(sensorChange) }, responses: { 204: { description: "Changed" }, ...refusals } });
const remove = createRoute({ method: "delete", path: "/api/admin/sensors/{id}", summary: "Remove a sensor: its token stops, the log keeps its past", request: { params: named }, responses: { 204: { description: "Removed" }, ...refusals } });
const restore = createRoute({
  method: "post",
  path: "/api/admin/sensors/{id}/restore",
  summary: "Bring back a sensor that was removed within the last day, with the token that stopped when it was removed",
  request: { params: named },
  responses: { 200: json(restoredSensor), ...refusals },
});
const test = createRoute({ method: "post", path: "/api/admin/sensors/{id}/test", summary: "What would be read from a message; nothing is counted", request: { params: named, body: wanted(testPayload) }, responses: { 200: json(testAnswer), ...refusals } });

/** Administrators add, look after and remove the sensors of their clinic. */
export function sensorRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;
  const removed = new Map<string, Belongings>();

  api.openapi(kinds, async (c) => {
    await signedIn(c, parts, mayAdminister);
    const all = [...house.adapters.values()].map((a) => ({ id: a.id, vendor: a.vendor, models: a.models, says: a.says, source: a.source, usualEverySeconds: a.usualEverySeconds ?? 300, connect: guidesOf(a) }));
    return c.json({ kinds: all.sort((a, b) => a.vendor.localeCompare(b.vendor) || a.id.localeCompare(b.id)) }, 200);
  });

  api.openapi(list, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await paintSensorList(house, session.clinic.id, brokerOf(parts, c)), 200);
  });

  api.openapi(add, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const input = c.req.valid("json");
    const clinicId = session.clinic.id;
    const used = await subjectsOf(sql, clinicId, "sensor");
    const token = newToken();
    let id = "";
    const outcome = await editSetup(
      house,
      clinicId,
      actorOf(session),
      (setup) => {
        id = idFrom(input.name, [...used, ...setup.sensors.map((s) => s.id)], "sensor");
        return withSensor(setup, id, input, house.adapters);
      },
      (tx) => issueToken(tx, { clinicId, kind: "sensor", subjectId: id }, token, Date.now()),
    );
    if (!outcome.ok) stop("bad-request", outcome.refusal.says, outcome.refusal.code);
    await forgetStranger(sql, clinicId, [id, ...(input.externalId === null ? [] : [input.externalId])]);
    const origin = originOf(c, house);
    const answer = issued("sensor", id, token, origin, input.adapter);
    const topic = `anteroom/${outcome.value.slug}/sensors/${id}`;
    return c.json({ id, issued: answer, connect: filledGuides(house.adapters.get(input.adapter), { address: answer.address, token, sensorId: id, topic, mqtt: brokerOf(parts, c) }) }, 201);
  });

  api.openapi(page, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const sensor = sensorIn(house, session.clinic.id, c.req.valid("param").id);
    return c.json(await paintSensorPage(house, session.clinic.id, sensor, { address: addressOf("sensor", sensor.id, originOf(c, house)), mqtt: brokerOf(parts, c) }), 200);
  });

  api.openapi(change, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { id } = sensorIn(house, session.clinic.id, c.req.valid("param").id);
    const input = c.req.valid("json");
    const outcome = await editSetup(house, session.clinic.id, actorOf(session), (setup) => (setup.sensors.some((s) => s.id === id) ? withChangedSensor(setup, id, input) : refuse("id", "this sensor has just been removed")));
    if (!outcome.ok) stop("bad-request", outcome.refusal.says, outcome.refusal.code);
    if (input.externalId !== null) await forgetStranger(sql, session.clinic.id, [input.externalId]);
    return c.body(null, 204);
  });

  api.openapi(remove, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { id } = sensorIn(house, clinicId, c.req.valid("param").id);
    const belongings = await belongingsOf(sql, clinicId, id);
    // By the same clock as the event, so that a token that stopped now is told from one that had been revoked before.
    await editSetup(house, clinicId, actorOf(session), (setup) => accept(withoutSensor(setup, id)), (tx) => revokeTokens(tx, { clinicId, kind: "sensor", subjectId: id }, house.clock()).then(() => undefined));
    removed.set(`${clinicId}/${id}`, belongings);
    return c.body(null, 204);
  });

  api.openapi(restore, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { id } = c.req.valid("param");
    const before = await removedSensor(sql, clinicId, id, house.clock());
    if (!before) stop("not-found", "No sensor of this name was removed within the last day.");
    const belongings = removed.get(`${clinicId}/${id}`);
    let tokenWorks = false;
    const outcome = await editSetup(
      house,
      clinicId,
      actorOf(session),
      (setup) => withRestoredSensor(setup, before.sensor),
      async (tx) => {
        tokenWorks = await reviveTokens(tx, { clinicId, kind: "sensor", subjectId: id }, before.removedAt);
        await giveBack(tx, belongings ?? {});
      },
    );
    if (!outcome.ok) stop("not-possible-now", outcome.refusal.says, outcome.refusal.code);
    removed.delete(`${clinicId}/${id}`);
    return c.json({ id, tokenWorks, lost: belongings ? [] : lostOf(before.sensor) }, 200);
  });

  api.openapi(test, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const sensor = sensorIn(house, session.clinic.id, c.req.valid("param").id);
    const { payload, topic } = c.req.valid("json");
    return c.json(await tried(house, session.clinic.id, sensor, payload, topic), 200);
  });
}

/** Our own broker is wherever this page was asked for. */
export function brokerOf({ mqtt }: ApiParts, c: Context): { host: string; port: number } | null {
  const broker = mqtt();
  return broker && { port: broker.port, host: broker.host ?? new URL(`http://${c.req.header("host") ?? new URL(c.req.url).host}`).hostname };
}

function actorOf(session: Session): Actor {
  return { kind: "staff", id: session.id, name: session.name };
}

function sensorIn(house: House, clinicId: ClinicId, id: SensorId): Sensor {
  return house.keeper.state(clinicId).setup.sensors.find((s) => s.id === id) ?? stop("not-found");
}

async function tried(house: House, clinicId: ClinicId, sensor: Sensor, payload: string, topic: string | undefined): Promise<TestAnswer> {
  try {
    const readings = await decodeFor(house, clinicId, sensor, { body: parsedBody(payload), ...(topic ? { topic } : {}) }, house.clock());
    return { readings, problem: null };
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    return { readings: [], problem: { field: error.field, says: error.says } };
  }
}

/** What the setup does not hold is remembered by the process that removed the sensor; another, or a later one, cannot know it. */
function lostOf({ adapter }: Sensor): ("codec" | "drawing")[] {
  return adapter === "lorawan-codec" ? ["codec"] : adapter === "anteroom-camera" ? ["drawing"] : [];
}
