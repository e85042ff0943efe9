import type { AlertsView } from "#contract/views.ts";
import { isHeard } from "#domain/occupancy/estimate.ts";
import { thresholdsOf } from "#domain/occupancy/crowding.ts";
import { clinicLine } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

/** What everybody on duty should know, wherever they are looking: crowded zones, the fullest first. */
export function paintAlerts(picture: Picture, isDemo: boolean): AlertsView {
  const { state, occupancy, at } = picture;
  const crowded = state.setup.zones.flatMap((zone) => {
    const crowding = state.crowding?.[zone.id];
    if (!crowding) return [];
    const seen = occupancy.find((o) => o.zoneId === zone.id);
    return [
      {
        zoneId: zone.id,
        zone: zone.name,
        level: crowding.level,
        since: crowding.since,
        // Of a zone that is not heard any more, the number that was told last is nobody's knowledge of now.
        people: seen?.people && isHeard(state.setup, seen) ? seen.people.likely : null,
        capacity: zone.capacity,
        ...thresholdsOf(zone),
        seen: crowding.seen ?? null,
      },
    ];
  });
  const rank = { full: 0, watch: 1 };
  return { asOf: at, clinic: clinicLine(picture, isDemo), crowded: crowded.sort((a, b) => rank[a.level] - rank[b.level] || a.since - b.since) };
}
