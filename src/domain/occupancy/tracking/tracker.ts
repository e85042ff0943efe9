import { associate } from "#domain/occupancy/tracking/association.ts";
import { sharedArea, type Box, type Point } from "#domain/occupancy/tracking/geometry.ts";
import { boxOf, firstSeen, predicted, seenAgain, type Known, type Person } from "#domain/occupancy/tracking/person.ts";
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
  const people = seconds > forgottenSeconds + rememberedSeconds(options) ? [] : tracker.people.map((person) => predicted(person, seconds, tracker.at === person.known.seenAt, options));

  const certain = detections.filter((d) => d.score >= options.highScore);
  const uncertain = detections.filter((d) => d.score < options.highScore && d.score >= options.lowScore);
  const known = people.filter(({ known }) => known.confirmed && unseenSeconds(known, at) <= seconds + options.keepSeconds);
  const first = associate(known, certain, options.leastOverlap, seconds, options);
  const justSeen = first.people.filter(({ known }) => unseenSeconds(known, at) <= seconds + options.uncertainForSeconds);
  const second = associate(justSeen, uncertain, options.leastOverlapUncertain, seconds, options);
  const third = associate(people.filter(({ known }) => !known.confirmed), first.detections, options.leastOverlapNew, seconds, options);

  const pairs = [...first.pairs, ...second.pairs, ...third.pairs];
  const found = pairs.map(([person, detection]) => seenAgain(person, detection, at, options));
  const seen = new Set(pairs.map(([person]) => person));
  const hidden = people.filter((person) => !seen.has(person) && isKept(person.known, at, seconds, options));
  const born = third.detections
    .filter((d) => d.score >= options.newScore && !isPartOf(d.box, found, options.partShare))
    .map((d, i) => firstSeen(tracker.nextId + i, d, at, options));

  const after = relinked([...found, ...hidden, ...born], options, at).sort((a, b) => a.known.id - b.known.id);
  return { tracker: { options, nextId: tracker.nextId + born.length, at, people: after }, tracks: after.map(trackOf) };
}

function unseenSeconds(known: Known, at: EpochMs): number {
  return (at - known.seenAt) / secondMs;
}

function isKept(known: Known, at: EpochMs, seconds: number, options: TrackerOptions): boolean {
  // However rare the frames, everybody may be missed in one.
  return unseenSeconds(known, at) <= (known.confirmed ? rememberedSeconds(options) : Math.max(options.keepNewSeconds, Math.min(seconds, options.keepSeconds))) + roundingSeconds;
}

/** Detectors see the upper half of somebody beside the whole of them, frame after frame: a box within the box of somebody seen is nobody new. */
function isPartOf(box: Box, seen: Person[], partShare: number): boolean {
  return seen.some((person) => person.known.confirmed && sharedArea(box, boxOf(person)) > partShare * box.width * box.height);
}

/** Thirty frames of 33 ms are not quite a second. */
const roundingSeconds = 0.001;

/** A tab that slept for longer has nothing to go on with. */
const forgottenSeconds = 1;

function rememberedSeconds(options: TrackerOptions): number {
  return Math.max(options.keepSeconds, options.relinkSeconds);
}

function trackOf(person: Person): Track {
  const { id, score, firstSeenAt, seenAt, sightings, confirmed } = person.known;
  return { id, box: boxOf(person), velocity: { x: person.x.rate, y: person.y.rate }, score, firstSeenAt, seenAt, sightings, confirmed };
}
