"use client";

import { createContext, useContext } from "react";
import type { CommandInput } from "#contract/commands.ts";
import type { QueueView } from "#features/staffing/staffing-types.ts";

export type StaffingBoard = {
  view: QueueView;
  /** The clinic's time, to the second. */
  now: number;
  /** Never optimistic: forecasts and other desks build on who is where. */
  act: (subject: string, command: CommandInput) => Promise<boolean>;
  refusals: ReadonlyMap<string, string>;
  dismiss: (subject: string) => void;
  isBusy: (subject: string) => boolean;
};

export const StaffingContext = createContext<StaffingBoard | null>(null);

export function useStaffing(): StaffingBoard {
  const board = useContext(StaffingContext);
  if (!board) throw new Error("Part of the staffing board was drawn outside of it.");
  return board;
}

/** What a dragged name carries. */
export const draggedPerson = "application/x-anteroom-person";
