import { Builder } from "flatbuffers";
import { alignedBytes, table, vector } from "#server/vision/flatbuffer-parts.ts";

/** What has no name in the numbers themselves: kinds of unions and enums of the schema. */
const kinds = { imageProperties: 2, boundingBoxProperties: 3, normalizationOptions: 1, rgb: 1, boundaries: 1, ratio: 0, tensorAxisLabels: 2 };

/**
 * What MediaPipe must know of a model before it takes it: how a picture becomes numbers, which output is boxes and
 * which is scores, and which file holds the names of the classes.
 * Source: mediapipe/tasks/metadata/metadata_schema.fbs, 1.5.0; fields are numbered in its order.
 */
export function modelMetadata(name: string, detector: Uint8Array, labelsFile: string): Uint8Array {
  const builder = new Builder(128 * 1024);
  const inputs = vector(builder, [picture(builder)]);
  const outputs = vector(builder, [boxes(builder), scores(builder, labelsFile)]);
  const customs = vector(builder, [custom(builder, detector)]);
  const subgraphs = vector(builder, [table(builder, 10, { 2: inputs, 3: outputs, 9: customs })]);
  const [modelName, version] = [builder.createString(name), builder.createString("1.5.0")];
  builder.finish(table(builder, 8, { 0: modelName, 3: subgraphs, 7: version }), "M001");
  return builder.asUint8Array();
}

/** A byte of colour, 0 to 255, becomes a number from -1 to 1. */
function picture(builder: Builder): number {
  const [mean, deviation] = [floats(builder, [127.5]), floats(builder, [127.5])];
  const options = table(builder, 2, { 0: mean, 1: deviation });
  const processing = vector(builder, [union(builder, kinds.normalizationOptions, options)]);
  const properties = enums(builder, 2, { 0: kinds.rgb });
  const content = union(builder, kinds.imageProperties, properties);
  const name = builder.createString("image");
  return table(builder, 7, { 0: name, 3: content, 4: processing });
}

function boxes(builder: Builder): number {
  const properties = enums(builder, 3, { 1: kinds.boundaries, 2: kinds.ratio });
  const content = union(builder, kinds.boundingBoxProperties, properties);
  const name = builder.createString("location");
  return table(builder, 7, { 0: name, 3: content });
}

function scores(builder: Builder, labelsFile: string): number {
  const fileName = builder.createString(labelsFile);
  builder.startObject(5);
  builder.addFieldOffset(0, fileName, 0);
  builder.addFieldInt8(2, kinds.tensorAxisLabels, 0);
  const files = vector(builder, [builder.endObject()]);
  const name = builder.createString("score");
  return table(builder, 7, { 0: name, 6: files });
}

function custom(builder: Builder, detector: Uint8Array): number {
  const data = alignedBytes(builder, detector);
  const name = builder.createString("DETECTOR_METADATA");
  return table(builder, 2, { 0: name, 1: data });
}

/** A table whose only value may be of several kinds: the kind, then the value. */
function union(builder: Builder, kind: number, value: number): number {
  builder.startObject(2);
  builder.addFieldInt8(0, kind, 0);
  builder.addFieldOffset(1, value, 0);
  return builder.endObject();
}

function enums(builder: Builder, fields: number, values: Record<number, number>): number {
  builder.startObject(fields);
  for (const [field, value] of Object.entries(values)) builder.addFieldInt8(Number(field), value, 0);
  return builder.endObject();
}

function floats(builder: Builder, values: number[]): number {
  builder.startVector(4, values.length, 4);
  for (const value of values.toReversed()) builder.addFloat32(value);
  return builder.endVector();
}
