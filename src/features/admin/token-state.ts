import type { AccessKind, AccessList } from "#contract/admin.ts";

export type TokenState = AccessList["sensors"][number]["token"];
export type TokenStage = "never" | "live" | "revoked";

/** Whatever has a token: its kind, its id, and what people call it. */
export type Subject = { kind: AccessKind; id: string; name: string; token: TokenState };

export function stageOf({ issuedAt, revoked }: TokenState): TokenStage {
  if (revoked) return "revoked";
  return issuedAt === null ? "never" : "live";
}

/** Where a sensor publishes. A topic of its own, so that the broker can keep it from every other. */
export function mqttTopic(clinicSlug: string, sensorId: string): string {
  return `anteroom/${clinicSlug}/sensors/${sensorId}`;
}

/** The broker as the sensors reach it: one that runs in this house answers at the name by which the house is reached. */
export function mqttServer({ host, port }: { host: string; port: number }, pageHost: string): string {
  return `mqtt://${host === "localhost" ? pageHost : host}:${port}`;
}
