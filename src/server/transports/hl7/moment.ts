import type { EpochMs } from "#domain/time.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import { localTime } from "#sensors/local-time.ts";
import { valueAt, type Hl7Message } from "#server/transports/hl7/message.ts";
import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";

/** YYYYMMDDHH[MM[SS[.s...]]][+-ZZZZ]: less than an hour is no moment. */
const shape = /^(\d{10})(\d\d)?(\d\d)?(?:\.\d{1,6})?([+-]\d{4})?$/;
const wall = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/**
 * The moment in a field. Without an offset of its own it is read in that of MSH-7, as the standard says, and otherwise on the clinic's
 * wall clock. `undefined` where the field is empty.
 */
export function momentAt(message: Hl7Message, path: string, timeZone: string, near: EpochMs): EpochMs | undefined {
  const text = valueAt(message, path);
  return text === undefined ? undefined : momentOf(text, path, offsetOf(valueAt(message, "MSH-7")) ?? timeZone, near);
}

export function momentOf(text: string, field: string, zone: string, near: EpochMs): EpochMs {
  const [, hours, minutes = "00", seconds = "00"] = shape.exec(text) ?? [];
  if (hours === undefined) throw new Hl7Refusal("data-type", field, "is not a date with a time");
  try {
    return localTime(field, `${hours}${minutes}${seconds}`, wall, offsetOf(text) ?? zone, near);
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    throw new Hl7Refusal("data-type", field, "is not a date with a time");
  }
}

/** "+0100" as the zone "+01:00". */
function offsetOf(text: string | undefined): string | undefined {
  const offset = /[+-]\d{4}$/.exec(text ?? "")?.[0];
  return offset && `${offset.slice(0, 3)}:${offset.slice(3)}`;
}
