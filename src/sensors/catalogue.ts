import { readdirSync } from "node:fs";
import type { SensorAdapter } from "#sensors/adapter.ts";

/** Set by the production build, which has no folder to read. */
declare const __ADAPTER_FILES__: string[] | undefined;

/**
 * Every adapter of `adapters/`, by its id: the folder is the registry. Each file exports its adapter as `adapter`.
 * Throws when a file has none, or when two files claim one id.
 */
export async function loadAdapters(): Promise<Map<string, SensorAdapter>> {
  const files = adapterFiles().map(async (name) => {
    const { adapter } = (await import(`./adapters/${name}.ts`)) as { adapter?: SensorAdapter };
    return { name, adapter };
  });
  return register(await Promise.all(files));
}

export function register(files: { name: string; adapter: SensorAdapter | undefined }[]): Map<string, SensorAdapter> {
  const adapters = new Map<string, SensorAdapter>();
  for (const { name, adapter } of files) {
    if (!adapter) throw new Error(`src/sensors/adapters/${name}.ts exports no "adapter"`);
    if (adapters.has(adapter.id)) throw new Error(`two sensor adapters are called "${adapter.id}"`);
    adapters.set(adapter.id, adapter);
  }
  return adapters;
}

function adapterFiles(): string[] {
  if (typeof __ADAPTER_FILES__ !== "undefined") return __ADAPTER_FILES__;
  return readdirSync(new URL("./adapters", import.meta.url))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}
