import { createRoute, z } from "@hono/zod-openapi";
import { codecInput, codecPage, codecTried, codecTry, type CodecMapping, type CodecPage, type CodecTried, type CodecTry } from "#contract/codecs.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { applyMapping } from "#sensors/codec/apply-mapping.ts";
import { codecAdapterId } from "#sensors/codec/codec-adapter-id.ts";
import { pathText } from "#sensors/codec/field-path.ts";
import { codecMapping } from "#sensors/codec/mapping.ts";
import { radioBytes } from "#sensors/codec/radio-bytes.ts";
import { leavesOf, suggestMapping } from "#sensors/codec/suggest-mapping.ts";
import { uplinkOf } from "#sensors/lorawan.ts";
import { isPayloadError, PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";
import type { CodecOutcome } from "#server/codec/sandbox-messages.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { codecOf, lastPayloads, saveCodec } from "#server/store/sensor-codecs.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";

const params = z.object({ id: z.string().min(1).max(80) });

const show = createRoute({
  method: "get",
  path: "/api/admin/sensors/{id}/codec",
  summary: "The codec of a sensor that brings its own",
  request: { params },
  responses: { 200: { description: "What is saved, and the last message to try it on", content: { "application/json": { schema: codecPage } } }, ...refusals },
});

const save = createRoute({
  method: "put",
  path: "/api/admin/sensors/{id}/codec",
  summary: "Bring a codec, and say what its fields mean",
  description: "A codec that does not load, or defines no decoder, is refused and the earlier one stays.",
  request: { params, body: { required: true, content: { "application/json": { schema: codecInput } } } },
  responses: { 204: { description: "Saved; the next message is read by it" }, ...refusals },
});

const attempt = createRoute({
  method: "post",
  path: "/api/admin/codecs/try",
  summary: "Try a codec and a mapping on a message; nothing is counted",
  request: { body: { required: true, content: { "application/json": { schema: codecTry } } } },
  responses: { 200: { description: "What was read, or why not", content: { "application/json": { schema: codecTried } } }, ...refusals },
});

/** A person tries one thing after another. */
const triesAtOnce = 3;

export function codecRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;
  const trying = new Map<string, number>();

  api.openapi(show, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const sensor = sensorWithCodec(parts, session, c.req.valid("param").id);
    const stored = await codecOf(sql, session.clinic.id, sensor.id);
    const codec = stored && { ...stored, mapping: read(codecMapping, stored.mapping, "mapping") };
    return c.json({ sensor: { id: sensor.id, name: sensor.name }, codec: codec ?? null, lastMessage: await lastMessage(parts, session, sensor.id) }, 200);
  });

  api.openapi(save, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const sensor = sensorWithCodec(parts, session, c.req.valid("param").id);
    const { source, mapping: asked } = c.req.valid("json");
    const mapping = checked(asked, (field, says) => stop("bad-request", says, `mapping.${field}`));
    if (mapping.decodedBy === "codec") {
      if (source.includes("\u0000")) stop("bad-request", "The codec is no text.", "source");
      const loaded = await atMost(trying, session.clinic.id, () => house.sandbox.run(session.clinic.id, { source }));
      if (!loaded.ok) stop(loaded.problem.code === "too-large" ? "too-large" : "bad-request", loaded.problem.says, "source");
    }
    await saveCodec(sql, session.clinic.id, sensor.id, { source: mapping.decodedBy === "codec" ? source : "", mapping, savedAt: house.clock(), savedBy: session.name });
    return c.body(null, 204);
  });

  api.openapi(attempt, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const asked = c.req.valid("json");
    return c.json(await atMost(trying, session.clinic.id, () => tried(parts, session, asked)), 200);
  });
}

function sensorWithCodec({ house }: ApiParts, session: Session, id: string): { id: string; name: string } {
  const sensor = house.keeper.state(session.clinic.id).setup.sensors.find((s) => s.id === id);
  if (!sensor) stop("not-found");
  if (sensor.adapter !== codecAdapterId) stop("not-possible-now", "This sensor is read by an adapter of its vendor and needs no codec.");
  return sensor;
}

async function atMost<T>(trying: Map<string, number>, clinicId: string, work: () => Promise<T>): Promise<T> {
  const already = trying.get(clinicId) ?? 0;
  if (already >= triesAtOnce) stop("too-many-tries", "Several codecs are being tried already. Wait a moment and try again.");
  trying.set(clinicId, already + 1);
  try {
    return await work();
  } finally {
    trying.set(clinicId, (trying.get(clinicId) ?? 1) - 1);
  }
}

async function tried({ house }: ApiParts, session: Session, asked: CodecTry): Promise<CodecTried> {
  const nothing: CodecTried = { output: null, fields: [], warnings: [], readings: [], problem: null, suggestedMapping: null, milliseconds: 0 };
  let outcome: CodecOutcome;
  try {
    outcome = asked.decoded === undefined ? await house.sandbox.run(session.clinic.id, { source: asked.source ?? "", uplink: { fPort: asked.fPort, bytes: [...radioBytes(asked.bytes ?? "")], at: house.clock() } }) : fromJson(asked.decoded);
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    return { ...nothing, problem: { of: "message", code: "bad-message", says: error.says, line: null, field: error.field } };
  }
  const { milliseconds } = outcome;
  if (!outcome.ok) {
    const { code, says, line = null } = outcome.problem;
    return { ...nothing, milliseconds, problem: { of: "codec", code, says, line, field: null } };
  }
  const { output, warnings } = outcome;
  const decodedBy = asked.decoded === undefined ? "codec" : "network-server";
  const suggested = suggestMapping(output);
  const suggestedMapping: CodecMapping | null = suggested ? { decodedBy, fPorts: [], ...suggested } : null;
  const fields = leavesOf(output).map(({ path, value }) => ({ path: pathText(path), value }));
  const answer = { ...nothing, output, fields, warnings, suggestedMapping, milliseconds };
  const mapping = asked.mapping ?? suggestedMapping;
  if (!mapping || mapping.fields.length === 0) return answer;
  try {
    const strict = checked(mapping, (field, says) => {
      throw new PayloadError(field, says);
    });
    const isOtherPort = strict.fPorts.length > 0 && !strict.fPorts.includes(asked.fPort);
    return { ...answer, readings: isOtherPort ? [] : applyMapping(output, strict, { at: house.clock() }) };
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    return { ...answer, problem: { of: "mapping", code: "bad-mapping", says: error.says, line: null, field: error.field } };
  }
}

function fromJson(text: string): CodecOutcome {
  const output = parsedBody(text);
  if (!isObject(output)) throw new PayloadError("decoded", "expected a JSON object");
  return { ok: true, output, warnings: [], milliseconds: 0 };
}

function checked(mapping: CodecMapping, refuse: (field: string, says: string) => never): ReturnType<typeof codecMapping.parse> {
  try {
    return read(codecMapping, mapping);
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    return refuse(error.field, error.says);
  }
}

async function lastMessage({ house }: ApiParts, session: Session, sensorId: string): Promise<CodecPage["lastMessage"]> {
  for (const { receivedAt, payload } of await lastPayloads(house.database.sql, session.clinic.id, sensorId)) {
    try {
      const uplink = uplinkOf(parsedBody(payload), { receivedAt });
      if (uplink) return { receivedAt, fPort: uplink.fPort, bytes: Buffer.from(uplink.bytes.rest()).toString("hex"), decoded: isObject(uplink.decoded) ? JSON.stringify(uplink.decoded, null, 2) : null };
    } catch (error) {
      if (!isPayloadError(error)) throw error;
    }
  }
  return null;
}
