"use client";

import { useState } from "react";
import { send } from "#client/send.ts";
import { useView, type First } from "#client/use-view.ts";
import type { CommandInput } from "#contract/commands.ts";
import type { StaffingBoard } from "#features/staffing/staffing-context.tsx";
import { useNow } from "#ui/now.ts";
import { useProblem } from "#ui/problem.ts";

/** The live picture, and everything that people change on it. */
export function useBoard(first: First<"queue">): StaffingBoard {
  const { view, offset } = useView(first);
  const problemSays = useProblem();
  const browserNow = useNow();
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState<readonly string[]>([]);

  async function act(subject: string, command: CommandInput): Promise<boolean> {
    setRefusals(new Map());
    setBusy((all) => [...all, subject]);
    const sent = await send(command);
    setBusy((all) => all.filter((one) => one !== subject));
    if (!sent.ok) setRefusals(new Map([[subject, problemSays(sent.problem)]]));
    return sent.ok;
  }

  return {
    view,
    now: browserNow === null ? view.asOf : Math.max(view.asOf, browserNow + offset),
    act,
    refusals,
    dismiss: (subject) => setRefusals((all) => new Map([...all].filter(([one]) => one !== subject))),
    isBusy: (subject) => busy.includes(subject),
  };
}
