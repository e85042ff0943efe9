"use client";

import { useEffect, useState } from "react";

/** Whether nobody has touched the page for so long. */
export function useUntouched(ms: number): boolean {
  const [isUntouched, setUntouched] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const touched = () => {
      clearTimeout(timer);
      setUntouched(false);
      timer = setTimeout(() => setUntouched(true), ms);
    };
    const touches = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    touched();
    for (const touch of touches) window.addEventListener(touch, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const touch of touches) window.removeEventListener(touch, touched);
    };
  }, [ms]);
  return isUntouched;
}
