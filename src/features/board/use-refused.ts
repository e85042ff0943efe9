"use client";

import { useEffect, useState } from "react";
import type { Topic } from "#contract/views.ts";
import { getJson } from "#client/http.ts";
import { isNoLongerAllowed } from "#client/use-view.ts";

const askEveryMs = 5_000;

/**
 * Whether this browser may not look at the topic any more. The line only grows quiet then, as it does when the network
 * fails, so the screen asks: a board that was revoked has to go dark soon, and one that is merely cut off must not.
 */
export function useRefused(topic: Topic): boolean {
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    let isGone = false;
    const timer = setInterval(async () => {
      const refused = await getJson(`/api/views/${encodeURIComponent(topic)}`).then(() => false, isNoLongerAllowed);
      if (!isGone) setRefused(refused);
    }, askEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [topic]);
  return isRefused;
}
