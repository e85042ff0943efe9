"use client";

import { useEffect, useState } from "react";
import { Check, Copy } from "lucide-react";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { adminWords } from "#features/admin/admin-words.ts";
import { copyText } from "#features/admin/copy-text.ts";

const shownMs = 2_500;

/** Something to paste elsewhere, with its button. The button says that it has worked, and so does a screen reader. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const t = useWords(adminWords);
  const [result, setResult] = useState<"copied" | "not" | null>(null);
  useEffect(() => {
    if (result !== "copied") return;
    const timer = setTimeout(() => setResult(null), shownMs);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => setResult((await copyText(text)) ? "copied" : "not");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md border border-hairline bg-raised px-3 py-2 font-mono text-xs leading-5 break-all whitespace-pre-wrap select-all">{text}</code>
        <Button onClick={() => void copy()} aria-label={t("copyThe", { what: label })} icon={result === "copied" ? <Check /> : <Copy />} className="min-w-26 shrink-0">
          {result === "copied" ? t("copied") : t("copy")}
        </Button>
      </div>
      <p role="status" className={result === "not" ? "text-sm text-late" : "sr-only"}>
        {result === "copied" && t("copied")}
        {result === "not" && t("copyNot")}
      </p>
    </div>
  );
}
