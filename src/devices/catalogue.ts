import { readdirSync } from "node:fs";
import type { DeviceKind } from "#devices/kind.ts";

/** Set by the production build, which has no folder to read. */
declare const __DEVICE_KIND_FILES__: string[] | undefined;

/**
 * Every kind of `kinds/`, by its id: the folder is the registry. Each file exports its kind as `kind`. Throws when a
 * file has none, or when two files claim one id.
 */
export async function loadDeviceKinds(): Promise<Map<string, DeviceKind>> {
  const files = deviceKindFiles().map(async (name) => {
    const { kind } = (await import(`./kinds/${name}.ts`)) as { kind?: DeviceKind };
    return { name, kind };
  });
  return register(await Promise.all(files));
}

export function register(files: { name: string; kind: DeviceKind | undefined }[]): Map<string, DeviceKind> {
  const kinds = new Map<string, DeviceKind>();
  for (const { name, kind } of files) {
    if (!kind) throw new Error(`src/devices/kinds/${name}.ts exports no "kind"`);
    if (kinds.has(kind.id)) throw new Error(`two device kinds are called "${kind.id}"`);
    kinds.set(kind.id, kind);
  }
  return kinds;
}

function deviceKindFiles(): string[] {
  if (typeof __DEVICE_KIND_FILES__ !== "undefined") return __DEVICE_KIND_FILES__;
  return readdirSync(new URL("./kinds", import.meta.url))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}
