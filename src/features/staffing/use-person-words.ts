"use client";

import type { PersonState } from "#features/staffing/person-state.ts";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

export function usePersonWords(): (state: PersonState) => string {
  const t = useWords(staffingWords);
  const formats = useFormats();
  return (state) => {
    switch (state.code) {
      case "working":
        return t("working");
      case "off":
        return t("notHere");
      case "break-over":
        return t("breakOver", { time: formats.clock(state.until) });
      case "on-break":
        return state.until === null ? t("onBreak") : t("onBreakUntil", { time: formats.clock(state.until) });
    }
  };
}
