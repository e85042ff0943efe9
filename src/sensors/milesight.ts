import { Bytes } from "#sensors/bytes.ts";
import { PayloadError } from "#sensors/payload-error.ts";

/** One channel of a Milesight message: "04cc" is channel 4, type CC. */
export type Channel = { key: string; value: Bytes };

/** What any of its devices may send beside its measurements, in bytes of value: versions, serial numbers, restarts. */
const common: Record<string, number> = { ff01: 1, ff08: 6, ff09: 2, ff0a: 2, ff0b: 1, ff0f: 1, ff16: 8, ff1f: 4, ffcc: 1, fffe: 1, ffff: 2, "0175": 1 };

/**
 * The channels of a message, one after the other. `lengths` says how many bytes each has, given what follows. A message
 * does not say how long a channel is that we do not know, so reading ends there: PayloadError if it is the first.
 */
export function channelsOf(bytes: Bytes, lengths: Record<string, number | ((bytes: Bytes) => number)>): Channel[] {
  const channels: Channel[] = [];
  while (bytes.left > 0) {
    const key = hex(bytes.u8()) + hex(bytes.u8());
    const length = lengths[key] ?? common[key];
    if (length === undefined) {
      if (channels.length === 0) throw new PayloadError(bytes.field, `starts with channel ${key}, which none of these sensors has`);
      break;
    }
    channels.push({ key, value: bytes.slice(typeof length === "number" ? length : length(bytes)) });
  }
  return channels;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
