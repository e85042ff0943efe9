"use client";

import { useCallback, useSyncExternalStore } from "react";

/** A small setting of this browser, the same in every component and every tab. `null` where nothing is stored yet. */
export function useStored(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(listen, () => read(name), () => null);
  const store = useCallback((next: string | null) => write(name, next), [name]);
  return [value, store];
}

const listeners = new Set<() => void>();

function listen(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

// A browser may refuse storage (private windows, locked-down kiosks); the setting then lasts until the page is left.
const unstored = new Map<string, string | null>();

export function read(name: string): string | null {
  if (unstored.has(name)) return unstored.get(name) ?? null;
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    unstored.set(name, value);
  }
  for (const changed of listeners) changed();
}
