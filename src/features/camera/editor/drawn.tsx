"use client";

import type { PicturePoint } from "#contract/camera.ts";
import { sidesOf } from "#features/camera/editor/geometry.ts";
import type { Area, Line, Sketch } from "#features/camera/editor/edits.ts";

type DrawnProps = { sketch: Sketch; /** The picture's width over its height. */ aspect: number; begun?: { from: PicturePoint; to: PicturePoint } | null };

const wide = 1_000;
const arrowReach = 0.06;

/** Lines with the arrow that says which way is in, and areas. Decoration: the list beside the picture says the same in words. */
export function Drawn({ sketch, aspect, begun }: DrawnProps) {
  const high = wide / aspect;
  const at = ({ x, y }: PicturePoint) => `${x * wide},${y * high}`;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" className="pointer-events-none absolute inset-0 size-full text-ok">
      {sketch.areas.map((area) => (
        <DrawnArea key={area.id} area={area} at={at} />
      ))}
      {sketch.lines.map((line) => (
        <DrawnLine key={line.id} line={line} at={at} aspect={aspect} />
      ))}
      {begun && <Stroke points={`${at(begun.from)} ${at(begun.to)}`} dashes />}
    </svg>
  );
}

function DrawnLine({ line, at, aspect }: { line: Line; at: (point: PicturePoint) => string; aspect: number }) {
  const { middle, ahead } = sidesOf(line, aspect, arrowReach);
  const [x, y] = [ahead.x - middle.x, (ahead.y - middle.y) / aspect];
  const turn = (Math.atan2(y, x) * 180) / Math.PI;
  return (
    <g>
      <Stroke points={`${at(line.from)} ${at(line.to)}`} />
      <Stroke points={`${at(middle)} ${at(ahead)}`} />
      <path d="M14,0 L-8,-11 L-8,11 Z" transform={`translate(${at(ahead)}) rotate(${turn})`} className="fill-current stroke-surface" strokeWidth={3} paintOrder="stroke" />
    </g>
  );
}

function DrawnArea({ area, at }: { area: Area; at: (point: PicturePoint) => string }) {
  const points = area.corners.map(at).join(" ");
  return (
    <g>
      <polygon points={points} className="fill-current opacity-15" />
      <polygon points={points} fill="none" className="stroke-surface" strokeWidth={6} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
      <polygon points={points} fill="none" className="stroke-current" strokeWidth={2.5} strokeDasharray="8 5" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </g>
  );
}

/** Paper around ink, so that it is seen on any picture. */
function Stroke({ points, dashes = false }: { points: string; dashes?: boolean }) {
  const both = { points, fill: "none", vectorEffect: "non-scaling-stroke", strokeLinecap: "round" } as const;
  return (
    <>
      <polyline {...both} className="stroke-surface" strokeWidth={7} />
      <polyline {...both} className="stroke-current" strokeWidth={3.5} strokeDasharray={dashes ? "6 8" : undefined} />
    </>
  );
}
