import { associate } from "#domain/occupancy/tracking/association.ts";
import type { Box, Point } from "#domain/occupancy/tracking/geometry.ts";
import { boxOf, firstSeen, predicted, seenAgain, type Person } from "#domain/occupancy/tracking/person.ts";
import { relinked } from "#domain/occupancy/tracking/relink.ts";
import { usualTracker, type TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** Somebody whom a detector believes to see, with its belief from 0 to 1. */
export type Detection = { box: Box; score: number };

/** Somebody who is followed through the film. */
export type Track = {
  id: number;
  /** Where the person is believed to be: smoothed, and foretold while they are hidden. */
  box: Box;
  /** Of the middle of the box, in pixels a second. */
  velocity: Point;
  /** Of the last detection. */
  score: number;
  firstSeenAt: EpochMs;
  /** Equal to the present moment when the person is seen, earlier while they are hidden. */
  seenAt: EpochMs;
  sightings: number;
  /** Seen often enough to be believed. Nobody else is ever counted. */
  confirmed: boolean;
};

/** Plain JSON: it may be kept, sent and gone on with elsewhere. */
export type Tracker = { options: TrackerOptions; nextId: number; at?: EpochMs; people: Person[] };

export function newTracker(options: Partial<TrackerOptions> = {}): Tracker {
  return { options: { ...usualTracker, ...options }, nextId: 1, people: [] };
}

/**
 * Follows people from the last frame to the one at `at`: the tracker afterwards, and everybody it still follows, hidden or
 * not, by ascending id. Pure: the tracker that was given is unchanged. All times are in seconds, so frames may come at any rate and
 * be missing; a frame that is not later than the last one changes nothing.
 *
 * Certain detections find their people first, then uncertain ones find who is left, but never make anybody new. Source of that
 * idea: Zhang et al., ByteTrack, ECCV 2022. Who was lost for longer is recognised by where they must have got to, see relink.ts.
 */
export function track(tracker: Tracker, detections: Detection[], at: EpochMs): { tracker: Tracker; tracks: Track[] } {
  const { options } = tracker;
  if (tracker.at !== undefined && at <= tracker.at) return { tracker, tracks: tracker.people.map(trackOf) };
  const seconds = tracker.at === undefined ? 0 : (at - tracker.at) / secondMs;
  const people = seconds > rememberedSeconds(options) ? [] : tracker.people.map((person) => predicted(person, seconds, tracker.at === person.seenAt, options));

  const certain = detections.filter((d) => d.score >= options.highScore);
  const uncertain = detections.filter((d) => d.score < options.highScore && d.score >= options.lowScore);
  const unseenSeconds = (person: Person) => (at - person.seenAt) / secondMs;
  const isKept = (person: Person) => unseenSeconds(person) <= seconds + options.keepSeconds;
  const known = people.filter((p) => p.confirmed && isKept(p));

  const first = associate(known, certain, options.leastOverlap, seconds, options);
  const justSeen = first.people.filter((p) => unseenSeconds(p) <= seconds + options.uncertainForSeconds);
  const second = associate(justSeen, uncertain, options.leastOverlapUncertain, seconds, options);
  const third = associate(people.filter((p) => !p.confirmed), first.detections, options.leastOverlapNew, seconds, options);

  const found = [...first.pairs, ...second.pairs, ...third.pairs].map(([person, detection]) => seenAgain(person, detection, at, options));
  const ids = new Set(found.map((person) => person.id));
  const hidden = people.filter((p) => !ids.has(p.id) && unseenSeconds(p) <= (p.confirmed ? rememberedSeconds(options) : options.keepNewSeconds) + roundingSeconds);
  const born = third.detections.filter((d) => d.score >= options.newScore).map((d, i) => firstSeen(tracker.nextId + i, d, at, options));

  const after = relinked([...found, ...hidden, ...born], options, at).sort((a, b) => a.id - b.id);
  return { tracker: { options, nextId: tracker.nextId + born.length, at, people: after }, tracks: after.map(trackOf) };
}

/** Thirty frames of 33 ms are not quite a second. */
const roundingSeconds = 0.001;

function rememberedSeconds(options: TrackerOptions): number {
  return Math.max(options.keepSeconds, options.relinkSeconds);
}

function trackOf(person: Person): Track {
  const { id, score, firstSeenAt, seenAt, sightings, confirmed, x, y } = person;
  return { id, box: boxOf(person), velocity: { x: x.rate, y: y.rate }, score, firstSeenAt, seenAt, sightings, confirmed };
}
