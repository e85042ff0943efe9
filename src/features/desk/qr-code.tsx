"use client";

import { useMemo } from "react";
import { deskWords } from "#features/desk/desk-words.ts";
import { qrPath } from "#ui/qr-path.ts";
import { useWords } from "#ui/language.tsx";

/** Modules of white around the code, which readers need. */
const quietZone = 4;

export function QrCode({ address, className }: { address: string; className?: string }) {
  const t = useWords(deskWords);
  const { path, size } = useMemo(() => qrPath(address), [address]);
  const side = size + 2 * quietZone;
  return (
    <svg role="img" aria-label={t("qrOf", { address })} viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`} shapeRendering="crispEdges" className={className}>
      <path d={path} fill="currentColor" />
    </svg>
  );
}
