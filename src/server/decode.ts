import type { Reading } from "#domain/occupancy/reading.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Sensor } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";
import type { DecodeContext, Payload, SensorAdapter } from "#sensors/adapter.ts";
import { codecAdapterId } from "#sensors/codec/codec-adapter-id.ts";
import { isPayloadError, PayloadError } from "#sensors/payload-error.ts";
import type { House } from "#server/house.ts";
import { readWithCodec } from "#server/read-with-codec.ts";
import { isStorable } from "#server/store/storable-text.ts";

/** A sensor's message in our words: what counts and what an administrator tries out go through here. Throws PayloadError. */
export async function decodeFor(house: House, clinicId: ClinicId, sensor: Sensor | undefined, payload: Payload, receivedAt: EpochMs): Promise<Reading[]> {
  const adapter = sensor && house.adapters.get(sensor.adapter);
  if (!sensor || !adapter) throw new PayloadError("(sensor)", sensor ? `no adapter "${sensor.adapter}" is installed` : "this sensor has been removed");
  if (adapter.id === codecAdapterId) return storable(await readWithCodec(house, clinicId, sensor.id, payload, receivedAt));
  return decodeSafely(adapter, payload, { receivedAt, timeZone: sensor.timeZone ?? house.keeper.state(clinicId).setup.timeZone });
}

/** An adapter that stumbles over a message has met something unreadable, whatever it throws. */
export function decodeSafely(adapter: SensorAdapter, payload: Payload, context: DecodeContext): Reading[] {
  return storable(decodeOrRefuse(adapter, payload, context));
}

function storable(readings: Reading[]): Reading[] {
  if (readings.some(cannotBeStored)) throw new PayloadError("(whole payload)", "holds a character that no text may hold");
  return readings;
}

function decodeOrRefuse(adapter: SensorAdapter, payload: Payload, context: DecodeContext): Reading[] {
  try {
    return adapter.decode(payload, context);
  } catch (error) {
    if (isPayloadError(error)) throw error;
    throw new PayloadError("(whole payload)", `not a message of ${adapter.vendor}`);
  }
}

/** PostgreSQL's JSON holds neither zero characters nor half ones, and would refuse the messages of all others along with this one. */
function cannotBeStored(reading: Reading): boolean {
  return Object.values(reading)
    .flat()
    .some((value) => typeof value === "string" && !isStorable(value));
}
