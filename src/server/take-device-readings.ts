import type { DeviceReadingInput, IngestAnswer } from "#contract/ingest.ts";
import type { DeviceKind, DeviceReading } from "#devices/kind.ts";
import type { ClinicId, DeviceId } from "#domain/ids.ts";
import { minuteMs } from "#domain/time.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import type { House } from "#server/house.ts";
import { appendDeviceReadings, devicesOf } from "#server/store/devices.ts";

/**
 * Readings of a patient's device onto the disk, and the news to whoever watches. Throws PayloadError, with the place
 * in the message, when a value is unknown or not of this world: then nothing of the message is kept.
 */
export async function takeDeviceReadings(house: House, clinicId: ClinicId, deviceId: DeviceId, inputs: DeviceReadingInput[]): Promise<IngestAnswer> {
  const { sql } = house.database;
  const device = (await devicesOf(sql, clinicId)).find((d) => d.id === deviceId);
  const kind = device && house.kinds.get(device.kind);
  if (!kind) throw new PayloadError("(device)", device ? `no device kind "${device.kind}" is installed` : "this device has been removed");
  const receivedAt = house.clock();
  const readings = inputs.map((input, i) => checked(kind, input, receivedAt, inputs.length > 1 ? `[${i}].` : ""));
  const accepted = await appendDeviceReadings(sql, clinicId, deviceId, readings, receivedAt);
  await sql`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "devices", process: process.pid })})`;
  house.keeper.tell(clinicId);
  return { accepted, repeated: readings.length - accepted };
}

function checked(kind: DeviceKind, input: DeviceReadingInput, receivedAt: number, place: string): DeviceReading {
  for (const [id, value] of Object.entries(input.values)) {
    const measure = kind.measures[id];
    if (!measure) throw new PayloadError(`${place}values.${id}`, `a ${kind.label} measures ${Object.keys(kind.measures).join(", ")}`);
    if (value < measure.plausible.min || value > measure.plausible.max)
      throw new PayloadError(`${place}values.${id}`, `${value} ${measure.unit} is outside ${measure.plausible.min} to ${measure.plausible.max}`);
  }
  if (Object.keys(input.values).length === 0) throw new PayloadError(`${place}values`, "has no value");
  const at = input.at === undefined ? receivedAt : Date.parse(input.at);
  // A value from the future would stay "the newest" for as long as its clock is wrong.
  return { at: at > receivedAt + 2 * minuteMs ? receivedAt : at, values: input.values, ...(input.batteryPercent === undefined ? {} : { batteryPercent: input.batteryPercent }) };
}
