import { depthInside, footPoint, type Point } from "#domain/occupancy/tracking/geometry.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** A part of the floor, as its corners in the picture in either sense of rotation. */
export type PictureZone = { id: string; corners: Point[] };

export type ZoneCounter = {
  zones: PictureZone[];
  /** Whoever stands nearer to the border than this share of their box's width stays where they were. */
  deadBandShare: number;
  /** Somebody hidden is still there for so long. */
  hiddenSeconds: number;
  /** Whether each track is inside, by zone. */
  inside: Record<string, Record<number, boolean>>;
};

export function newZoneCounter(zones: PictureZone[], { deadBandShare = 0.25, hiddenSeconds = 1 } = {}): ZoneCounter {
  return { zones, deadBandShare, hiddenSeconds, inside: {} };
}

/**
 * How many people of `tracks`, all that the tracker still follows at `at`, stand in each zone: confirmed ones only. Who is first seen
 * within the dead band is on the side where their feet are.
 */
export function countZones(counter: ZoneCounter, tracks: Track[], at: EpochMs): { counter: ZoneCounter; people: Record<string, number> } {
  const present = tracks.filter((track) => track.confirmed && at - track.seenAt <= counter.hiddenSeconds * secondMs);
  const inside = Object.fromEntries(
    counter.zones.map((zone) => [zone.id, Object.fromEntries(present.map((track) => [track.id, isInside(counter, zone, track)]))]),
  );
  const people = Object.fromEntries(Object.entries(inside).map(([zoneId, tracks]) => [zoneId, Object.values(tracks).filter(Boolean).length]));
  return { counter: { ...counter, inside }, people };
}

function isInside(counter: ZoneCounter, zone: PictureZone, track: Track): boolean {
  const widths = depthInside(zone.corners, footPoint(track.box)) / track.box.width;
  const before = counter.inside[zone.id]?.[track.id];
  if (before === undefined) return widths > 0;
  return before ? widths > -counter.deadBandShare : widths > counter.deadBandShare;
}
