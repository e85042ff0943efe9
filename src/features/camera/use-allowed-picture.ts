"use client";

import { useEffect, useState } from "react";
import type { PictureSource } from "#contract/camera.ts";

/**
 * The server lets a page speak to the one network camera that was saved when the page was loaded. When another one is saved, here or
 * on another device, the page is loaded again.
 */
export function useAllowedPicture(saved: PictureSource): void {
  const [allowed] = useState(() => originOf(saved));
  const origin = originOf(saved);
  useEffect(() => {
    if (origin !== null && origin !== allowed) location.reload();
  }, [origin, allowed]);
}

const originOf = (source: PictureSource) => (source.kind === "device" ? null : new URL(source.url).origin);
