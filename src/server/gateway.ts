import type { ClinicId } from "#domain/ids.ts";
import type { Payload } from "#sensors/adapter.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import type { House } from "#server/house.ts";
import type { Pipeline, Way } from "#server/pipeline.ts";
import { senderOf, sensorOf } from "#server/transports/sender-of.ts";

export type Routed = { accepted: number; repeated: number; unknown: number; unreadable: number };

/**
 * A message that came through somebody who speaks for many sensors: taken for the one that it is from, or kept aside
 * when nobody has added that one. An unreadable message has marked its sensor; sending it again would not help.
 */
export async function route(house: House, pipeline: Pipeline, clinicId: ClinicId, gatewayId: string, payload: Payload, way: Way): Promise<Routed> {
  const sender = senderOf(payload);
  const sensor = sensorOf(house.keeper.state(clinicId).setup.sensors, sender);
  if (!sensor) {
    pipeline.turnAway(clinicId, { sender: sender.shown, via: `gateway ${gatewayId}`, reason: "unknown-sender", at: house.clock(), payload });
    return { accepted: 0, repeated: 0, unknown: 1, unreadable: 0 };
  }
  try {
    return { ...(await pipeline.take(clinicId, sensor.id, payload, way)), unknown: 0, unreadable: 0 };
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    house.log.warn({ sensorId: sensor.id, reason: error.message }, "unreadable message through a gateway");
    return { accepted: 0, repeated: 0, unknown: 0, unreadable: 1 };
  }
}
