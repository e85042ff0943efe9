/**
 * A model with one more file behind it, as a zip archive that begins where the model ends: MediaPipe reads the same
 * bytes as a flatbuffer from the front and as an archive from the back. Places in the archive count from the
 * model's first byte. The file is stored as it is.
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function withFile(model: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const nameBytes = Buffer.from(name, "utf8");
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version 2.0 reads it
  common.writeUInt16LE(firstDosDay, 8); // the day, behind an empty time
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.concat([signature(0x04034b50), common, nameBytes, content]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(model.length, 10); // where the local header is
  const directory = Buffer.concat([signature(0x02014b50), version20, common, rest, nameBytes]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(model.length + local.length, 12);
  return Buffer.concat([model, local, directory, signature(0x06054b50), end]);
}

/** 1 January 1980: the same archive whenever it is made. */
const firstDosDay = (1 << 5) | 1;
const version20 = Buffer.from([20, 0]);

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Node has one of its own only from 20.15 on. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
