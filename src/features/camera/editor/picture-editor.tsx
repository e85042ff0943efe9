"use client";

import { useRef, useState, type PointerEvent, type ReactNode } from "react";
import type { CameraSetup, PicturePoint } from "#contract/camera.ts";
import { cameraWords } from "#features/camera/camera-words.ts";
import { Drawn } from "#features/camera/editor/drawn.tsx";
import type { Sketch } from "#features/camera/editor/edits.ts";
import { apart, within } from "#features/camera/editor/geometry.ts";
import { Grips } from "#features/camera/editor/grips.tsx";
import { LineSides } from "#features/camera/editor/line-sides.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";

type PictureEditorProps = {
  sketch: Sketch;
  doors: CameraSetup["doors"];
  aspect: number;
  isEditing: boolean;
  onChange: (sketch: Sketch, gesture?: string) => void;
  onDrawn: (from: PicturePoint, to: PicturePoint) => void;
  /** The picture itself and what lies under the drawing. */
  children: ReactNode;
};

/** A shorter stroke is a slip of the finger. In widths of the picture. */
const shortest = 0.05;

/** The picture with its drawing. While it is edited, dragging over the picture draws a line. */
export function PictureEditor({ sketch, doors, aspect, isEditing, onChange, onDrawn, children }: PictureEditorProps) {
  const t = useWords(cameraWords);
  const stage = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState<{ from: PicturePoint; to: PicturePoint } | null>(null);

  function toPicture({ clientX, clientY }: { clientX: number; clientY: number }): PicturePoint {
    const box = stage.current?.getBoundingClientRect();
    return box ? within({ x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }) : { x: 0, y: 0 };
  }

  function press(event: PointerEvent<HTMLDivElement>) {
    if (!isEditing || event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = toPicture(event);
    setBegun({ from, to: from });
  }

  function release() {
    if (begun && apart(begun.from, begun.to, aspect) >= shortest) onDrawn(begun.from, begun.to);
    setBegun(null);
  }

  return (
    // A picture has its left and right in every language.
    <div
      ref={stage}
      dir="ltr"
      role="group"
      aria-label={t("picture")}
      data-stage
      onPointerDown={press}
      onPointerMove={(event) => begun && setBegun({ ...begun, to: toPicture(event) })}
      onPointerUp={release}
      onPointerCancel={() => setBegun(null)}
      className={classes("relative mx-auto w-full overflow-clip rounded-lg border border-hairline bg-raised select-none", isEditing && "cursor-crosshair touch-none")}
      style={{ aspectRatio: aspect, maxWidth: `calc((100dvh - 11rem) * ${aspect})` }}
    >
      {children}
      <Drawn sketch={sketch} aspect={aspect} begun={begun} />
      {sketch.lines.map((line) => (
        <LineSides key={line.id} line={line} doors={doors} aspect={aspect} />
      ))}
      {isEditing && <Grips sketch={sketch} onChange={onChange} toPicture={toPicture} />}
    </div>
  );
}
