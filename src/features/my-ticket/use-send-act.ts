"use client";

import { useState } from "react";
import type { PatientAct, PatientActRequest } from "#contract/my-ticket.ts";
import { ApiProblem, sendJson } from "#client/http.ts";

/** `refused`: it is not possible any more; `too-often`; `not-sent`: nobody knows, and it may be sent again. */
export type ActRefusal = "refused" | "tooOften" | "notSent";
export type Acts = { send: (act: PatientAct) => Promise<boolean>; isSending: boolean; refusal: ActRefusal | null };

const triesAfterMs = [0, 600, 2_000];

/** Sends what the patient wants; with the same key when the answer was lost, so that it is done once. */
export function useSendAct(token: string, done: () => void): Acts {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<ActRefusal | null>(null);
  return {
    isSending,
    refusal,
    async send(act) {
      setSending(true);
      setRefusal(null);
      const problem = await sent(token, { idempotencyKey: newKey(), act });
      setRefusal(problem);
      setSending(false);
      done();
      return problem === null;
    },
  };
}

async function sent(token: string, request: PatientActRequest): Promise<ActRefusal | null> {
  for (const waitMs of triesAfterMs) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    try {
      await sendJson("POST", `/api/my-ticket/${token}/acts`, request);
      return null;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.problem.status === 429) return "tooOften";
      if (error.problem.status >= 400 && error.problem.status < 500) return "refused";
    }
  }
  return "notSent";
}

/** `crypto.randomUUID` would be shorter, but a clinic's own network often has no https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
