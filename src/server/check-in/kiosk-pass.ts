import type { ClinicId } from "#domain/ids.ts";
import type { Kiosk } from "#domain/setup.ts";
import type { House } from "#server/house.ts";
import { ownerOf } from "#server/store/tokens.ts";

export const kioskCookie = (kioskId: string) => `anteroom_kiosk_${kioskId}`;

/** The kiosk that this browser has been paired as, and whose it is; `undefined` for every other browser. */
export async function kioskOf(house: House, kioskId: string, headers: Headers): Promise<{ clinicId: ClinicId; kiosk: Kiosk } | undefined> {
  const token = cookieOf(headers, kioskCookie(kioskId));
  if (token === undefined || token === "") return undefined;
  const owner = await ownerOf(house.database.sql, token, "kiosk", house.clock());
  if (owner?.subjectId !== kioskId || !house.keeper.ids().includes(owner.clinicId)) return undefined;
  const kiosk = house.keeper.state(owner.clinicId).setup.kiosks?.find((k) => k.id === kioskId);
  return kiosk && { clinicId: owner.clinicId, kiosk };
}

export function cookieOf(headers: Headers, name: string): string | undefined {
  const part = (headers.get("cookie") ?? "").split(/; */).find((one) => one.startsWith(`${name}=`));
  return part?.slice(name.length + 1);
}
