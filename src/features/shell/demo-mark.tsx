"use client";

import { shellWords } from "#features/shell/shell-words.ts";
import { Badge } from "#ui/badge.tsx";
import { useWords } from "#ui/language.tsx";

/** So that nobody takes a played patient for a real one. */
export function DemoMark() {
  const t = useWords(shellWords);
  return (
    <Badge tone="outline">
      <span className="max-md:hidden">{t("demo")}</span>
      <span className="md:hidden">{t("demoShort")}</span>
    </Badge>
  );
}
