import type { ClinicId, SensorId } from "#domain/ids.ts";
import { freshCounter } from "#domain/occupancy/count.ts";
import { estimate } from "#domain/occupancy/estimate.ts";
import type { Payload } from "#sensors/adapter.ts";
import { isPayloadError, type PayloadError } from "#sensors/payload-error.ts";
import { gatherCounts, type Taken } from "#server/count-batch.ts";
import { decodeFor } from "#server/decode.ts";
import type { House } from "#server/house.ts";
import { keepMessages } from "#server/message-keeper.ts";
import type { Picture } from "#server/picture.ts";
import { keepStrangers, type StrangeMessage } from "#server/stranger-keeper.ts";
import { markTrouble } from "#server/store/readings.ts";

/**
 * The straight line, from a vendor's bytes to everybody's screens. The first half ends on the disk; the second begins
 * whenever the clinic has changed, by a count or by a person's command alike.
 */
export type Pipeline = {
  /** payload -> decode -> count -> append -> apply. Throws PayloadError; the sensor is then marked. */
  take(clinicId: ClinicId, sensorId: SensorId, payload: Payload, way?: Way): Promise<Taken>;
  /** A message that counts for nobody: it waits until somebody adds its sender. */
  turnAway(clinicId: ClinicId, message: StrangeMessage): void;
  /** estimate -> forecast -> plan. Painting and pushing are of whoever watches: see realtime.ts. */
  conclude(clinicId: ClinicId): Picture;
  /** Writes down the messages that wait to be kept, before the database is closed. */
  settle(): Promise<void>;
};

/** How a message came: by its own road or somebody else's, and whether a broker had kept it from earlier. */
export type Way = { via: "http" | "mqtt" | "gateway"; isRetained?: boolean };

export function makePipeline(house: House, options: { gatherMs?: number; keepMs?: number } = {}): Pipeline {
  const countAndAppend = gatherCounts(house, options.gatherMs);
  const messages = keepMessages(house, options.keepMs);
  const strangers = keepStrangers(house, options.keepMs);
  const concluded = new Map<ClinicId, Picture>();
  house.keeper.onChange((clinicId) => concluded.delete(clinicId));

  return {
    async take(clinicId, sensorId, payload, { via, isRetained = false } = { via: "http" }) {
      const receivedAt = house.clock();
      const sensor = house.keeper.state(clinicId).setup.sensors.find((s) => s.id === sensorId);
      try {
        const readings = await decodeFor(house, clinicId, sensor, payload, receivedAt);
        messages.keep(clinicId, { sensorId, receivedAt, via, payload, readings, problem: null });
        // People who walked before the broker passed its kept message on were counted then; a total or a level is still true.
        const news = isRetained ? readings.filter((r) => r.kind !== "crossings" && r.kind !== "thermal" && r.kind !== "beams") : readings;
        return await countAndAppend(clinicId, { sensorId, receivedAt, readings: news });
      } catch (error) {
        if (!isPayloadError(error)) throw error;
        messages.keep(clinicId, { sensorId, receivedAt, via, payload, readings: [], problem: error.message });
        await markUnreadable(house, clinicId, sensorId, receivedAt, error);
        throw error;
      }
    },

    turnAway: strangers.keep,

    conclude(clinicId) {
      const at = house.clock();
      const earlier = concluded.get(clinicId);
      // Time alone changes a picture too, but not within a second.
      if (earlier && Math.abs(at - earlier.at) < 1_000) return earlier;
      const state = house.keeper.state(clinicId);
      const health = house.keeper.health(clinicId);
      const occupancy = estimate(state.setup, state.zones, health, at);
      const waits = house.waits.of(clinicId, state, at);
      const plan = house.plan(state, waits, at);
      const picture = { at, state, health, occupancy, waits, plan };
      concluded.set(clinicId, picture);
      return picture;
    },

    async settle() {
      await messages.settle();
      await strangers.settle();
    },
  };
}

/** A message that cannot be read marks its sensor, until one can. */
async function markUnreadable(house: House, clinicId: ClinicId, sensorId: SensorId, receivedAt: number, error: PayloadError): Promise<void> {
  if (!house.keeper.state(clinicId).setup.sensors.some((s) => s.id === sensorId)) return;
  const trouble = { at: receivedAt, says: `Unreadable message: ${error.message}`, from: "message" } as const;
  await markTrouble(house.database.sql, clinicId, sensorId, trouble, freshCounter);
  house.keeper.setHealth(clinicId, sensorId, { ...house.keeper.health(clinicId)[sensorId], trouble });
}
