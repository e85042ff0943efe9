"use client";

import { useEffect, useState } from "react";

/** Keeps the screen from going dark while it `isWanted`. Whether that worked; `null` until it is known. */
export function useWakeLock(isWanted = true): boolean | null {
  const [isHeld, setHeld] = useState<boolean | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let lock: WakeLockSentinel | undefined;
    let isGone = false;
    const ask = async () => {
      // The browser lets go when the page is hidden, so it is asked again.
      if (document.visibilityState !== "visible") return;
      try {
        // Absent without https, and refused when the battery is low.
        lock = await navigator.wakeLock.request("screen");
        if (isGone) await lock.release();
        else setHeld(true);
      } catch {
        if (!isGone) setHeld(false);
      }
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, [isWanted]);
  return isHeld;
}
