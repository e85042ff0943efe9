"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "#contract/errors.ts";
import type { KioskCheckIn, SelfTicket } from "#contract/kiosk.ts";
import { postOnce } from "#client/post-once.ts";
import { identificationOf, type Answers } from "#features/kiosk/flow.ts";
import type { Language } from "#ui/languages.ts";

type Sending = { ticket: SelfTicket | null; problem: Problem | null; again: () => void };

/** Checks in with what was answered, at once and once. */
export function useCheckIn(kioskId: string, answers: Answers, visitKey: string, language: Language): Sending {
  const [result, setResult] = useState<{ ticket: SelfTicket | null; problem: Problem | null }>({ ticket: null, problem: null });
  const hasBegun = useRef(false);
  const send = useCallback(async () => {
    const { isUrgent = false, choiceId, name, phone } = answers;
    const appointment = identificationOf(answers);
    const body: Omit<KioskCheckIn, "idempotencyKey"> = { language, isUrgent, ...(appointment ? { appointment } : choiceId ? { choiceId } : {}), ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
    const sent = await postOnce<SelfTicket>(`/api/kiosk/${encodeURIComponent(kioskId)}/check-in`, body, visitKey);
    setResult(sent.ok ? { ticket: sent.answer, problem: null } : { ticket: null, problem: sent.problem });
  }, [kioskId, answers, visitKey, language]);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void send();
  }, [send]);
  const again = useCallback(() => {
    setResult({ ticket: null, problem: null });
    void send();
  }, [send]);
  return { ...result, again };
}
