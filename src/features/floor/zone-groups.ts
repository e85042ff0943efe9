import type { FloorView } from "#contract/views.ts";

export type Zone = FloorView["zones"][number];
export type ZoneKind = Zone["kind"];

// Where people wait is what the house is about.
const order: readonly ZoneKind[] = ["waiting", "reception", "treatment", "corridor"];

/** The zones by what they are for, waiting areas first; kinds that the clinic has not are left out. */
export function zoneGroups(zones: readonly Zone[]): { kind: ZoneKind; zones: Zone[] }[] {
  return order.map((kind) => ({ kind, zones: zones.filter((zone) => zone.kind === kind) })).filter((group) => group.zones.length > 0);
}
