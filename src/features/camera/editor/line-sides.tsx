"use client";

import type { CameraSetup, PicturePoint } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { sidesOf } from "#features/camera/editor/geometry.ts";
import type { Line } from "#features/camera/editor/edits.ts";
import { useWords } from "#ui/language.tsx";

type LineSidesProps = { line: Line; doors: CameraSetup["doors"]; aspect: number };

/** Past the arrow's head. */
const reach = 0.085;

/** The names of the zones on either side, where they are in the picture. */
export function LineSides({ line, doors, aspect }: LineSidesProps) {
  const t = useWords(cameraWords);
  const door = doors.find(({ id }) => id === line.door?.doorId);
  const { ahead, behind, middle } = sidesOf(line, aspect, reach);
  if (!door) return <Chip at={middle} says={line.name} />;
  return (
    <>
      <Chip at={ahead} from={middle} says={door.to ?? t("street")} isAhead />
      <Chip at={behind} from={middle} says={door.from ?? t("street")} />
    </>
  );
}

/** Its near edge stands at the point, so that a long name does not lie over the line. */
function Chip({ at, from = at, says, isAhead = false }: { at: PicturePoint; from?: PicturePoint; says: string; isAhead?: boolean }) {
  const kept = (share: number) => `${Math.min(94, Math.max(6, share * 100))}%`;
  const away = Math.hypot(at.x - from.x, at.y - from.y) || 1;
  const shift = (by: number) => `${-50 + (by / away) * 50}%`;
  return (
    <span
      aria-hidden="true"
      className={`pointer-events-none absolute max-w-36 truncate rounded-sm px-1.5 py-0.5 text-xs font-medium shadow-float ${isAhead ? "bg-ink text-surface" : "bg-surface text-ink"}`}
      style={{ left: kept(at.x), top: kept(at.y), translate: `${shift(at.x - from.x)} ${shift(at.y - from.y)}` }}
    >
      {says}
    </span>
  );
}
