import type { CameraDrawing, PicturePoint } from "#contract/camera.ts";

type Line = CameraDrawing["lines"][number];

/** Within the picture, with no more digits than a pixel of a very large one has. */
export function within({ x, y }: PicturePoint): PicturePoint {
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
  return { x: share(x), y: share(y) };
}

const step = 0.005;
const largeStep = 0.05;

const directions: Record<string, PicturePoint> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

/** Where an arrow key moves a point to, as the picture has left and right in every language; `null` for any other key. */
export function nudged(point: PicturePoint, key: string, isLarge: boolean): PicturePoint | null {
  const direction = directions[key];
  if (!direction) return null;
  const by = isLarge ? largeStep : step;
  return within({ x: point.x + direction.x * by, y: point.y + direction.y * by });
}

export function between(a: PicturePoint, b: PicturePoint): PicturePoint {
  return within({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
}

/** How far two points are from each other, in widths of a picture `aspect` times as wide as high. */
export function apart(a: PicturePoint, b: PicturePoint, aspect: number): number {
  return Math.hypot(a.x - b.x, (a.y - b.y) / aspect);
}

export type Sides = {
  middle: PicturePoint;
  /** Points beside the middle: where the way through the door leads to, and where it comes from. */
  ahead: PicturePoint;
  behind: PicturePoint;
};

/**
 * The sides of a line as its door has them: ahead lies where the door's forward leads. `in` of the line itself is to the right hand
 * of who walks from its first point to its second, see contract/camera.ts. `reach` in widths of the picture.
 */
export function sidesOf({ from, to, door }: Pick<Line, "from" | "to" | "door">, aspect: number, reach: number): Sides {
  const along = { x: to.x - from.x, y: (to.y - from.y) / aspect };
  const length = Math.hypot(along.x, along.y) || 1;
  const sign = door?.reversed ? -1 : 1;
  const right = { x: (-along.y / length) * reach * sign, y: (along.x / length) * reach * sign * aspect };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { middle, ahead: { x: middle.x + right.x, y: middle.y + right.y }, behind: { x: middle.x - right.x, y: middle.y - right.y } };
}
