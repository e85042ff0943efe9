import type { CameraDrawing } from "#contract/camera.ts";
import type { PictureSize } from "#features/camera/counting/counter.ts";
import { footPoint, type Box, type Point } from "#domain/occupancy/tracking/geometry.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";

/** Heights in pixels of those who were seen near a line or an area, the newest last. */
export type Heights = readonly number[];

type Drawn = Pick<CameraDrawing, "lines" | "areas" | "detectionsPerSecond">;

/**
 * The part of the picture that is given to the detector, in whole pixels, or null for all of it. The model sees 300 x 300 pixels,
 * whatever it is given: people who are small in the picture are seen twice as sharply when what is far from every line and area is
 * left out. How much room people need is known once some have been seen; until then, and when little is won, it is all of the picture.
 */
export function watchedPart(drawn: Drawn, size: PictureSize, heights: Heights): Box | null {
  if (heights.length < enough || drawn.lines.length + drawn.areas.length === 0) return null;
  const tall = [...heights].sort((a, b) => a - b)[Math.floor(0.95 * (heights.length - 1))] as number;
  const feet = whereFeetMatter(drawn, size, (tall * paceMost * sightingsBefore) / drawn.detectionsPerSecond);
  const bodies = {
    left: Math.min(...feet.map(({ x }) => x)) - besideFeet * tall,
    right: Math.max(...feet.map(({ x }) => x)) + besideFeet * tall,
    top: Math.min(...feet.map(({ y }) => y)) - aboveFeet * tall,
    bottom: Math.max(...feet.map(({ y }) => y)) + belowFeet * tall,
  };
  // Square, as the model's own input is: people keep their shape.
  const side = Math.max(bodies.right - bodies.left, bodies.bottom - bodies.top);
  const [x, width] = within(bodies.left, bodies.right, side, size.width);
  const [y, height] = within(bodies.top, bodies.bottom, side, size.height);
  return width * height > worthwhile * size.width * size.height ? null : { x, y, width, height };
}

/** With those of `tracks` seen at `at` who stand near a line or an area. `part` is what was looked at. */
export function withHeights(heights: Heights, tracks: readonly Track[], at: number, drawn: Drawn, size: PictureSize, part: Box | null): Heights {
  const near = tracks.filter((one) => one.confirmed && one.seenAt === at && isNear(one.box, drawn, size)).map(({ box }) => heightOf(box, part));
  return near.length === 0 ? heights : [...heights, ...near].slice(-remembered);
}

/** So many sightings tell how tall people are. */
const enough = 10;
/** Two minutes of one person at 5 pictures a second. */
const remembered = 600;
/** A part that is larger than this share of the picture wins nothing. */
const worthwhile = 0.75;

/** Heights a second of somebody in a hurry; people walk at 0.8. */
const paceMost = 1.2;
/** Somebody is believed after three sightings, and one is missed. */
const sightingsBefore = 4;
// In heights, with some room: heights are a detector's, and the tallest is yet to come.
const besideFeet = 0.4;
const aboveFeet = 1.2;
const belowFeet = 0.2;

/** Corners of where feet are looked for: areas, and lines with the way to and from them at a right angle. */
function whereFeetMatter({ lines, areas }: Drawn, size: PictureSize, way: number): Point[] {
  const pixels = ({ x, y }: Point) => ({ x: x * size.width, y: y * size.height });
  const besideLines = lines.flatMap((line) => {
    const [from, to] = [pixels(line.from), pixels(line.to)];
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const across = { x: (way * (from.y - to.y)) / length, y: (way * (to.x - from.x)) / length };
    return [from, to].flatMap(({ x, y }) => [{ x: x + across.x, y: y + across.y }, { x: x - across.x, y: y - across.y }]);
  });
  return [...besideLines, ...areas.flatMap(({ corners }) => corners.map(pixels))];
}

/** Where a stretch of `length` around the middle of `from` to `to` begins, and its length, moved into the picture. */
function within(from: number, to: number, length: number, whole: number): [number, number] {
  const wide = Math.min(whole, Math.ceil(length));
  return [Math.round(Math.min(Math.max(0, (from + to - wide) / 2), whole - wide)), wide];
}

function isNear(box: Box, drawn: Drawn, size: PictureSize): boolean {
  const foot = footPoint(box);
  const corners = whereFeetMatter(drawn, size, 0);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const apart = Math.max(Math.min(...xs) - foot.x, foot.x - Math.max(...xs), Math.min(...ys) - foot.y, foot.y - Math.max(...ys));
  return apart <= box.height;
}

/** Whoever reaches up to the edge of the part is taller than can be seen. */
function heightOf(box: Box, part: Box | null): number {
  return part && part.y > 0 && box.y <= part.y + 1 ? 1.5 * box.height : box.height;
}
