import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compress } from "hono/compress";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { stop } from "#server/http/problems.ts";
import { detectorProgram } from "#server/vision/detector-program.ts";

/** The address names what is at it, by hash or by version: it will never be anything else. */
const forEver = "public, max-age=31536000, immutable";

const types: Record<string, string> = { js: "text/javascript; charset=utf-8", wasm: "application/wasm" };

/** What the camera page needs to find people: the model, and the program that runs it. Both are public, as npm is. */
export function visionRoutes(api: Api, { detector }: ApiParts): void {
  api.get("/vision/model/:file", async (c) => {
    const sha256 = /^([0-9a-f]{64})\.tflite$/.exec(c.req.param("file"))?.[1];
    const bytes = sha256 === undefined ? undefined : await detector.bytes(sha256);
    if (!bytes) stop("not-found");
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { "content-type": "application/octet-stream", "cache-control": forEver });
  });

  const program = detectorProgram();
  // The program shrinks to a third; the model, all weights, hardly at all.
  api.use("/vision/wasm/*", compress());
  api.get("/vision/wasm/:version/:file", async (c) => {
    const { version, file } = c.req.param();
    const type = types[file.split(".").at(-1) ?? ""];
    if (!program || version !== program.version || !program.files.has(file) || type === undefined) stop("not-found");
    return c.body((await readFile(join(program.folder, file))) as Uint8Array<ArrayBuffer>, 200, { "content-type": type, "cache-control": forEver });
  });
}
