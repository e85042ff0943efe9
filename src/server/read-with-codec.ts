import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";
import type { Payload } from "#sensors/adapter.ts";
import { applyMapping } from "#sensors/codec/apply-mapping.ts";
import { codecMapping } from "#sensors/codec/mapping.ts";
import { uplinkOf, type Uplink } from "#sensors/lorawan.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";
import type { CodecTask } from "#server/codec/sandbox-messages.ts";
import type { Sandbox } from "#server/codec/sandbox.ts";
import type { House } from "#server/house.ts";
import { codecOf } from "#server/store/sensor-codecs.ts";

/**
 * What a device without code of ours said: out of the envelope, through the codec that its administrator has brought or
 * the network server's own, by the mapping. Throws PayloadError for a message that gives no readings, whoever is at fault.
 */
export async function readWithCodec(house: House, clinicId: ClinicId, sensorId: SensorId, { body }: Payload, receivedAt: EpochMs): Promise<Reading[]> {
  const uplink = uplinkOf(body, { receivedAt });
  if (!uplink) return [];
  const stored = await codecOf(house.database.sql, clinicId, sensorId);
  if (!stored) throw new PayloadError("(codec)", "this sensor has no codec yet: bring one on its page");
  const mapping = read(codecMapping, stored.mapping, "(mapping)");
  if (mapping.fPorts.length > 0 && !mapping.fPorts.includes(uplink.fPort)) return [];
  const output = mapping.decodedBy === "codec" ? await decoded(house.sandbox, clinicId, stored.source, uplink) : decodedElsewhere(uplink);
  return applyMapping(output, mapping, uplink);
}

async function decoded(sandbox: Sandbox, clinicId: ClinicId, source: string, { fPort, bytes, at }: Uplink): Promise<Record<string, unknown> | null> {
  const task: CodecTask = { source, uplink: { fPort, bytes: [...bytes.rest()], at } };
  let outcome = await sandbox.run(clinicId, task);
  // A machine that has stood still for a moment looks like a codec that does not come back.
  if (!outcome.ok && outcome.problem.code === "too-long") outcome = await sandbox.run(clinicId, task);
  if (!outcome.ok) throw new PayloadError("(codec)", outcome.problem.says);
  return outcome.output;
}

function decodedElsewhere({ decoded: output }: Uplink): Record<string, unknown> {
  if (isObject(output)) return output;
  throw new PayloadError("(decoded fields)", "the network server has decoded nothing: give the device its codec there, or bring one here");
}
