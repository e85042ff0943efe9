"use client";

import { useLater } from "#features/my-ticket/use-later.ts";

/** It travels with every patient's page, and hardly ever shows itself: its words are fetched then. */
export default function TicketError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { Loaded: BrokenTicket } = useLater(loadBrokenTicket);
  return BrokenTicket ? <BrokenTicket tryAgain={reset} /> : <main className="min-h-dvh" />;
}

const loadBrokenTicket = () => import("#features/my-ticket/broken-ticket.tsx").then((module) => module.BrokenTicket);
