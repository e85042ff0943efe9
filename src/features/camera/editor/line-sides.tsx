"use client";

import type { CameraSetup } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { sidesOf } from "#features/camera/editor/geometry.ts";
import type { Line } from "#features/camera/editor/edits.ts";
import { useWords } from "#ui/language.tsx";

type LineSidesProps = { line: Line; doors: CameraSetup["doors"]; aspect: number };

const reach = 0.115;

/** The names of the zones on either side, where they are in the picture. */
export function LineSides({ line, doors, aspect }: LineSidesProps) {
  const t = useWords(cameraWords);
  const door = doors.find(({ id }) => id === line.door?.doorId);
  const { ahead, behind, middle } = sidesOf(line, aspect, reach);
  if (!door) return <Chip at={middle} says={line.name} />;
  return (
    <>
      <Chip at={ahead} says={door.to ?? t("street")} isAhead />
      <Chip at={behind} says={door.from ?? t("street")} />
    </>
  );
}

function Chip({ at, says, isAhead = false }: { at: { x: number; y: number }; says: string; isAhead?: boolean }) {
  const kept = (share: number) => `${Math.min(94, Math.max(6, share * 100))}%`;
  return (
    <span
      aria-hidden="true"
      className={`pointer-events-none absolute max-w-36 -translate-x-1/2 -translate-y-1/2 truncate rounded-sm px-1.5 py-0.5 text-xs font-medium shadow-float ${isAhead ? "bg-ink text-surface" : "bg-surface text-ink"}`}
      style={{ left: kept(at.x), top: kept(at.y) }}
    >
      {says}
    </span>
  );
}
