"use client";

import type { ReactNode } from "react";

/** One of a few usual answers, one press away. */
export function Chip({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className="target number inline-flex h-8 items-center rounded-md border border-edge/60 px-2.5 text-sm whitespace-nowrap transition-colors hover:bg-raised aria-pressed:border-ink aria-pressed:bg-pressed aria-pressed:font-medium pointer-coarse:h-11"
    >
      {children}
    </button>
  );
}
