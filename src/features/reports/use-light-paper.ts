"use client";

import { useEffect } from "react";

/** Paper is white, whatever the screen's theme. */
export function useLightPaper() {
  useEffect(() => {
    const root = document.documentElement;
    let theme: string | null = null;
    const before = () => {
      theme = root.getAttribute("data-theme");
      root.setAttribute("data-theme", "light");
    };
    const after = () => (theme === null ? root.removeAttribute("data-theme") : root.setAttribute("data-theme", theme));
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
}
