"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TicketView } from "#contract/views.ts";
import { keepPicture, keptPicture } from "#features/my-ticket/kept-picture.ts";

/** A picture of the ticket with its place in the order of pictures, as the server paints and sends it. */
export type FirstTicket = { rev: number; view: TicketView };

export type LiveTicket = { view: TicketView; /** Milliseconds that the clinic's clock is ahead of this phone's. */ offset: number; isLost: boolean; /** Asks for the newest picture now. */ refresh: () => void };

/** The server paints every ten seconds; longer silence is a broken line, whatever the browser thinks. */
const silentMs = 12_000;
const pollMs = 5_000;

/**
 * The picture, kept true. The browser's own event stream, and plain asking while that is down: a patient's phone carries neither the
 * socket library nor the cache of the staff screens. A late picture loses to a newer one, also over a reload without a connection.
 */
export function useLiveTicket(token: string, first: FirstTicket): LiveTicket {
  const [held, setHeld] = useState({ ...first, offset: 0 });
  const [isLost, setLost] = useState(false);
  const heardAt = useRef(0);

  const hear = useCallback(
    (message: FirstTicket) => {
      heardAt.current = Date.now();
      setLost(false);
      const offset = message.view.asOf - Date.now();
      keepPicture(token, { ...message, offset });
      setHeld((before) => (message.rev > before.rev ? { ...message, offset } : before));
    },
    [token],
  );

  const ask = useCallback(async () => {
    const message = await pictureNow(token);
    if (message) return hear(message);
    setLost(true);
    // Without a connection the page itself may be an older one than its last picture, out of the phone's own store.
    const kept = keptPicture(token);
    if (kept) setHeld((before) => (kept.rev > before.rev ? kept : before));
  }, [token, hear]);

  useEffect(() => {
    heardAt.current = Date.now();
    let stream: EventSource | undefined;
    const open = () => {
      stream?.close();
      stream = new EventSource(`/api/my-ticket/${token}/live`);
      stream.onerror = () => void ask();
      stream.onmessage = (message: MessageEvent<string>) => hear(JSON.parse(message.data) as FirstTicket);
    };
    open();
    const watch = setInterval(() => {
      if (stream?.readyState === EventSource.OPEN && Date.now() - heardAt.current < silentMs) return;
      void ask();
      if (stream?.readyState !== EventSource.CONNECTING) open();
    }, pollMs);
    // A phone that wakes up has heard nothing while it slept.
    const wake = () => document.visibilityState === "visible" && void ask();
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", ask);
    window.addEventListener("offline", ask);
    return () => {
      stream?.close();
      clearInterval(watch);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", ask);
      window.removeEventListener("offline", ask);
    };
  }, [token, hear, ask]);

  return { view: held.view, offset: held.offset, isLost, refresh: ask };
}

async function pictureNow(token: string): Promise<FirstTicket | undefined> {
  try {
    const answer = await fetch(`/api/views/ticket:${token}`, { cache: "no-store", signal: AbortSignal.timeout(pollMs) });
    return answer.ok ? ((await answer.json()) as FirstTicket) : undefined;
  } catch {
    return undefined;
  }
}
