"use client";

import type { ReactNode } from "react";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";

/** A still, pale shape of what is coming; visible only after 400 ms. Give it the size of the real thing. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={classes("after-400ms block rounded-sm bg-pressed", className)} />;
}

/** Around the skeletons of a page: says "Loading" once, for those who do not see shapes. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const t = useWords(publicWords);
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}
