import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { House } from "#server/house.ts";
import { clinicOfToken } from "#server/store/tokens.ts";

/**
 * Which clinic should hear of a message whose token was refused. A token that once was one of its own tells; otherwise
 * the only clinic that has a sensor of this name. Of several nobody hears: it is another clinic's message for all but one.
 */
export async function whoseStranger(house: House, sensorId: SensorId, token: string | undefined): Promise<{ clinicId: ClinicId; reason: "wrong-token" | "unknown-sender" } | undefined> {
  const has = (clinicId: ClinicId) => house.keeper.state(clinicId).setup.sensors.some((s) => s.id === sensorId);
  const issuer = token === undefined ? undefined : await clinicOfToken(house.database.sql, token);
  if (issuer !== undefined) return { clinicId: issuer, reason: has(issuer) ? "wrong-token" : "unknown-sender" };
  const clinics = house.keeper.ids().filter(has);
  return clinics.length === 1 ? { clinicId: clinics[0] as ClinicId, reason: "wrong-token" } : undefined;
}
