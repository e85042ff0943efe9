import type { ClinicId, SensorId } from "#domain/ids.ts";
import { asKept as withoutPixels, type Reading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";
import type { Payload } from "#sensors/adapter.ts";
import type { House } from "#server/house.ts";
import { addMessages, messagesKept, type KeptMessage } from "#server/store/messages.ts";
import { storableText } from "#server/store/storable-text.ts";
import { textWithoutPrivate } from "#server/without-private.ts";

export type HeardMessage = { sensorId: SensorId; receivedAt: EpochMs; via: string; payload: Payload; readings: Reading[]; problem: string | null };

const everyMs = 1_000;
const payloadBytesMax = 64 * 1024;
/** A buffered day has more readings than anybody reads in a list. */
const readingsMax = 200;

type Heard = { latest?: HeardMessage; unreadable: HeardMessage[] };

/**
 * Keeps the last messages of each sensor for whoever sets it up: of those that could be read the latest of each second,
 * of those that could not as many as are shown. Nothing but a note is taken while a message is counted; text is made
 * and written afterwards, for all sensors of a clinic at once.
 */
export function keepMessages(house: House, ms = everyMs): { keep(clinicId: ClinicId, message: HeardMessage): void; /** Writes down at once whatever waits. */ settle(): Promise<void> } {
  const heard = new Map<ClinicId, Map<SensorId, Heard>>();
  let writing: Promise<void> = Promise.resolve();

  const flush = (clinicId: ClinicId) => {
    const bySensor = heard.get(clinicId);
    heard.delete(clinicId);
    if (!bySensor) return;
    writing = writing.then(() => write(clinicId, bySensor)).catch((error: unknown) => house.log.warn({ err: error }, "last messages could not be kept"));
  };
  const write = async (clinicId: ClinicId, bySensor: Map<SensorId, Heard>) => {
    const messages = [...bySensor.values()].flatMap((h) => [...h.unreadable, ...(h.latest ? [h.latest] : [])]).sort((a, b) => a.receivedAt - b.receivedAt);
    const sensors = new Map(house.keeper.state(clinicId).setup.sensors.map((s) => [s.id, s.adapter]));
    const kept = messages.map((m) => asKept(m, house.adapters.get(sensors.get(m.sensorId) ?? "")?.privateFields ?? []));
    await addMessages(house.database.sql, clinicId, kept);
  };

  const keep = (clinicId: ClinicId, message: HeardMessage) => {
    let bySensor = heard.get(clinicId);
    if (!bySensor) {
      bySensor = new Map();
      heard.set(clinicId, bySensor);
      setTimeout(flush, ms, clinicId).unref();
    }
    const of = bySensor.get(message.sensorId) ?? { unreadable: [] };
    if (message.problem === null) of.latest = message;
    else if (of.unreadable.push(message) > messagesKept) of.unreadable.shift();
    bySensor.set(message.sensorId, of);
  };
  const settle = async () => {
    for (const clinicId of [...heard.keys()]) flush(clinicId);
    await writing;
  };
  return { keep, settle };
}

function asKept({ payload, readings, ...message }: HeardMessage, privateFields: readonly string[]): KeptMessage {
  return {
    ...message,
    topic: payload.topic === undefined ? null : storableText(payload.topic.slice(0, 500)),
    payload: textWithoutPrivate(payload.body, privateFields, payloadBytesMax),
    readings: readings.slice(0, readingsMax).map(withoutPixels),
    problem: message.problem === null ? null : storableText(message.problem.slice(0, 1_000)),
  };
}
