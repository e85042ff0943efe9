"use client";

import { useEffect } from "react";

/** Lets the page start again without the server, after a power cut in the night. Browsers allow it on https and localhost only. */
export function useOfflineStart(): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    for (const scope of scopes) navigator.serviceWorker.register("/camera-sw.js", { scope, updateViaCache: "none" }).catch(() => undefined);
    // The browser may otherwise throw counts away when its disk is full.
    void navigator.storage?.persist?.().catch(() => undefined);
  }, []);
}

/** The page, and the detector's worker: a worker belongs to the scope of its own address, not to its page's. No page lives there. */
const scopes = ["/camera/", "/_next/static/"];

/** Has the service worker keep what the page and its detector have loaded; on the first visit it was not there yet to listen. */
export function keepForLater(byDetector: readonly string[]): void {
  if (!("serviceWorker" in navigator)) return;
  const byPage = performance.getEntriesByType("resource").map(({ name }) => name);
  const keep = [...new Set([location.href, ...byPage, ...byDetector].map(withoutHash))].filter(isOurs);
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep }));
}

const withoutHash = (address: string) => address.split("#", 1)[0] as string;

function isOurs(address: string): boolean {
  const { origin, pathname } = new URL(address);
  return origin === location.origin && /^\/(_next\/static|vision|icons|camera)[/.]/.test(pathname);
}
