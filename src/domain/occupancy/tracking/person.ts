import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import { axisAt, corrected, later, type Axis } from "#domain/occupancy/tracking/motion.ts";
import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import type { Detection } from "#domain/occupancy/tracking/tracker.ts";
import type { EpochMs } from "#domain/time.ts";

/** Somebody followed: the middle of their box and its size, each with how sure it is. */
export type Person = {
  id: number;
  x: Axis;
  y: Axis;
  width: Axis;
  height: Axis;
  score: number;
  firstSeenAt: EpochMs;
  seenAt: EpochMs;
  sightings: number;
  confirmed: boolean;
};

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
    id,
    x: axisAt(box.x + box.width / 2, spread, rate),
    // On a picture people move more to the sides than up and down, and hardly grow.
    y: axisAt(box.y + box.height / 2, spread, rate / 2),
    width: axisAt(box.width, spread, rate / 4),
    height: axisAt(box.height, spread, rate / 4),
    score,
    firstSeenAt: at,
    seenAt: at,
    sightings: 1,
    confirmed: options.confirmSightings <= 1,
  };
}

export function seenAgain(person: Person, { box, score }: Detection, at: EpochMs, options: TrackerOptions): Person {
  const spread = options.spread * heightOf(person);
  const sightings = person.sightings + 1;
  return {
    ...person,
    x: corrected(person.x, box.x + box.width / 2, spread),
    y: corrected(person.y, box.y + box.height / 2, spread),
    width: corrected(person.width, box.width, spread),
    height: corrected(person.height, box.height, spread),
    score,
    seenAt: at,
    sightings,
    confirmed: person.confirmed || sightings >= options.confirmSightings,
  };
}

/** The person `seconds` later. Somebody hidden keeps walking, but their box keeps its size: a half-hidden box was about to vanish. */
export function predicted(person: Person, seconds: number, wasSeen: boolean, options: TrackerOptions): Person {
  const push = options.push * heightOf(person);
  const sizePush = options.sizePush * heightOf(person);
  const steady = (axis: Axis): Axis => (wasSeen ? axis : { ...axis, rate: 0 });
  return {
    ...person,
    x: later(person.x, seconds, push),
    y: later(person.y, seconds, push),
    width: later(steady(person.width), seconds, sizePush),
    height: later(steady(person.height), seconds, sizePush),
  };
}
