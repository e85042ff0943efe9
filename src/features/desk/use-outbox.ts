"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useLive } from "#client/live-provider.tsx";
import { sendOnce } from "#client/send.ts";
import { createOutbox, type Entry, type Outbox } from "#features/desk/outbox.ts";
import { browserStore } from "#features/desk/outbox-store.ts";

/** The outbox of whoever is signed in. It outlives the screen: what waits goes on waiting while somebody looks at the floor. */
export function useOutbox(by: string): { outbox: Outbox; entries: readonly Entry[] } {
  const live = useLive();
  const outbox = outboxOf(by);
  const entries = useSyncExternalStore(outbox.onChange, outbox.entries, () => nothing);
  useEffect(() => {
    void outbox.load();
    const wake = () => outbox.wake();
    const stop = live.onConnection(() => live.isConnected() && wake());
    window.addEventListener("online", wake);
    return () => {
      window.removeEventListener("online", wake);
      stop();
    };
  }, [outbox, live]);
  return { outbox, entries };
}

const nothing: readonly Entry[] = [];
const outboxes = new Map<string, Outbox>();

function outboxOf(by: string): Outbox {
  const known = outboxes.get(by);
  if (known) return known;
  const made = createOutbox({ by, store: browserStore(), send: sendOnce, now: () => Date.now(), isOffline: () => !navigator.onLine, pause });
  // The server renders for many people and keeps nothing of theirs.
  if (typeof window !== "undefined") outboxes.set(by, made);
  return made;
}

async function pause(ms: number, early: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), early]);
  clearTimeout(timer);
}
