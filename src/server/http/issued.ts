import type { Context } from "hono";
import type { AccessKind, IssuedToken } from "#contract/admin.ts";
import type { House } from "#server/house.ts";

/** What a browser has to open to become a camera; every other sensor is told an address to send to. */
export const cameraAdapter = "anteroom-camera";

/** A token with what to do with it. `adapter` is that of a sensor. */
export function issued(kind: AccessKind | "gateway", id: string, token: string, origin: string, adapter?: string): IssuedToken {
  if (kind === "board") return { token, address: `${origin}/display/${id}/pair/${token}`, example: null };
  if (adapter === cameraAdapter) return { token, address: `${origin}/camera/${id}/pair/${token}`, example: null };
  const address = addressOf(kind, id, origin);
  const body = kind === "device" ? `'{"values": {"glucose": 5.8}, "batteryPercent": 90}'` : "@message.json";
  return { token, address, example: `curl -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d ${body} ${address}` };
}

export function addressOf(kind: "sensor" | "device" | "gateway", id: string, origin: string): string {
  return { sensor: `${origin}/api/ingest/${id}`, device: `${origin}/api/devices/${id}/readings`, gateway: `${origin}/api/gateway/${id}` }[kind];
}

/** Where this server is reached: as it was set, otherwise as it was asked for. */
export function originOf(c: Context, house: House): string {
  const asked = new URL(c.req.url);
  return house.settings.publicUrl ?? `${asked.protocol}//${c.req.header("host") ?? asked.host}`;
}
