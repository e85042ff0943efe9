import { words as ar } from "#features/my-ticket/words/ar.ts";
import { words as de } from "#features/my-ticket/words/de.ts";
import { words as en } from "#features/my-ticket/words/en.ts";
import { words as es } from "#features/my-ticket/words/es.ts";
import { words as fr } from "#features/my-ticket/words/fr.ts";
import { words as hi } from "#features/my-ticket/words/hi.ts";
import { words as pt } from "#features/my-ticket/words/pt.ts";
import { words as zh } from "#features/my-ticket/words/zh.ts";
import type { PublicWords } from "#ui/words.ts";

/** All languages of a patient's page. For the server: a phone is sent the one that it shows, see fetch-words.ts. */
export const ticketWords = { en, es, fr, de, pt, ar, hi, zh } satisfies PublicWords;
