import { unknownWords } from "#features/my-ticket/unknown-words.ts";
import { directionOf, type Language } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** An address that is nobody's, or not today's any more. Drawn by the server alone: every patient's page carries its script. */
export function UnknownTicket({ language }: { language: Language }) {
  const t = translate(unknownWords, language);
  return (
    <main lang={language} dir={directionOf(language)} className="long-words mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-3 px-5 pb-24">
      <h1 className="text-xl font-semibold text-balance">{t("unknownTitle")}</h1>
      <p className="text-lg">{t("unknownHelp")}</p>
    </main>
  );
}
