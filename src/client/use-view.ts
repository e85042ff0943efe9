"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ViewMessage } from "#contract/realtime.ts";
import type { Topic, ViewFor } from "#contract/views.ts";
import { ApiProblem, getJson } from "#client/http.ts";
import { useLive } from "#client/live-provider.tsx";

/** The first picture of a page, as the server rendered it. */
export type First<T extends Topic> = { topic: T; rev: number; view: ViewFor<T> };

export type LiveView<T extends Topic> = {
  view: ViewFor<T>;
  /** False, or the moment of the picture on show while no newer one can be had. */
  lost: false | number;
  /** Milliseconds that the clinic's clock is ahead of this screen's. */
  offset: number;
};

/** How often a screen asks by itself while its socket is down. */
const pollMs = 5_000;

/**
 * A picture that stays true: drawn from `first`, renewed by every push, asked for by plain HTTP while the socket is
 * down. A late message loses to a newer one.
 */
export function useView<T extends Topic>(first: First<T>): LiveView<T> {
  const { topic } = first;
  const live = useLive();
  const queryClient = useQueryClient();
  const isConnected = useConnected();

  const query = useQuery({
    queryKey: ["view", topic],
    queryFn: async () => newer(queryClient.getQueryData<Held<T>>(["view", topic]), stamped(await getJson<First<T>>(`/api/views/${encodeURIComponent(topic)}`))),
    initialData: () => ({ ...first, offset: 0 }),
    refetchInterval: isConnected ? false : pollMs,
    refetchIntervalInBackground: true,
  });

  useEffect(() => {
    const key = ["view", topic];
    return live.watch(topic, (message) => queryClient.setQueryData(key, (held: Held<T> | undefined) => newer(held, stamped(message as First<T>))));
  }, [live, topic, queryClient]);

  const held = query.data;
  return { view: held.view, lost: !isConnected && query.isError ? held.view.asOf : false, offset: held.offset };
}

type Held<T extends Topic> = First<T> & { offset: number };

function stamped<T extends Topic>(message: First<T> | (ViewMessage & First<T>)): Held<T> {
  return { ...message, offset: message.view.asOf - Date.now() };
}

function newer<T extends Topic>(held: Held<T> | undefined, next: Held<T>): Held<T> {
  return held && held.rev >= next.rev ? held : next;
}

/** Optimistic until the socket has had a moment to connect. */
export function useConnected(): boolean {
  const live = useLive();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const look = () => setConnected(live.isConnected());
    const grace = setTimeout(look, 2_000);
    const stop = live.onConnection(look);
    return () => {
      clearTimeout(grace);
      stop();
    };
  }, [live]);
  return isConnected;
}

/** Whether the visitor has lost the right to look: signed out elsewhere, or a board that was revoked. */
export function isNoLongerAllowed(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.status === 401 || error.problem.status === 404);
}
