"use client";

import { shellWords } from "#features/shell/shell-words.ts";
import { useWords } from "#ui/language.tsx";

/** A screen that threw. The rest of the house goes on. Bare, because it travels with every page. */
export function Broken({ tryAgain }: { tryAgain: () => void }) {
  const t = useWords(shellWords);
  return (
    <div role="alert" className="grid min-h-[60dvh] place-items-center p-6 text-center">
      <div className="grid max-w-prose justify-items-center gap-3">
        <p className="text-lg font-semibold">{t("broken")}</p>
        <p className="text-quiet">{t("brokenNext")}</p>
        <button type="button" onClick={tryAgain} className="target rounded-md border border-edge px-4 py-2 font-medium">{t("tryAgain")}</button>
      </div>
    </div>
  );
}
