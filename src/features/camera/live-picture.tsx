"use client";

import { useEffect, useRef } from "react";
import type { RunningCamera } from "#features/camera/counting/camera.ts";
import { classes } from "#ui/classes.ts";

/** Puts the camera's own picture into the page. Covered it stays there, invisible: some browsers stop a video that is nowhere. */
export function LivePicture({ camera, shown, isCovered }: { camera: RunningCamera | null; /** Changes when another camera is looked through. */ shown: number | undefined; isCovered: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const preview = camera?.preview();
    if (preview) frame.current?.replaceChildren(preview);
  }, [camera, shown]);
  return (
    <div
      ref={frame}
      data-covered={isCovered || undefined}
      className={classes("pointer-events-none absolute inset-0 transition-opacity [&>*]:size-full [&>*]:object-fill", isCovered && "opacity-0")}
    />
  );
}
