"use client";

import { createContext, useContext, useMemo } from "react";
import type { ticketWords } from "#features/my-ticket/ticket-words.ts";
import { useLanguage } from "#ui/language.tsx";
import { translateFrom, type Translate } from "#ui/words.ts";

/** The words of one language. */
export type TicketMessages = Record<keyof (typeof ticketWords)["en"], string>;

/**
 * The words that came with the page: eight languages of them weigh as much as the rest of it, and are fetched when the
 * reader chooses another.
 */
export const TicketMessagesHere = createContext<TicketMessages | undefined>(undefined);

/** `useWords` for the patient's page. */
export function useTicketWords(): Translate<typeof ticketWords> {
  const messages = useContext(TicketMessagesHere);
  const language = useLanguage();
  if (!messages) throw new Error("The words of a patient's page are asked for outside of it.");
  return useMemo(() => translateFrom<typeof ticketWords>(messages, language), [messages, language]);
}
