import { joinWords } from "#features/join/join-words.ts";
import { directionOf, type Language } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** An address that is no clinic's. */
export function UnknownClinic({ language }: { language: Language }) {
  const t = translate(joinWords, language);
  return (
    <main lang={language} dir={directionOf(language)} className="long-words mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-3 px-5 pb-24">
      <h1 className="text-xl font-semibold text-balance">{t("unknownClinic")}</h1>
      <p className="text-lg">{t("unknownHelp")}</p>
    </main>
  );
}
