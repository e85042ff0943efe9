"use client";

import { Delete } from "lucide-react";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { useWords } from "#ui/language.tsx";

type KeypadProps = { keys: string; onKey: (key: string) => void; onDelete: () => void; columns: "three" | "seven" };

/** Keys on the screen, for a totem without a keyboard. Left to right in every language, like the codes and numbers that they write. */
export function Keypad({ keys, onKey, onDelete, columns }: KeypadProps) {
  const t = useWords(kioskWords);
  const look = "min-h-16 rounded-md border border-edge bg-surface text-lg font-semibold active:bg-pressed";
  return (
    <div dir="ltr" role="group" aria-label={t("keys")} className={columns === "three" ? "grid grid-cols-3 gap-2 landscape:grid-cols-6" : "grid grid-cols-5 gap-2 sm:grid-cols-7"}>
      {[...keys].map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)} className={look}>{key}</button>
      ))}
      <button type="button" onClick={onDelete} aria-label={t("delete")} className={`${look} flex items-center justify-center`}><Delete aria-hidden="true" className="size-7" /></button>
    </div>
  );
}
