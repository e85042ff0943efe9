import type { Context } from "hono";
import type { ClinicId } from "#domain/ids.ts";
import { callingSystem, type CallingSystem } from "#server/calling-system.ts";
import type { House } from "#server/house.ts";
import { ownerOf } from "#server/store/tokens.ts";

/** A television may look; a totem may also give out tickets. */
export type NovoSgaCaller = { clinicId: ClinicId; subjectId: string; totem?: CallingSystem };

export async function novoSgaCaller(house: House, token: string | undefined): Promise<NovoSgaCaller | undefined> {
  if (token === undefined || !/^\S{10,200}$/.test(token)) return undefined;
  const totem = await callingSystem(house, token);
  if (totem) return { clinicId: totem.clinicId, subjectId: totem.gatewayId, totem };
  const board = await ownerOf(house.database.sql, token, "board", Date.now());
  return board && house.keeper.ids().includes(board.clinicId) ? { clinicId: board.clinicId, subjectId: board.subjectId } : undefined;
}

export function tokenIn(c: Context): string | undefined {
  return /^Bearer (\S{10,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
}
