import { shellWords } from "#features/shell/shell-words.ts";
import type { Language } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** Drawn on the server, without a script of its own: this page travels with every other, also to a patient's phone. */
export function NothingHere({ language }: { language: Language }) {
  const t = translate(shellWords, language);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="grid max-w-prose justify-items-center gap-3">
        <h1 className="text-lg font-semibold">{t("nothingHere")}</h1>
        <p className="text-quiet">{t("nothingHereNext")}</p>
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a link of Next would bring its router's script along */}
        <a href="/" className="target rounded-md border border-edge px-4 py-2 font-medium">{t("toStart")}</a>
      </div>
    </main>
  );
}
