"use client";

import { useId } from "react";
import { Plus } from "lucide-react";
import type { PicturePoint } from "#contract/camera.ts";
import { editorWords } from "#features/camera/editor/editor-words.ts";
import { mostCorners, moved, withCorner, withoutGrip, type Grip, type Sketch } from "#features/camera/editor/edits.ts";
import { between } from "#features/camera/editor/geometry.ts";
import { GripHandle } from "#features/camera/editor/grip-handle.tsx";
import { useWords } from "#ui/language.tsx";

type GripsProps = { sketch: Sketch; onChange: (sketch: Sketch, gesture?: string) => void; toPicture: (event: { clientX: number; clientY: number }) => PicturePoint };

/** Every point of the drawing to take hold of, in the order in which it was drawn, and between corners a way to add one. */
export function Grips({ sketch, onChange, toPicture }: GripsProps) {
  const t = useWords(editorWords);
  const how = useId();
  const grip = (grip: Grip, at: PicturePoint, label: string) => (
    <GripHandle
      key={`${grip.id}/${grip.point}`}
      id={`${grip.id}/${grip.point}`}
      at={at}
      label={label}
      how={how}
      toPicture={toPicture}
      onMove={(to, gesture) => onChange(moved(sketch, grip, to), `${grip.id}/${grip.point} ${gesture}`)}
      onRemove={() => onChange(withoutGrip(sketch, grip))}
    />
  );
  const place = ({ x, y }: PicturePoint) => ({ x: Math.round(x * 100), y: Math.round(y * 100) });
  return (
    <>
      <span id={how} hidden>{t("moveHow")}</span>
      {sketch.lines.map(({ id, name, from, to }) => [
        grip({ id, point: 0 }, from, t("firstEnd", { name, ...place(from) })),
        grip({ id, point: 1 }, to, t("secondEnd", { name, ...place(to) })),
      ])}
      {sketch.areas.map(({ id, name, corners }) =>
        corners.map((corner, point) => [
          grip({ id, point }, corner, t("corner", { name, number: point + 1, count: corners.length, ...place(corner) })),
          corners.length < mostCorners && (
            <NewCorner
              key={`${id}/${point}+`}
              at={between(corner, corners[(point + 1) % corners.length] ?? corner)}
              label={t("addCorner", { name, number: point + 1 })}
              onAdd={() => onChange(withCorner(sketch, { id, point }))}
            />
          ),
        ]),
      )}
    </>
  );
}

function NewCorner({ at, label, onAdd }: { at: PicturePoint; label: string; onAdd: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onAdd}
      onPointerDown={(event) => event.stopPropagation()}
      className="absolute grid size-11 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full"
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
    >
      <span className="grid size-5 place-items-center rounded-full bg-surface text-ink shadow-float ring-1 ring-ink/30">
        <Plus aria-hidden="true" className="size-3.5" />
      </span>
    </button>
  );
}
