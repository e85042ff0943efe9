"use client";

import { useEffect, useState } from "react";
import type { KioskView } from "#contract/kiosk.ts";
import { ApiProblem, getJson } from "#client/http.ts";

const askEveryMs = 5_000;
/** One answer may be lost; a second one in a row is a cut line. */
const lostAfter = 2;

export type KioskLine = { view: KioskView; isOffline: boolean; /** Revoked, or never paired. */ isRefused: boolean };

/** The kiosk's picture, asked for every few seconds: it is small, and knowing soon that the line is cut matters more than a push. */
export function useKioskView(first: KioskView): KioskLine {
  const [line, setLine] = useState<KioskLine>({ view: first, isOffline: false, isRefused: false });
  const path = `/api/kiosk/${encodeURIComponent(first.kiosk.id)}`;
  useEffect(() => {
    let isGone = false;
    let misses = 0;
    const ask = async () => {
      try {
        const view = await getJson<KioskView>(path);
        misses = 0;
        if (!isGone) setLine({ view, isOffline: false, isRefused: false });
      } catch (error) {
        misses++;
        const isRefused = error instanceof ApiProblem && error.problem.status === 401;
        const isOffline = !isRefused && (misses >= lostAfter || !navigator.onLine);
        if (!isGone) setLine((before) => ({ ...before, isOffline, isRefused }));
      }
    };
    const cut = () => setLine((before) => ({ ...before, isOffline: true }));
    const timer = setInterval(() => void ask(), askEveryMs);
    window.addEventListener("offline", cut);
    window.addEventListener("online", ask);
    return () => {
      isGone = true;
      clearInterval(timer);
      window.removeEventListener("offline", cut);
      window.removeEventListener("online", ask);
    };
  }, [path]);
  return line;
}
