"use client";

import type { ReactNode } from "react";

/** One of a few usual answers: Space or a press chooses it, and Enter sends the form that it stands in. */
export function Chip({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <label className="target number relative inline-flex h-8 items-center rounded-md border border-edge/60 px-2.5 text-sm whitespace-nowrap transition-colors hover:bg-raised has-checked:border-ink has-checked:bg-pressed has-checked:font-medium pointer-coarse:h-11">
      <input type="checkbox" checked={isOn} onChange={onPress} className="absolute inset-0 cursor-pointer appearance-none rounded-md" />
      {children}
    </label>
  );
}
