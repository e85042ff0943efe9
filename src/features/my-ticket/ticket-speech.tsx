"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { English, TicketTable } from "#features/my-ticket/words/table.ts";
import { useLanguage } from "#ui/language.tsx";
import type { StaffLanguage } from "#ui/languages.ts";
import { translate, type Translate } from "#ui/words.ts";

type Say = Translate<{ en: English } & Record<StaffLanguage, TicketTable>>;

const Speech = createContext<Say | null>(null);

/** Everything below says its sentences from `table`, the one language that this phone was sent. */
export function TicketSpeech({ table, children }: { table: TicketTable; children: ReactNode }) {
  const language = useLanguage();
  const say = useMemo(() => translate(only(table), language) as Say, [table, language]);
  return <Speech value={say}>{children}</Speech>;
}

/** In whichever language it is asked for. */
function only(table: TicketTable) {
  return { en: table, es: table, fr: table, de: table, pt: table, ar: table, hi: table, zh: table };
}

/** Throws outside a TicketSpeech: a page without words would be empty. */
export function useTicketWords(): Say {
  const say = useContext(Speech);
  if (!say) throw new Error("useTicketWords needs a TicketSpeech above it");
  return say;
}
