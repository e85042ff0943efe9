import { createHash } from "node:crypto";
import type { CommandAnswer } from "#contract/commands.ts";
import type { Actor, ClinicId } from "#domain/ids.ts";
import type { Outcome } from "#domain/outcome.ts";
import type { CommandCode } from "#domain/queue/command.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import type { Asked, Door } from "#server/own-words.ts";
import { externalIdsOf, keepExternalId } from "#server/store/external-ids.ts";
import { ownerOf } from "#server/store/tokens.ts";

/** Another system that asks over HTTP with the token of a gateway. */
export type CallingSystem = { clinicId: ClinicId; gatewayId: string; name: string };

export async function callingSystem(house: House, token: string | undefined): Promise<CallingSystem | undefined> {
  if (token === undefined || !/^\S{10,200}$/.test(token)) return undefined;
  const { sql } = house.database;
  const owner = await ownerOf(sql, token, "gateway", Date.now());
  if (!owner || !house.keeper.ids().includes(owner.clinicId)) return undefined;
  const [row] = await sql<{ name: string }[]>`select name from gateways where clinic_id = ${owner.clinicId} and id = ${owner.subjectId}`;
  return { clinicId: owner.clinicId, gatewayId: owner.subjectId, name: row?.name ?? owner.subjectId };
}

/** Asks in the system's name. `key` says what it is, so that it happens once. */
export function askFor(house: House, caller: CallingSystem, command: Asked, key: string, door: Door = {}): Promise<Outcome<CommandAnswer, CommandCode>> {
  const actor: Actor = { kind: "system", name: caller.name };
  return execute(house, caller.clinicId, { idempotencyKey: createHash("sha256").update(`${caller.gatewayId}/${key}`).digest("base64url"), command }, actor, door);
}

/** Whoever brought a name may read it again; nobody else's system may. */
export function noteBrought(house: House, caller: CallingSystem, kind: "ticket" | "appointment", id: string): Promise<void> {
  return keepExternalId(house.database.sql, { clinicId: caller.clinicId, system: `brought/${caller.gatewayId}`, kind, externalId: id }, id, house.clock());
}

export async function broughtBy(house: House, caller: CallingSystem, kind: "ticket" | "appointment"): Promise<Set<string>> {
  return new Set((await externalIdsOf(house.database.sql, caller.clinicId, `brought/${caller.gatewayId}`, kind)).keys());
}
