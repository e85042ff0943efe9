"use client";

import { useState } from "react";
import { newKey, postOnce } from "#client/post-once.ts";
import type { DecisionRequest } from "#contract/proposals.ts";
import { useProblem } from "#ui/problem.ts";

export type Decisions = {
  /** Never optimistic: other people read it as a promise. False when it was refused; the sentence is then in `refusals`. */
  decide(id: string, decision: DecisionRequest["decision"]): Promise<boolean>;
  isBusy(id: string): boolean;
  refusals: ReadonlyMap<string, string>;
  dismiss(id: string): void;
};

export function useDecisions(): Decisions {
  const problemSays = useProblem();
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const dismiss = (id: string) => setRefusals((all) => new Map([...all].filter(([one]) => one !== id)));
  return {
    async decide(id, decision) {
      dismiss(id);
      setBusy((all) => [...all, id]);
      const done = await postOnce(`/api/proposals/${encodeURIComponent(id)}`, { decision }, newKey());
      setBusy((all) => all.filter((one) => one !== id));
      if (!done.ok) setRefusals((all) => new Map([...all, [id, problemSays(done.problem)]]));
      return done.ok;
    },
    isBusy: (id) => busy.includes(id),
    refusals,
    dismiss,
  };
}
