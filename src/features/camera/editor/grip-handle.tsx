"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { PicturePoint } from "#contract/camera.ts";
import { nudged } from "#features/camera/editor/geometry.ts";

type GripHandleProps = {
  /** Read aloud: what it is and where. */
  label: string;
  /** The id of the element that says how it is moved. */
  how: string;
  id: string;
  at: PicturePoint;
  /** A place of the screen as a point of the picture. */
  toPicture: (event: { clientX: number; clientY: number }) => PicturePoint;
  onMove: (to: PicturePoint, gesture: string) => void;
  onRemove: () => void;
};

let gestures = 0;

/** A point that can be dragged with a finger (44 px) or moved with the arrow keys. */
export function GripHandle({ label, how, id, at, toPicture, onMove, onRemove }: GripHandleProps) {
  const gesture = useRef<string | null>(null);
  const keyGesture = useRef("");

  function press(event: KeyboardEvent) {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      return onRemove();
    }
    const to = nudged(at, event.key, event.shiftKey);
    if (!to) return;
    event.preventDefault();
    onMove(to, keyGesture.current);
  }

  function grasp(event: PointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.current = `drag ${++gestures}`;
  }

  return (
    <button
      type="button"
      data-grip={id}
      aria-label={label}
      aria-describedby={how}
      onKeyDown={press}
      onFocus={() => (keyGesture.current = `keys ${++gestures}`)}
      onPointerDown={grasp}
      onPointerMove={(event) => gesture.current && onMove(toPicture(event), gesture.current)}
      onPointerUp={() => (gesture.current = null)}
      onPointerCancel={() => (gesture.current = null)}
      className="group absolute z-10 grid size-11 -translate-x-1/2 -translate-y-1/2 cursor-grab touch-none place-items-center rounded-full outline-none active:cursor-grabbing"
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
    >
      <span className="size-4 rounded-full border-[3px] border-surface bg-ok shadow-float ring-1 ring-ink/40 group-focus-visible:size-6 group-focus-visible:ring-4 group-focus-visible:ring-focus" />
    </button>
  );
}
