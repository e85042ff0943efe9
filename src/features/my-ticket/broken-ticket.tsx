"use client";

import { languageHere } from "#features/my-ticket/language-cookie.ts";
import { ticketWords } from "#features/my-ticket/ticket-words.ts";
import { buttonLook } from "#ui/button.tsx";
import { allLanguages, directionOf } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** The patient's page when it threw: in the reader's language, which the frame around it does not know. */
export function BrokenTicket({ tryAgain }: { tryAgain: () => void }) {
  const language = languageHere(allLanguages);
  const t = translate(ticketWords, language);
  return (
    <main role="alert" lang={language} dir={directionOf(language)} className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-3 px-5 pb-24">
      <h1 className="text-xl font-semibold text-balance">{t("broken")}</h1>
      <p className="text-lg">{t("brokenHelp")}</p>
      <button type="button" onClick={tryAgain} className={`${buttonLook("plain", "lg")} mt-3 w-full text-base`}>{t("tryAgain")}</button>
    </main>
  );
}
