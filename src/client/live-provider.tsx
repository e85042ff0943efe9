"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { makeLive, type Live } from "#client/socket.ts";

const LiveContext = createContext<Live | null>(null);

/** Live data for everything below: one socket and one cache of pictures. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: 1, refetchOnWindowFocus: false } } }));
  const [live] = useState(makeLive);
  useEffect(() => live.open(), [live]);
  return (
    <QueryClientProvider client={queryClient}>
      <LiveContext value={live}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

/** Throws outside a LiveProvider: a screen without one would silently stand still. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider above it");
  return live;
}
