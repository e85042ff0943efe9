import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import webPush from "web-push";
import { z } from "zod";

const stored = z.object({ publicKey: z.string(), privateKey: z.string() });
export type VapidKeys = z.infer<typeof stored>;

const known = new Map<string, VapidKeys>();

/** By which push services know this installation (RFC 8292): made once, since every subscription is bound to them. */
export function vapidKeys(dataFolder: string): VapidKeys {
  const file = join(dataFolder, "vapid.json");
  const keys = known.get(file) ?? read(file) ?? made(file);
  known.set(file, keys);
  return keys;
}

function read(file: string): VapidKeys | undefined {
  return existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

function made(file: string): VapidKeys {
  const keys = webPush.generateVAPIDKeys();
  mkdirSync(join(file, ".."), { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: "wx" });
    return keys;
  } catch {
    // Another process that starts at the same moment was faster: its keys are ours.
    return read(file) ?? keys;
  }
}
