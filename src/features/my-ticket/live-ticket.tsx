"use client";

import { useEffect } from "react";
import { LiveProvider } from "#client/live-provider.tsx";
import { useView, type First, type LiveView } from "#client/use-view.ts";

export type TicketTopic = `ticket:${string}`;

type LiveTicketProps = { first: First<TicketTopic>; onPicture: (live: LiveView<TicketTopic>) => void };

/** The line of a patient's page. It draws nothing, so that the page can be read before the line has been loaded. */
export function LiveTicket(props: LiveTicketProps) {
  return (
    <LiveProvider>
      <Listener {...props} />
    </LiveProvider>
  );
}

function Listener({ first, onPicture }: LiveTicketProps) {
  const { view, lost, offset } = useView(first);
  useEffect(() => onPicture({ view, lost, offset }), [view, lost, offset, onPicture]);
  return null;
}
