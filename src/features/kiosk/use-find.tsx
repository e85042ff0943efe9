"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "#contract/errors.ts";
import type { FoundAppointment, Identification } from "#contract/kiosk.ts";
import { ApiProblem, sendJson } from "#client/http.ts";
import type { Answers } from "#features/kiosk/flow.ts";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { useWords } from "#ui/language.tsx";

/** Looks for an appointment; `onFound` hears what to remember of how it was named, and its time. */
export function useFind(kioskId: string, onFound: (named: Answers, scheduledAt: number) => void) {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  }, [onFound]);
  const find = useCallback(
    async (by: Identification) => {
      setBusy(true);
      setRefused(null);
      try {
        const { scheduledAt } = await sendJson<FoundAppointment>("POST", `/api/kiosk/${encodeURIComponent(kioskId)}/appointment`, by);
        found.current("code" in by ? { code: by.code } : { letters: by.letters }, scheduledAt);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error.problem);
      } finally {
        setBusy(false);
      }
    },
    [kioskId],
  );
  return { find, isBusy, refused };
}

/** Why something did not work, in the reader's language, and where help is. */
export function Refused({ problem }: { problem: Problem }) {
  const t = useWords(kioskWords);
  const isUnknown = problem.code === "unknown-code" || problem.code === "bad-request";
  return (
    <div role="alert" className="rounded-lg border-2 border-ink p-5 text-lg">
      <p className="font-semibold">{isUnknown ? t("notFound") : problem.code === "too-many-tries" ? t("tooMany") : problem.code === "network" ? t("offline") : problem.code === "no-tickets-left" ? t("full") : problem.code === "closed-now" ? t("closed") : t("failed")}</p>
      <p>{isUnknown ? t("notFoundHelp") : t("toDesk")}</p>
    </div>
  );
}
