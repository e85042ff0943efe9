import type { Context } from "hono";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { errors } from "#contract/errors.ts";
import { callingSystem, type CallingSystem } from "#server/calling-system.ts";
import type { House } from "#server/house.ts";
import type { Outcome } from "#domain/outcome.ts";
import type { CommandCode } from "#domain/queue/command.ts";
import { refuseFhir } from "#server/http/fhir/outcome.ts";
import { fhirId, identifiersOf } from "#server/http/fhir/resources.ts";
import { ourId, keepExternalId } from "#server/store/external-ids.ts";

export async function fhirCaller(c: Context, house: House): Promise<CallingSystem> {
  const token = /^Bearer (\S{10,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  return (await callingSystem(house, token)) ?? refuseFhir(401, "login", "This token is unknown or has been revoked.");
}

/** The resource in a request, read by its schema; what is wrong with it is said with the path. */
export async function resourceIn<Schema extends z.ZodType<{ id?: string }>>(c: Context, schema: Schema, type: string): Promise<z.infer<Schema>> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuseFhir(400, "structure", "The body is not JSON.");
  }
  const read = schema.safeParse(body);
  if (!read.success) {
    const issue = read.error.issues[0];
    const path = [type, ...(issue?.path ?? [])].reduce<string>((so, part) => (typeof part === "number" ? `${so}[${part}]` : so === "" ? String(part) : `${so}.${String(part)}`), "");
    refuseFhir(422, issue?.path[0] === "resourceType" ? "invalid" : "value", `${path}: ${issue?.message ?? "cannot be read"}`, path);
  }
  const id = c.req.param("id");
  if (id !== undefined && !fhirId.safeParse(id).success) refuseFhir(400, "value", "The address has no valid id.");
  if (id !== undefined && read.data.id !== undefined && read.data.id !== id) refuseFhir(400, "invalid", "The id of the resource is not that of the address.", `${type}.id`);
  return read.data;
}

/** What a create is known by when it comes again: If-None-Exist, or an identifier of the resource. */
export function namesOf(c: Context, resource: Parameters<typeof identifiersOf>[0]): string[] {
  const asked = c.req.header("if-none-exist");
  const query = asked === undefined ? null : new URLSearchParams(asked.replace(/^\?/, "")).get("identifier");
  if (asked !== undefined && query === null) refuseFhir(412, "not-supported", "If-None-Exist is understood with identifier only.");
  return [...new Set([...(query === null ? [] : [query.includes("|") ? query : `|${query}`]), ...identifiersOf(resource)])].slice(0, 20);
}

export type Named = "Appointment" | "Encounter";

export async function foundBy(house: House, { clinicId, gatewayId }: CallingSystem, kind: Named, names: string[]): Promise<string | undefined> {
  for (const externalId of names) {
    const found = await ourId(house.database.sql, { clinicId, system: `fhir/${gatewayId}`, kind, externalId });
    if (found !== undefined) return found;
  }
  return undefined;
}

export async function keepNames(house: House, { clinicId, gatewayId }: CallingSystem, kind: Named, names: string[], ours: string): Promise<void> {
  for (const externalId of names) await keepExternalId(house.database.sql, { clinicId, system: `fhir/${gatewayId}`, kind, externalId }, ours, house.clock());
}

/** The value of a command that was carried out; a refusal of the queue is a broken business rule. */
export function done<Value>(outcome: Outcome<Value, CommandCode>): Value {
  if (outcome.ok) return outcome.value;
  const status = errors[outcome.refusal.code].status === 404 ? 422 : 409;
  return refuseFhir(status, "business-rule", outcome.refusal.says);
}

/** Each request is its own unless it says otherwise. */
export const once = () => randomUUID();
