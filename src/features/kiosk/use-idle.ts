"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { idleAfter, type Idle } from "#features/kiosk/idle.ts";

const lookEveryMs = 250;
const touches = ["pointerdown", "keydown", "input", "wheel"] as const;
const quiet: Idle = { phase: "quiet" };

/** Watches for people while `isWatching`, and calls `onOver` once when there is nobody any more. `stay` counts as a touch. */
export function useIdle(isWatching: boolean, onOver: () => void): { idle: Idle; stay: () => void } {
  const touchedAt = useRef(0);
  const isAsking = useRef(false);
  const [idle, setIdle] = useState<Idle>(quiet);
  const stay = useCallback(() => {
    touchedAt.current = performance.now();
    isAsking.current = false;
    setIdle(quiet);
  }, []);
  useEffect(() => {
    if (!isWatching) return;
    touchedAt.current = performance.now();
    // The question answers for itself: if it were gone before the finger is lifted, the finger would press what lies below.
    const touched = () => {
      if (!isAsking.current) touchedAt.current = performance.now();
    };
    for (const touch of touches) window.addEventListener(touch, touched, { capture: true, passive: true });
    const timer = setInterval(() => {
      const now = idleAfter(performance.now() - touchedAt.current);
      isAsking.current = now.phase === "warning";
      setIdle((before) => (before.phase === now.phase && (before.phase !== "warning" || (now.phase === "warning" && before.secondsLeft === now.secondsLeft)) ? before : now));
      if (now.phase === "over") onOver();
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      for (const touch of touches) window.removeEventListener(touch, touched, { capture: true });
      setIdle(quiet);
    };
  }, [isWatching, onOver, stay]);
  return { idle: isWatching ? idle : quiet, stay };
}
