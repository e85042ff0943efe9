import { Builder, ByteBuffer } from "flatbuffers";
import { alignedBytes, table, vector } from "#server/vision/flatbuffer-parts.ts";

/** Fields of TensorFlow Lite's Model table, by number. Source: tensorflow/lite/schema/schema.fbs, version 3. */
const modelFields = { version: 0, buffers: 4, metadata: 6, count: 8 };
/** All that are positions of something else, and that we take over as they stand. */
const kept = [1, 2, 3, 5, 7];

/**
 * A TensorFlow Lite model with metadata, made without writing the model anew: a flatbuffer points forward only, so a
 * new root stands before the old bytes and points into them. They follow the prefix as they were, to the byte.
 * The prefix is a multiple of 16 bytes long, so that everything in them stays aligned.
 */
export function injectMetadata(model: Uint8Array, metadata: Uint8Array): Uint8Array {
  const old = new ByteBuffer(model);
  if (!old.__has_identifier("TFL3")) throw new Error("this is no TensorFlow Lite model");
  const root = old.readInt32(0);
  const builder = new Builder(256 * 1024);
  const buffers = [...entriesOf(old, root, modelFields.buffers).map(behind), table(builder, 1, { 0: alignedBytes(builder, metadata) })];
  const metadatas = [...entriesOf(old, root, modelFields.metadata).map(behind), nameOf(builder, "TFLITE_METADATA", buffers.length - 1)];
  const [buffersVector, metadataVector] = [vector(builder, buffers), vector(builder, metadatas)];

  builder.startObject(modelFields.count);
  builder.addFieldInt32(modelFields.version, old.readUint32(fieldAt(old, root, modelFields.version)), 0);
  for (const field of kept) {
    const at = fieldAt(old, root, field);
    if (at !== root) builder.addFieldOffset(field, behind(old.__indirect(at)), 0);
  }
  builder.addFieldOffset(modelFields.buffers, buffersVector, 0);
  builder.addFieldOffset(modelFields.metadata, metadataVector, 0);
  builder.finish(builder.endObject(), "TFL3");
  return Buffer.concat([builder.asUint8Array(), model]);
}

/** A builder counts places from its end backwards; what follows its end is below nothing. */
function behind(position: number): number {
  return -position;
}

/** Where a field's value is; the table's own position when it is absent. */
function fieldAt(model: ByteBuffer, table: number, field: number): number {
  return table + model.__offset(table, 4 + 2 * field);
}

/** Positions of the tables that a field lists. */
function entriesOf(model: ByteBuffer, table: number, field: number): number[] {
  const at = fieldAt(model, table, field);
  if (at === table) return [];
  return Array.from({ length: model.__vector_len(at) }, (_, i) => model.__indirect(model.__vector(at) + 4 * i));
}

function nameOf(builder: Builder, name: string, buffer: number): number {
  const text = builder.createString(name);
  builder.startObject(2);
  builder.addFieldOffset(0, text, 0);
  builder.addFieldInt32(1, buffer, 0);
  return builder.endObject();
}
