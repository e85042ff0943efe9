import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import { axisAt, corrected, later, still, type Axis } from "#domain/occupancy/tracking/motion.ts";
import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import type { Detection } from "#domain/occupancy/tracking/tracker.ts";
import type { EpochMs } from "#domain/time.ts";

/** Somebody followed: the middle of their box and its size, each with how sure it is. */
export type Person = { x: Axis; y: Axis; width: Axis; height: Axis; known: Known };

/** What is known of somebody apart from where they are. */
export type Known = { id: number; score: number; firstSeenAt: EpochMs; seenAt: EpochMs; sightings: number; confirmed: boolean };

export function boxOf(person: Person): Box {
  const width = Math.max(1, person.width.value);
  const height = heightOf(person);
  return { x: person.x.value - width / 2, y: person.y.value - height / 2, width, height };
}

export function heightOf(person: Person): number {
  return Math.max(1, person.height.value);
}

export function firstSeen(id: number, { box, score }: Detection, at: EpochMs, options: TrackerOptions): Person {
  const spread = options.spread * box.height;
  const rate = options.rateSpread * box.height;
  return {
    x: axisAt(box.x + box.width / 2, spread, rate),
    // On a picture people move more to the sides than up and down, and hardly grow.
    y: axisAt(box.y + box.height / 2, spread, rate / 2),
    width: axisAt(box.width, spread, rate / 4),
    height: axisAt(box.height, spread, rate / 4),
    known: { id, score, firstSeenAt: at, seenAt: at, sightings: 1, confirmed: options.confirmSightings <= 1 },
  };
}

export function seenAgain({ x, y, width, height, known }: Person, { box, score }: Detection, at: EpochMs, options: TrackerOptions): Person {
  const spread = options.spread * Math.max(1, height.value);
  const sightings = known.sightings + 1;
  const confirmed = known.confirmed || sightings >= options.confirmSightings;
  return {
    x: corrected(x, box.x + box.width / 2, spread),
    y: corrected(y, box.y + box.height / 2, spread),
    width: corrected(width, box.width, spread),
    height: corrected(height, box.height, spread),
    known: { id: known.id, score, firstSeenAt: known.firstSeenAt, seenAt: at, sightings, confirmed },
  };
}

/** The person `seconds` later. Somebody hidden keeps walking, but their box keeps its size: a half-hidden box was about to vanish. */
export function predicted(person: Person, seconds: number, wasSeen: boolean, options: TrackerOptions): Person {
  const push = options.push * heightOf(person);
  const sizePush = options.sizePush * heightOf(person);
  return {
    x: later(person.x, seconds, push),
    y: later(person.y, seconds, push),
    width: later(wasSeen ? person.width : still(person.width), seconds, sizePush),
    height: later(wasSeen ? person.height : still(person.height), seconds, sizePush),
    known: person.known,
  };
}
