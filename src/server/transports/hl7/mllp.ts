/**
 * MLLP: 0x0B, the message, 0x1C 0x0D. Packets are cut and joined anywhere on the way; whatever stands between frames is noise.
 * Source: HL7 v2 Transport Specification, Minimal Lower Layer Protocol, release 1.
 */
export type FrameReader = {
  /** The messages that are whole now. Throws when a frame grows beyond `bytesMax`: no end of it can be believed any more. */
  push(chunk: Uint8Array): Buffer[];
  /** A frame has begun and not ended. */
  isOpen(): boolean;
};

const start = 0x0b;
const end = 0x1c;
const carriageReturn = 0x0d;

export function frameReader(bytesMax: number): FrameReader {
  let parts: Buffer[] | undefined;
  let bytes = 0;
  /** The last byte so far was 0x1C: the next one says whether that was the end. */
  let endBegun = false;

  const keep = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes > bytesMax) throw new RangeError(`a message of more than ${bytesMax} bytes`);
    if (part.length > 0) parts?.push(Buffer.from(part));
  };
  const open = () => {
    parts = [];
    bytes = 0;
    endBegun = false;
  };
  const closed = (): Buffer => {
    const message = Buffer.concat(parts ?? []);
    parts = undefined;
    endBegun = false;
    return message.subarray(0, message.length - 1);
  };

  return {
    isOpen: () => parts !== undefined,
    push(chunk) {
      const messages: Buffer[] = [];
      let from = 0;
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i];
        if (byte === start) {
          // A frame within a frame: the sender broke off and began anew.
          open();
          from = i + 1;
        } else if (parts && endBegun && byte === carriageReturn) {
          keep(chunk.subarray(from, i));
          messages.push(closed());
          from = i + 1;
        } else if (parts) endBegun = byte === end;
      }
      if (parts) keep(chunk.subarray(from));
      return messages;
    },
  };
}

export function framed(text: string, charset: string): Buffer {
  const latin = charset.startsWith("8859") || charset === "ASCII";
  return Buffer.concat([Buffer.of(start), Buffer.from(text, latin ? "latin1" : "utf8"), Buffer.of(end, carriageReturn)]);
}
