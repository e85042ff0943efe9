"use client";

import { createContext, useContext } from "react";
import type { DialogMove, QueueTicket, QueueView } from "#features/desk/queue-types.ts";
import type { Acts } from "#features/desk/use-acts.ts";

/** What the desk has open above its list. */
export type Opened =
  | { what: "ticket"; id: string }
  | { what: "move"; id: string; move: DialogMove }
  | { what: "staff" | "block"; roomId: string }
  | { what: "check-in" | "book" | "close-day" }
  | null;

type DeskParts = {
  view: QueueView;
  acts: Acts;
  /** Milliseconds that the clinic's clock is ahead of this screen's. */
  offset: number;
  myRoomId: string | null;
  chooseMyRoom: (roomId: string | null) => void;
  /** By room: who would be called there. */
  nextFor: ReadonlyMap<string, QueueTicket>;
  open: (opened: Opened) => void;
};

export const DeskContext = createContext<DeskParts | null>(null);

export function useDesk(): DeskParts {
  const parts = useContext(DeskContext);
  if (!parts) throw new Error("useDesk needs the Desk above it");
  return parts;
}
