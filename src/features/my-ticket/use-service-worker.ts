"use client";

import { useEffect } from "react";

/** Browsers allow it over https and on this machine only; elsewhere the page works without, while there is a connection. */
export function useServiceWorker(): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
    navigator.serviceWorker.register("/ticket-sw.js", { scope: "/t/" }).catch(() => undefined);
    // What came before the worker was there is handed to it.
    void navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage({ keep: [location.href, ...filesOfThisPage()] }));
  }, []);
}

function filesOfThisPage(): string[] {
  return performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name.includes("/_next/static/"));
}
