import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ByteBuffer } from "flatbuffers";
import { beforeAll, describe, expect, it } from "vitest";
import { ssdAnchors } from "#server/vision/anchors.ts";
import { buildModel, builtSha256, sha256Of } from "#server/vision/build-model.ts";
import { crc32 } from "#server/vision/labels-zip.ts";
import { packedFile } from "#server/vision/packed-assets.ts";

const folder = dirname(createRequire(import.meta.url).resolve("@mediapipe/objectron/package.json"));
const loader = readFileSync(join(folder, "objectron_solution_packed_assets_loader.js"), "utf8");
const assets = readFileSync(join(folder, "objectron_solution_packed_assets.data"));

describe("the detector that is built from the npm package", () => {
  let model: Buffer;
  let network: Uint8Array;
  beforeAll(() => {
    model = Buffer.from(buildModel(loader, assets));
    network = packedFile(loader, assets, "object_detection_ssd_mobilenetv2_oidv4_fp16.tflite");
  });

  it("is the same to the byte whenever it is built", () => {
    expect(sha256Of(model)).toBe(builtSha256);
  });

  it("is a TensorFlow Lite model that begins with a prefix, a multiple of 16 bytes long", () => {
    expect(model.subarray(4, 8).toString()).toBe("TFL3");
    expect(model.indexOf(network) % 16).toBe(0);
    expect(model.indexOf(network)).toBeGreaterThan(0);
  });

  it("holds the network as it was, to the byte", () => {
    const prefix = model.indexOf(network);
    expect(Buffer.compare(model.subarray(prefix, prefix + network.length), network)).toBe(0);
  });

  it("has the network's own 247 buffers in their order, each where it was, and one more", () => {
    const prefix = model.indexOf(network);
    const [was, is] = [listed(network, 4), listed(model, 4)];
    expect(was).toHaveLength(247);
    expect(is).toHaveLength(248);
    expect(is.slice(0, 247)).toEqual(was.map((position) => position + prefix));
  });

  it("takes over operators, subgraphs and description", () => {
    const prefix = model.indexOf(network);
    for (const field of [1, 2, 3]) expect(target(model, field), `field ${field}`).toBe(target(network, field) + prefix);
  });

  it("names its metadata, which MediaPipe knows by M001", () => {
    const bytes = new ByteBuffer(model);
    const entry = listed(model, 6).at(-1) as number;
    expect(bytes.__string(entry + bytes.__offset(entry, 4))).toBe("TFLITE_METADATA");
    expect(bytes.readUint32(entry + bytes.__offset(entry, 6))).toBe(247);
    const buffer = listed(model, 4)[247] as number;
    const start = bytes.__vector(buffer + bytes.__offset(buffer, 4));
    expect(start % 16).toBe(0);
    expect(model.subarray(start + 4, start + 8).toString()).toBe("M001");
  });

  it("tells the detector all 1917 anchors and how to read a box", () => {
    const { anchors, decoding } = detectorMetadataIn(model);
    expect(anchors).toHaveLength(1917);
    const wanted = ssdAnchors().map(({ x, y, width, height }) => [x, y, width, height].map(Math.fround));
    expect(anchors).toEqual(wanted);
    // Classes, boxes, coordinates, keypoints' place, keypoints, values of one; scales of x, y, width, height; exponential size; sigmoid.
    expect(decoding).toEqual([24, 1917, 4, 0, 0, 2, 10, 10, 5, 5, 1, 1]);
  });

  it("ends as an archive with the 24 labels, of which number 4 is Person", () => {
    const end = model.length - 22;
    expect(model.readUInt32LE(end)).toBe(0x06054b50);
    const directory = model.readUInt32LE(end + 16);
    expect(model.readUInt32LE(directory)).toBe(0x02014b50);
    const local = model.readUInt32LE(directory + 42);
    expect(local).toBe(model.indexOf(network) + network.length);
    expect(model.subarray(local + 30, local + 40).toString()).toBe("labels.txt");
    const labels = model.subarray(local + 40, local + 40 + model.readUInt32LE(local + 18));
    expect(model.readUInt32LE(local + 14)).toBe(crc32(labels));
    const names = labels.toString().trimEnd().split("\n");
    expect([names.length, names[4]]).toEqual([24, "Person"]);
  });
});

describe("a package that is not as expected", () => {
  it("is refused with another network in it", () => {
    const other = Buffer.from(assets);
    other[5_000_000] = (other[5_000_000] as number) ^ 1;
    expect(() => buildModel(loader, other)).toThrow("another SHA-256");
  });

  it("is refused when it is cut short", () => {
    expect(() => buildModel(loader, assets.subarray(0, 1000))).toThrow("the packed assets are 1000 bytes, too few for object_detection_ssd_mobilenetv2_oidv4_fp16.tflite");
  });

  it.each([["no list", "nothing"], ["a list that is no JSON", "loadPackage({files});"], ["a list of something else", 'loadPackage({"files": [1]});']])("is refused with %s of files", (_what, text) => {
    expect(() => buildModel(text, assets)).toThrow("the loader of the packed assets does not list its files");
  });

  it("is refused without the network", () => {
    expect(() => buildModel('loadPackage({"files": []});', assets)).toThrow("the packed assets hold no object_detection_ssd_mobilenetv2_oidv4_fp16.tflite");
  });
});

describe("crc32", () => {
  it("gives the check value of its definition", () => {
    // ISO-HDLC, of the nine characters 123456789.
    expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
  });
});

/** Where the root's field points to. */
function target(model: Uint8Array, field: number): number {
  const bytes = new ByteBuffer(model);
  const root = bytes.readInt32(0);
  return bytes.__indirect(root + bytes.__offset(root, 4 + 2 * field));
}

/** Positions of the tables in a list of the root's. */
function listed(model: Uint8Array, field: number): number[] {
  const bytes = new ByteBuffer(model);
  const list = target(model, field);
  return Array.from({ length: bytes.readInt32(list) }, (_, i) => bytes.__indirect(list + 4 + 4 * i));
}

/** Read back field by field, as the detector's schema numbers them. */
function detectorMetadataIn(model: Buffer): { anchors: number[][]; decoding: number[] } {
  const start = model.indexOf("V001", model.indexOf("M001")) - 4;
  expect(start % 16).toBe(0);
  const bytes = new ByteBuffer(model.subarray(start, model.indexOf("TFL3", start) > 0 ? model.indexOf("TFL3", start) : undefined));
  const follow = (at: number, field: number) => bytes.__indirect(at + bytes.__offset(at, 4 + 2 * field));
  const root = bytes.readInt32(0);
  const schema = follow(follow(root, 1), 0);
  const list = follow(schema, 0);
  const value = (at: number, field: number, read: (position: number) => number) => {
    const offset = bytes.__offset(at, 4 + 2 * field);
    return offset === 0 ? 0 : read(at + offset);
  };
  const anchors = Array.from({ length: bytes.readInt32(list) }, (_, i) => bytes.__indirect(list + 4 + 4 * i)).map((anchor) => [0, 1, 2, 3].map((field) => value(anchor, field, (p) => bytes.readFloat32(p))));
  const decoding = follow(root, 2);
  const whole = [0, 1, 2, 3, 4, 5].map((field) => value(decoding, field, (p) => bytes.readInt32(p)));
  const scales = [6, 7, 8, 9].map((field) => value(decoding, field, (p) => bytes.readFloat32(p)));
  const flags = [10, 11].map((field) => value(decoding, field, (p) => bytes.readInt8(p)));
  return { anchors, decoding: [...whole, ...scales, ...flags] };
}
