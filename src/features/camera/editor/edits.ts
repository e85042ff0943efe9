import type { CameraDrawing, PicturePoint } from "#contract/camera.ts";
import { between, within } from "#features/camera/editor/geometry.ts";

/** What one draws: the lines and areas of a drawing. */
export type Sketch = Pick<CameraDrawing, "lines" | "areas">;
export type Line = Sketch["lines"][number];
export type Area = Sketch["areas"][number];

/** A point of a line or an area: the first and second end of a line are 0 and 1. */
export type Grip = { id: string; point: number };

// As the contract has them.
export const mostLines = 8;
export const mostAreas = 8;
export const mostCorners = 16;
const leastCorners = 3;

export function withLine(sketch: Sketch, line: Line): Sketch {
  return sketch.lines.length >= mostLines ? sketch : { ...sketch, lines: [...sketch.lines, line] };
}

export function withArea(sketch: Sketch, area: Area): Sketch {
  return sketch.areas.length >= mostAreas ? sketch : { ...sketch, areas: [...sketch.areas, area] };
}

export function without(sketch: Sketch, id: string): Sketch {
  return { lines: sketch.lines.filter((line) => line.id !== id), areas: sketch.areas.filter((area) => area.id !== id) };
}

export function withLineChanged(sketch: Sketch, id: string, change: Partial<Line>): Sketch {
  return { ...sketch, lines: sketch.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) };
}

export function withAreaChanged(sketch: Sketch, id: string, change: Partial<Area>): Sketch {
  return { ...sketch, areas: sketch.areas.map((area) => (area.id === id ? { ...area, ...change } : area)) };
}

export function moved(sketch: Sketch, { id, point }: Grip, to: PicturePoint): Sketch {
  const place = within(to);
  return {
    lines: sketch.lines.map((line) => (line.id === id ? { ...line, [point === 0 ? "from" : "to"]: place } : line)),
    areas: sketch.areas.map((area) => (area.id === id ? { ...area, corners: area.corners.map((corner, i) => (i === point ? place : corner)) } : area)),
  };
}

/** A new corner half-way to the next one. */
export function withCorner(sketch: Sketch, { id, point }: Grip): Sketch {
  return {
    ...sketch,
    areas: sketch.areas.map((area) => {
      const [before, after] = [area.corners[point], area.corners[(point + 1) % area.corners.length]];
      if (area.id !== id || !before || !after || area.corners.length >= mostCorners) return area;
      return { ...area, corners: area.corners.toSpliced(point + 1, 0, between(before, after)) };
    }),
  };
}

/** Without this corner; an area of three corners goes as a whole, and so does a line. */
export function withoutGrip(sketch: Sketch, { id, point }: Grip): Sketch {
  const area = sketch.areas.find((area) => area.id === id);
  if (!area || area.corners.length <= leastCorners) return without(sketch, id);
  return withAreaChanged(sketch, id, { corners: area.corners.toSpliced(point, 1) });
}

/** What was in is out. Without a door there is nothing to be against, so the line itself is drawn the other way. */
export function turnedRound(sketch: Sketch, id: string): Sketch {
  const turn = (line: Line): Line => (line.door ? { ...line, door: { ...line.door, reversed: !line.door.reversed } } : { ...line, from: line.to, to: line.from });
  return { ...sketch, lines: sketch.lines.map((line) => (line.id === id ? turn(line) : line)) };
}

/** Where a line stands that was added without being drawn: across the lower middle, each a little higher than the last. */
export function nextLine(sketch: Sketch): Pick<Line, "from" | "to"> {
  const y = Math.round((0.65 - 0.1 * (sketch.lines.length % 5)) * 100) / 100;
  return { from: { x: 0.25, y }, to: { x: 0.75, y } };
}

export function nextArea(sketch: Sketch): PicturePoint[] {
  const x = Math.round((0.2 + 0.05 * (sketch.areas.length % 5)) * 100) / 100;
  return [{ x, y: 0.45 }, { x: x + 0.4, y: 0.45 }, { x: x + 0.4, y: 0.85 }, { x, y: 0.85 }].map(within);
}

/** Never the name of one that was taken away: its counts would live on under it. */
export function newId(kind: "line" | "area"): string {
  return `${kind}-${Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
