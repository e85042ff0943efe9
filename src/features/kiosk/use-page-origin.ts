"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Where patients reach their pages: as the server says, else as this screen reaches it; `null` until the browser knows. */
export function usePageOrigin(publicUrl: string | null): string | null {
  const own = useSyncExternalStore(never, () => window.location.origin, () => null);
  return publicUrl ?? own;
}
