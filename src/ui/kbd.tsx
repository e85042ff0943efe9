"use client";

import { Fragment } from "react";
import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";

const faces: Record<string, string> = {
  mod: "Ctrl", shift: "⇧", alt: "Alt", Enter: "↵", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "Space",
};

/** Keys as the registry writes them ("c", "g f", "mod+k"), drawn as caps. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const t = useWords(houseWords);
  return (
    <span className={classes("inline-flex items-center gap-1", className)}>
      {keys.split(" ").map((stroke, position) => (
        <Fragment key={position}>
          {position > 0 && <span className="sr-only">{t("then")}</span>}
          <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-current/25 px-1 font-sans text-xs leading-none font-medium">
            {stroke
              .split("+")
              .map((part) => faces[part] ?? (part.length === 1 ? part.toUpperCase() : part))
              .join(" ")}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
