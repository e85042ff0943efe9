"use client";

import { BrokenTicket } from "#features/my-ticket/broken-ticket.tsx";

export default function TicketError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenTicket tryAgain={reset} />;
}
