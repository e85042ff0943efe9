"use client";

import { useEffect, useRef, useState } from "react";
import { driftAt, shouldReload, stalenessOf, type Staleness } from "#features/board/unattended.ts";
import { useWakeLock } from "#client/use-wake-lock.ts";
import { reloadWhenThere } from "#features/board/reload.ts";
import { useNow } from "#ui/now.ts";

type Watched = { asOf: number; build: string; clinic: { timeZone: string } };

/** What a screen does for itself, since nobody stands beside it: stays awake, says how old its picture is, begins anew. */
export function useUnattended(view: Watched, live: { lost: false | number; offset: number }, isBusy: boolean): { staleness: Staleness; drift: { x: number; y: number } } {
  const now = useNow();
  const [page] = useState(() => ({ build: view.build, loadedAt: Date.now() }));
  const isReloading = useRef(false);
  useWakeLock();

  // Until something has come over the line the two clocks have not been compared.
  const ageMs = now === null ? 0 : live.offset === 0 ? now - page.loadedAt : now + live.offset - view.asOf;
  const staleness = now === null ? "fresh" : stalenessOf(ageMs, live.lost !== false);

  const isDue = now !== null && staleness === "fresh" && shouldReload({ ...page, newest: view.build, now, timeZone: view.clinic.timeZone, isBusy });
  useEffect(() => {
    if (!isDue || isReloading.current) return;
    isReloading.current = true;
    void reloadWhenThere().finally(() => (isReloading.current = false));
  }, [isDue]);

  return { staleness, drift: driftAt(now ?? 0) };
}
