/** A point of the picture in pixels, x to the right and y downwards, as every camera and every detector has it. */
export type Point = { x: number; y: number };

/** A rectangle around a person in pixels: its upper left corner, its width and its height. */
export type Box = { x: number; y: number; width: number; height: number };

/** A line drawn on the floor of the picture. It ends at its ends: who walks around one has not crossed it. */
export type Segment = { from: Point; to: Point };

/** Where the person stands: the middle of the lower edge. Unlike the head it does not move sideways with the camera's height. */
export function footPoint(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height };
}

/** Square pixels that lie in both boxes. */
export function sharedArea(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide <= 0 || high <= 0 ? 0 : wide * high;
}

/** Intersection over union of two boxes: 1 when they are the same, 0 when they do not touch. */
export function overlap(a: Box, b: Box): number {
  return overlapWithin(a, b, 0);
}

/** The overlap of the two boxes once each has grown by `margin` pixels on every side. */
export function overlapWithin(a: Box, b: Box, margin: number): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + 2 * margin;
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) + 2 * margin;
  if (wide <= 0 || high <= 0) return 0;
  const areas = (a.width + 2 * margin) * (a.height + 2 * margin) + (b.width + 2 * margin) * (b.height + 2 * margin);
  return (wide * high) / (areas - wide * high);
}

/**
 * Pixels from the endless line through the segment: positive to the right hand of somebody who walks on it from `from`
 * to `to` (below a line drawn from left to right). A segment without length has no sides: 0.
 */
export function sideDistance({ from, to }: Segment, point: Point): number {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const length = Math.hypot(along.x, along.y);
  return length === 0 ? 0 : (along.x * (point.y - from.y) - along.y * (point.x - from.x)) / length;
}

/** Where beside the segment a point stands: 0 at `from`, 1 at `to`, less or more beyond the ends. */
export function shareAlong({ from, to }: Segment, point: Point): number {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const squared = along.x ** 2 + along.y ** 2;
  return squared === 0 ? Number.NaN : ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / squared;
}

/** Pixels from the border of a polygon: positive inside it, negative outside. Fewer than three corners hold nobody. */
export function depthInside(corners: Point[], point: Point): number {
  if (corners.length < 3) return -Infinity;
  const edges = corners.map((to, i): Segment => ({ from: corners.at(i - 1) as Point, to }));
  const nearest = Math.min(...edges.map((edge) => distanceTo(edge, point)));
  // Even-odd rule: a ray to the right leaves through an odd number of edges.
  const crossed = edges.filter(({ from, to }) => from.y > point.y !== to.y > point.y && point.x < from.x + ((point.y - from.y) / (to.y - from.y)) * (to.x - from.x));
  return crossed.length % 2 === 1 ? nearest : -nearest;
}

function distanceTo(segment: Segment, point: Point): number {
  const { from, to } = segment;
  const share = Math.min(1, Math.max(0, shareAlong(segment, point) || 0));
  return Math.hypot(point.x - from.x - share * (to.x - from.x), point.y - from.y - share * (to.y - from.y));
}
