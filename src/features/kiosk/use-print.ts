"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { KioskView, Printed } from "#contract/kiosk.ts";
import { newKey, postOnce } from "#client/post-once.ts";
import type { Language } from "#ui/languages.ts";

type PrintState = "ready" | "printing" | "printed" | "printerNoPaper" | "printerSilent" | "printerTrouble";

/** Prints the ticket: by the server at a printer of the network, or by this browser at its own. By itself once, where the kiosk is set so. */
export function usePrint(view: KioskView, token: string, language: Language): { state: PrintState; paperLanguage: string | null; print: () => void } {
  const [state, setState] = useState<PrintState>("ready");
  const [paperLanguage, setPaperLanguage] = useState<string | null>(null);
  const kioskId = view.kiosk.id;
  const isNetwork = view.prints === "network";
  const printNow = useCallback(async () => {
    if (!isNetwork) return window.print();
    setState("printing");
    // A press of the button is one paper; the next press asks for another.
    const sent = await postOnce<Printed>(`/api/kiosk/${encodeURIComponent(kioskId)}/print`, { token, language }, newKey());
    if (sent.ok) setPaperLanguage(sent.answer.language);
    setState(sent.ok ? "printed" : troubleOf(sent.problem.code));
  }, [isNetwork, kioskId, token, language]);
  const hasPrinted = useRef(false);
  useEffect(() => {
    if (!view.printsAlways || hasPrinted.current) return;
    hasPrinted.current = true;
    void printNow();
  }, [view.printsAlways, printNow]);
  return { state, paperLanguage, print: () => void printNow() };
}

function troubleOf(code: string): PrintState {
  if (code === "printer-no-paper") return "printerNoPaper";
  return code === "printer-unreachable" || code === "printer-silent" || code === "network" ? "printerSilent" : "printerTrouble";
}
