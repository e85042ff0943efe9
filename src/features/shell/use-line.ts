"use client";

import { useQueryClient, type QueryCache } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { getJson } from "#client/http.ts";
import { useConnected } from "#client/use-view.ts";
import type { Session } from "#contract/session.ts";
import { lineOf, type Shown } from "#features/shell/line-state.ts";

const lookMs = 5_000;

/** Whether the line to the server holds, for all pictures on the screen together. Who has been signed out is sent to the door. */
export function useLine(): boolean | number {
  const isConnected = useConnected();
  const cache = useQueryClient().getQueryCache();
  const listen = useCallback(
    (changed: () => void) => {
      const stop = cache.subscribe(changed);
      const timer = setInterval(changed, lookMs);
      return () => {
        stop();
        clearInterval(timer);
      };
    },
    [cache],
  );
  const lost = useSyncExternalStore(listen, () => lineOf(shownIn(cache), isConnected), () => false);
  const isLost = lost !== false;
  useEffect(() => {
    if (isLost) void leaveIfSignedOut();
  }, [isLost]);
  return lost;
}

type Held = { view: { asOf: number }; offset: number };

function shownIn(cache: QueryCache): Shown[] {
  return cache.findAll({ queryKey: ["view"], type: "active" }).flatMap((query): Shown[] => {
    const held = query.state.data as Held | undefined;
    if (!held) return [];
    // The page's own first picture came without an offset; its age counts from when the browser took it up.
    const cameAt = held.offset === 0 ? query.state.dataUpdatedAt : held.view.asOf - held.offset;
    return [{ asOf: held.view.asOf, ageMs: Date.now() - cameAt, hasFailed: query.state.status === "error" }];
  });
}

/** A session that has ended looks like a broken line: no picture comes any more. */
async function leaveIfSignedOut(): Promise<void> {
  try {
    if ((await getJson<Session | null>("/api/session")) === null)
      window.location.replace(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
  } catch {
    // No answer: the line it is, and the bar says so.
  }
}
