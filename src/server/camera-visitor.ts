import type { ErrorCode } from "#contract/errors.ts";
import { mayAdminister } from "#contract/session.ts";
import type { Actor, ClinicId, SensorId } from "#domain/ids.ts";
import type { Sensor } from "#domain/setup.ts";
import { adapter as anteroomCamera } from "#sensors/adapters/anteroom-camera.ts";
import type { Guard } from "#server/guard.ts";
import type { House } from "#server/house.ts";

/** Somebody who may see a camera's page and change its drawing; `paired` browsers also count. */
export type CameraVisitor = { clinicId: ClinicId; sensor: Sensor; paired: boolean; actor: Actor };

/** Who asks for a camera's page: its own paired browser, or an administrator of its clinic. Otherwise why not. */
export async function cameraVisitor(house: House, guard: Guard, sensorId: SensorId, headers: Headers): Promise<CameraVisitor | { refusal: ErrorCode }> {
  const visitor = await guard.visitor(headers);
  const { session } = visitor;
  const pairedWith = await guard.pairedCamera(sensorId, visitor);
  const mayLook = session !== null && mayAdminister.includes(session.role);
  const clinicId = pairedWith ?? (mayLook ? session.clinic.id : undefined);
  if (clinicId === undefined) return { refusal: session ? "not-allowed" : visitor.cameraTokens.has(sensorId) ? "bad-token" : "not-signed-in" };
  const sensor = cameraOf(house, clinicId, sensorId);
  if (!sensor) return { refusal: "not-found" };
  const actor: Actor = mayLook && session.clinic.id === clinicId ? { kind: "staff", id: session.id, name: session.name } : { kind: "system", name: "camera page" };
  return { clinicId, sensor, paired: pairedWith !== undefined, actor };
}

/** The sensor, if it is a camera page of ours. */
export function cameraOf(house: House, clinicId: ClinicId, sensorId: SensorId): Sensor | undefined {
  return house.keeper.state(clinicId).setup.sensors.find((s) => s.id === sensorId && s.adapter === anteroomCamera.id);
}
