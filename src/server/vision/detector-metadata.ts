import { Builder } from "flatbuffers";
import type { Anchor } from "#server/vision/anchors.ts";
import { table, vector } from "#server/vision/flatbuffer-parts.ts";

/**
 * How the numbers that come out of an SSD network become boxes, as MediaPipe's object detector reads it.
 * Source: mediapipe/tasks/metadata/object_detector_metadata_schema.fbs, 1.0.0; fields are numbered in its order.
 */
export function detectorMetadata(anchors: Anchor[], classes: number): Uint8Array {
  const builder = new Builder(64 * 1024);
  const options = { 1: ssdAnchors(builder, anchors), 2: tensorsDecoding(builder, anchors.length, classes) };
  builder.finish(table(builder, 3, options), "V001");
  return builder.asUint8Array();
}

function ssdAnchors(builder: Builder, anchors: Anchor[]): number {
  const tables = anchors.map(({ x, y, width, height }) => {
    builder.startObject(4);
    [x, y, width, height].forEach((value, field) => builder.addFieldFloat32(field, value, 0));
    return builder.endObject();
  });
  const fixed = table(builder, 1, { 0: vector(builder, tables) });
  return table(builder, 1, { 0: fixed });
}

/** Boxes are told in tenths of an anchor's size from its middle, sizes as a fifth of a logarithm, scores before the sigmoid. */
function tensorsDecoding(builder: Builder, boxes: number, classes: number): number {
  const [coordinates, keypointOffset, keypoints] = [4, 0, 0];
  // There are no keypoints, yet 0 values for each of them ends the detector's program.
  const valuesPerKeypoint = 2;
  const [xScale, yScale, widthScale, heightScale] = [10, 10, 5, 5];
  builder.startObject(12);
  [classes, boxes, coordinates, keypointOffset, keypoints, valuesPerKeypoint].forEach((value, field) => builder.addFieldInt32(field, value, 0));
  [xScale, yScale, widthScale, heightScale].forEach((value, i) => builder.addFieldFloat32(6 + i, value, 0));
  const [exponentialSize, sigmoidScore] = [1, 1];
  builder.addFieldInt8(10, exponentialSize, 0);
  builder.addFieldInt8(11, sigmoidScore, 0);
  return builder.endObject();
}
