"use client";

import { useSyncExternalStore } from "react";

/**
 * The browser's time in epoch ms, changing every second; `null` on the server and during hydration, so that what was
 * sent is what is first drawn. One timer for the whole page, and none while nobody looks at it.
 */
export function useNow(): number | null {
  return useSyncExternalStore(listen, () => now, () => null);
}

const listeners = new Set<() => void>();
let now = wholeSecond();
let timer: ReturnType<typeof setInterval> | undefined;

function listen(changed: () => void): () => void {
  listeners.add(changed);
  now = wholeSecond();
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  now = wholeSecond();
  for (const changed of listeners) changed();
}

function wholeSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
