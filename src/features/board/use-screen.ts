"use client";

import { useMemo, useSyncExternalStore } from "react";

/** The shape of the screen; its width in hundredths of its height. A television until the browser has taken over. */
export function useScreen(): { isPortrait: boolean; width: number } {
  const width = useSyncExternalStore(listen, () => Math.round((window.innerWidth / Math.max(1, window.innerHeight)) * 1000) / 10, () => 177.8);
  return useMemo(() => ({ isPortrait: width < 100, width }), [width]);
}

function listen(changed: () => void): () => void {
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}
