"use client";

import { useEffect, useState } from "react";
import type { PictureSource } from "#contract/camera.ts";

/**
 * The server lets a page speak to the one network camera that was saved when the page was loaded. When another one is saved, here or
 * on another device, the page is loaded again, and until then goes on with the first: that is what it gives.
 */
export function useAllowedPicture(saved: PictureSource): PictureSource {
  const [first] = useState(saved);
  const isAllowed = originOf(saved) === null || originOf(saved) === originOf(first);
  useEffect(() => {
    if (!isAllowed) location.reload();
  }, [isAllowed]);
  return isAllowed ? saved : first;
}

const originOf = (source: PictureSource) => (source.kind === "device" ? null : new URL(source.url).origin);
