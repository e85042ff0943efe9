"use client";

import { useMemo } from "react";
import { qrPath } from "#ui/qr-path.ts";

/** Modules of white around the code, which readers need. */
const quietZone = 4;

/** `label` says what it opens; the code itself is drawn in the colour of the text, which must be dark on white. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  const side = size + 2 * quietZone;
  return (
    <svg role="img" aria-label={label} viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`} shapeRendering="crispEdges" className={className}>
      <path d={path} fill="currentColor" />
    </svg>
  );
}
