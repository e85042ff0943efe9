import type { Builder } from "flatbuffers";

/** The few shapes that schemas are made of, for buffers too small to need generated code. Each gives its place in the builder. */

/** Bytes that begin at a multiple of 16, so that they may be read as a flatbuffer in their place. */
export function alignedBytes(builder: Builder, bytes: Uint8Array): number {
  builder.prep(16, bytes.length);
  return builder.createByteVector(bytes);
}

/** A table of nothing but other things, by the number of their field. */
export function table(builder: Builder, fields: number, values: Record<number, number>): number {
  builder.startObject(fields);
  for (const [field, value] of Object.entries(values)) builder.addFieldOffset(Number(field), value, 0);
  return builder.endObject();
}

export function vector(builder: Builder, values: number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addOffset(value);
  return builder.endVector();
}
