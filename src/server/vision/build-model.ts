import { createHash } from "node:crypto";
import { ssdAnchors } from "#server/vision/anchors.ts";
import { detectorMetadata } from "#server/vision/detector-metadata.ts";
import { injectMetadata } from "#server/vision/inject-metadata.ts";
import { withFile } from "#server/vision/labels-zip.ts";
import { modelMetadata } from "#server/vision/model-metadata.ts";
import { packedFile } from "#server/vision/packed-assets.ts";

/** As MediaPipe's own sources record it (mediapipe/third_party/external_files.bzl). */
const networkSha256 = "d0a5255bf8c4f5a0bc4240741a76c41d5e939f7655078f945f50ab53a9375da6";
/** What must come out. Another hash is another model, whatever it may find. */
export const builtSha256 = "421e34c541cc7be6222084a04ce84e85674bc33ceb7241d5896e01ce413864c0";

/**
 * The detector that Anteroom brings: SSD MobileNetV2 for 24 classes of Open Images, out of the npm package
 * @mediapipe/objectron, with the metadata that MediaPipe's object detector needs and the package leaves out.
 * Pure: the same bytes give the same model. Throws an Error that says what is not as expected.
 */
export function buildModel(loader: string, assets: Uint8Array): Uint8Array {
  const network = packedFile(loader, assets, "object_detection_ssd_mobilenetv2_oidv4_fp16.tflite");
  if (sha256Of(network) !== networkSha256) throw new Error(`the network in the packed assets has another SHA-256 than ${networkSha256}`);
  const labels = packedFile(loader, assets, "object_detection_oidv4_labelmap.txt");
  const classes = Buffer.from(labels).toString("utf8").trimEnd().split("\n");
  if (classes.length !== 24 || classes[4] !== "Person") throw new Error("the labels in the packed assets are not the 24 expected");
  const metadata = modelMetadata("SSD MobileNetV2, Open Images", detectorMetadata(ssdAnchors(), classes.length), labelsName);
  return withFile(injectMetadata(network, metadata), labelsName, labels);
}

const labelsName = "labels.txt";

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
