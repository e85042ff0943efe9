import { PayloadError } from "#sensors/payload-error.ts";

/**
 * The bytes of a radio message as somebody wrote them down: hexadecimal, also with blanks, colons or 0x, or base64.
 * What could be both is read as hexadecimal. Throws PayloadError for anything else.
 */
export function radioBytes(text: string): Uint8Array {
  const digits = text.replaceAll(/0x|[\s:,-]/gi, "");
  if (/^([0-9a-f]{2})*$/i.test(digits)) return bounded(Buffer.from(digits, "hex"));
  const letters = text.replaceAll(/\s/g, "");
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(letters) && letters.replaceAll("=", "").length % 4 !== 1) return bounded(Buffer.from(letters, "base64"));
  throw new PayloadError("bytes", "expected hexadecimal digits, two a byte, or base64");
}

function bounded(bytes: Buffer): Uint8Array {
  // The longest radio message has 242 bytes.
  if (bytes.length > 255) throw new PayloadError("bytes", `a radio message has at most 255 bytes, this one ${bytes.length}`);
  return Uint8Array.from(bytes);
}
