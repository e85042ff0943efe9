import type { ClinicSetup } from "#domain/setup.ts";

/** What the kiosk's own setting says; else the waiting zone, where there is but one. */
export function whereToWait(setup: ClinicSetup, kioskId?: string): string | null {
  const own = setup.kiosks?.find((kiosk) => kiosk.id === kioskId)?.whereToWait;
  if (own !== undefined) return own;
  const zones = setup.zones.filter((zone) => zone.kind === "waiting");
  return zones.length === 1 ? (zones[0]?.name ?? null) : null;
}
