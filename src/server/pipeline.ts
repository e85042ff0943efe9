import type { ClinicId, SensorId } from "#domain/ids.ts";
import { freshCounter } from "#domain/occupancy/count.ts";
import { estimate } from "#domain/occupancy/estimate.ts";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { Payload, SensorAdapter } from "#sensors/adapter.ts";
import { codecAdapterId } from "#sensors/codec/codec-adapter-id.ts";
import { isPayloadError, PayloadError } from "#sensors/payload-error.ts";
import { gatherCounts, type Taken } from "#server/count-batch.ts";
import type { House } from "#server/house.ts";
import type { Picture } from "#server/picture.ts";
import { readWithCodec } from "#server/read-with-codec.ts";
import { markTrouble } from "#server/store/readings.ts";

/**
 * The straight line, from a vendor's bytes to everybody's screens. The first half ends on the disk; the second begins
 * whenever the clinic has changed, by a count or by a person's command alike.
 */
export type Pipeline = {
  /** payload -> decode -> count -> append -> apply. Throws PayloadError; the sensor is then marked. */
  take(clinicId: ClinicId, sensorId: SensorId, payload: Payload): Promise<Taken>;
  /** estimate -> forecast -> plan. Painting and pushing are of whoever watches: see realtime.ts. */
  conclude(clinicId: ClinicId): Picture;
};

export function makePipeline(house: House, options: { gatherMs?: number } = {}): Pipeline {
  const countAndAppend = gatherCounts(house, options.gatherMs);
  const concluded = new Map<ClinicId, Picture>();
  house.keeper.onChange((clinicId) => concluded.delete(clinicId));

  return {
    async take(clinicId, sensorId, payload) {
      const receivedAt = house.clock();
      const readings = await decode(house, clinicId, sensorId, payload, receivedAt);
      return countAndAppend(clinicId, { sensorId, receivedAt, readings });
    },

    conclude(clinicId) {
      const at = house.clock();
      const earlier = concluded.get(clinicId);
      // Time alone changes a picture too, but not within a second.
      if (earlier && at - earlier.at < 1_000) return earlier;
      const state = house.keeper.state(clinicId);
      const health = house.keeper.health(clinicId);
      const occupancy = estimate(state.setup, state.zones, health, at);
      const waits = house.forecast(state, at);
      const plan = house.plan(state, waits, at);
      const picture = { at, state, health, occupancy, waits, plan };
      concluded.set(clinicId, picture);
      return picture;
    },
  };
}

async function decode(house: House, clinicId: ClinicId, sensorId: SensorId, payload: Payload, receivedAt: number): Promise<Reading[]> {
  const { setup } = house.keeper.state(clinicId);
  const sensor = setup.sensors.find((s) => s.id === sensorId);
  const adapter = sensor && house.adapters.get(sensor.adapter);
  if (!sensor || !adapter) throw new PayloadError("(sensor)", sensor ? `no adapter "${sensor.adapter}" is installed` : "this sensor has been removed");
  try {
    if (adapter.id === codecAdapterId) return await readWithCodec(house, clinicId, sensorId, payload, receivedAt);
    return decodeSafely(adapter, payload, { receivedAt, timeZone: sensor.timeZone ?? setup.timeZone });
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    const before = house.keeper.health(clinicId)[sensorId];
    const trouble = { at: receivedAt, says: `Unreadable message: ${error.message}`, from: "message" } as const;
    await markTrouble(house.database.sql, clinicId, sensorId, trouble, freshCounter);
    house.keeper.setHealth(clinicId, sensorId, { ...before, trouble });
    throw error;
  }
}

/** An adapter that stumbles over a message has met something unreadable, whatever it throws. */
function decodeSafely(adapter: SensorAdapter, payload: Payload, context: { receivedAt: number; timeZone: string }): Reading[] {
  try {
    return adapter.decode(payload, context);
  } catch (error) {
    if (isPayloadError(error)) throw error;
    throw new PayloadError("(whole payload)", `not a message of ${adapter.vendor}`);
  }
}
