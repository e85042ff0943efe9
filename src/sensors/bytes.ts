import { PayloadError } from "#sensors/payload-error.ts";

/** Reads a binary message front to back, and says where it ends too early. */
export class Bytes {
  private offset = 0;
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    /** Path of the bytes in the message that carried them, for errors. */
    readonly field = "bytes",
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.offset;
  }

  u8 = () => this.view.getUint8(this.take(1));
  i8 = () => this.view.getInt8(this.take(1));
  u16be = () => this.view.getUint16(this.take(2));
  u16le = () => this.view.getUint16(this.take(2), true);
  i32be = () => this.view.getInt32(this.take(4));
  u32be = () => this.view.getUint32(this.take(4));
  u32le = () => this.view.getUint32(this.take(4), true);

  skip(count: number): this {
    this.take(count);
    return this;
  }

  /** The next bytes, to be read by themselves. */
  slice(count: number): Bytes {
    const from = this.take(count);
    return new Bytes(this.bytes.subarray(from, from + count), this.field);
  }

  /** All that has not been read, as it is. */
  rest(): Uint8Array {
    return this.bytes.slice(this.take(this.left));
  }

  /** A byte further on, without moving. */
  peek(ahead: number): number | undefined {
    return this.bytes[this.offset + ahead];
  }

  private take(count: number): number {
    if (count < 0 || count > this.left) throw new PayloadError(this.field, `ends too early, after ${this.bytes.length} bytes`);
    const at = this.offset;
    this.offset += count;
    return at;
  }
}
