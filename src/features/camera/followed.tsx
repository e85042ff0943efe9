"use client";

import { useSyncExternalStore } from "react";
import type { RunningCamera } from "#features/camera/counting/camera.ts";
import type { PictureSize } from "#features/camera/counting/counter.ts";
import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";

const nobody: readonly Track[] = [];

/** A frame around everybody who is followed, and a dot where their feet are believed to be: those are what crosses a line. Dashes bound `part`, the part of the picture that is looked at. */
export function Followed({ camera, size, part }: { camera: RunningCamera; size: PictureSize; part: Box | null }) {
  const tracks = useSyncExternalStore(camera.onTracks, camera.tracks, () => nobody);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" className="pointer-events-none absolute inset-0 size-full text-watch">
      {part && <rect {...part} fill="none" className="stroke-current opacity-60" strokeDasharray="2 6" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />}
      {tracks.map(({ id, box }) => (
        <g key={id}>
          <rect {...box} fill="none" rx={3} className="stroke-current" strokeWidth={2} vectorEffect="non-scaling-stroke" />
          <circle cx={box.x + box.width / 2} cy={box.y + box.height} r={size.width / 130} className="fill-current stroke-surface" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        </g>
      ))}
    </svg>
  );
}
