import { footPoint, shareAlong, sideDistance, type Point, type Segment } from "#domain/occupancy/tracking/geometry.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

export type Line = Segment & { id: string };

/** `in` leads to the right hand of somebody who walks along the line from its first point to its second: downwards over a line that is drawn from left to right. */
export type Crossing = { lineId: string; direction: "in" | "out"; /** When the foot was past the line. */ at: EpochMs; trackId: number };

export type LineCounterOptions = {
  /** Feet nearer to the line than this share of the box's width are on neither side: a box breathes, a person does not. */
  deadBandShare: number;
  /** Whoever is first seen nearer to the line than the dead band, but not nearer than this share, has come from there. */
  firstSideShare: number;
  /** The new side is counted once it has been held for so long; who has turned round by then has not crossed. */
  holdSeconds: number;
  /** And once the person has been seen there so often: one leap of a box is not a step. */
  holdSightings: number;
  /**
   * `held`: a crossing is told as soon as it holds; a long U-turn is one in and one out.
   * `gone`: told when the person has left the picture, and only if they ended on the other side: a U-turn is nothing at all.
   */
  tell: "held" | "gone";
};

export const usualLineCounter: LineCounterOptions = { deadBandShare: 0.25, firstSideShare: 0.15, holdSeconds: 0.3, holdSightings: 2, tell: "held" };

export type LineCounter = { lines: Line[]; options: LineCounterOptions; walks: Record<string, Walk> };

/** What is remembered of one person beside one line. */
type Walk = {
  trackId: number;
  lineId: string;
  confirmed: boolean;
  foot: Point;
  /** The side that the person is known to be on: +1 is where `in` leads, 0 not yet known. */
  side: -1 | 0 | 1;
  /** Past the line but not yet counted: since when, and seen there how often. */
  past?: { since: EpochMs; sightings: number; /** Still past it, if only by a step. */ isPast: boolean };
  /** Whether the last change of sides went through the line, not around one of its ends. */
  through: boolean;
  /** Counted, but to be told only once the person is gone. */
  owed?: Crossing;
};

export function newLineCounter(lines: Line[], options: Partial<LineCounterOptions> = {}): LineCounter {
  return { lines, options: { ...usualLineCounter, ...options }, walks: {} };
}

/**
 * Crossings that `tracks`, all that the tracker still follows at `at`, complete. A person alternates: no two crossings of one
 * track over one line in the same direction follow each other. Tracks that are not confirmed never count.
 */
export function countLines(counter: LineCounter, tracks: Track[], at: EpochMs): { counter: LineCounter; crossings: Crossing[] } {
  const crossings: Crossing[] = [];
  const walks: Record<string, Walk> = {};
  for (const line of counter.lines) {
    for (const track of tracks) {
      const key = `${line.id}/${track.id}`;
      const before = counter.walks[key] ?? firstStep(line, track);
      const step = settled(track.seenAt === at ? walked(before, line, track, counter.options) : before, at, counter.options);
      walks[key] = step.walk;
      if (step.crossing) crossings.push(step.crossing);
    }
  }
  const gone = Object.entries(counter.walks).filter(([key]) => !(key in walks));
  return { counter: { ...counter, walks }, crossings: [...crossings, ...gone.flatMap(([, walk]) => lastWord(walk, counter.options))] };
}

/** The film has ended: crossings of those who were still in the picture. */
export function closeLines(counter: LineCounter): Crossing[] {
  return Object.values(counter.walks).flatMap((walk) => lastWord(walk, counter.options));
}

function firstStep(line: Line, track: Track): Walk {
  return { trackId: track.id, lineId: line.id, confirmed: track.confirmed, foot: footPoint(track.box), side: 0, through: false };
}

function walked(walk: Walk, line: Line, track: Track, options: LineCounterOptions): Walk {
  const foot = footPoint(track.box);
  const distance = sideDistance(line, foot);
  const side = Math.sign(distance) as -1 | 0 | 1;
  const widths = Math.abs(distance) / track.box.width;
  const past = walk.past && { ...walk.past, isPast: side === -walk.side };
  const after = { ...walk, confirmed: track.confirmed, foot, through: throughNow(walk, line, foot), past };
  if (walk.side === 0) return widths > options.firstSideShare ? { ...after, side } : after;
  if (widths <= options.deadBandShare) return after;
  if (side === walk.side) return { ...after, past: undefined };
  return { ...after, past: { since: walk.past?.since ?? track.seenAt, sightings: (walk.past?.sightings ?? 0) + 1, isPast: true } };
}

/** Whether the person is past the line through it. The same as before, as long as the feet stay where they are. */
function throughNow(walk: Walk, line: Line, foot: Point): boolean {
  const [from, to] = [sideDistance(line, walk.foot), sideDistance(line, foot)];
  if (Math.sign(from) === Math.sign(to)) return walk.through;
  const share = from / (from - to);
  const along = shareAlong(line, { x: walk.foot.x + share * (foot.x - walk.foot.x), y: walk.foot.y + share * (foot.y - walk.foot.y) });
  return along >= 0 && along <= 1;
}

function settled(walk: Walk, at: EpochMs, options: LineCounterOptions): { walk: Walk; crossing?: Crossing } {
  const holds = stands(walk, options) && walk.past && at - walk.past.since >= options.holdSeconds * secondMs;
  return holds ? crossed(walk, options) : { walk };
}

function stands({ past, confirmed }: Walk, options: LineCounterOptions): boolean {
  return confirmed && past !== undefined && past.isPast && past.sightings >= options.holdSightings;
}

function crossed(walk: Walk, options: LineCounterOptions): { walk: Walk; crossing?: Crossing } {
  const side = -walk.side as -1 | 1;
  const after: Walk = { ...walk, side, past: undefined };
  if (!walk.through || !walk.past) return { walk: after };
  const crossing: Crossing = { lineId: walk.lineId, direction: side > 0 ? "in" : "out", at: walk.past.since, trackId: walk.trackId };
  if (options.tell === "held") return { walk: after, crossing };
  // There and back again is nothing.
  return { walk: { ...after, owed: walk.owed && walk.owed.direction !== crossing.direction ? undefined : crossing } };
}

/** Nothing contradicts a side that was seen twice before the person left the picture: people do leave soon behind a door. */
function lastWord(walk: Walk, options: LineCounterOptions): Crossing[] {
  const end = stands(walk, options) ? crossed(walk, options) : { walk, crossing: undefined };
  return [end.crossing, end.walk.owed].filter((crossing) => crossing !== undefined);
}
