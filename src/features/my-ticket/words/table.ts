import type { words } from "#features/my-ticket/words/en.ts";

export type English = typeof words;
/** What every language of this page must say. */
export type TicketTable = Record<keyof English, string>;
