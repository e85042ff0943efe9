"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { applyTheme, type Theme } from "#ui/shell/theme.ts";
import { useStored } from "#ui/stored.ts";

type ThemeToggleProps = { withWords?: boolean };

/** Follow the system, or stay light or dark; kept in this browser. */
export function ThemeToggle({ withWords = false }: ThemeToggleProps) {
  const t = useWords(houseWords);
  const [stored, store] = useStored("anteroom.theme");
  const iconOnly = !withWords;
  function choose(theme: "system" | Theme) {
    const chosen = theme === "system" ? null : theme;
    store(chosen);
    applyTheme(chosen);
  }
  return (
    <Segmented
      label={t("theme")}
      value={stored === "light" || stored === "dark" ? stored : "system"}
      onChange={choose}
      options={[
        { value: "system", label: t("themeSystem"), icon: <Monitor aria-hidden="true" />, iconOnly },
        { value: "light", label: t("themeLight"), icon: <Sun aria-hidden="true" />, iconOnly },
        { value: "dark", label: t("themeDark"), icon: <Moon aria-hidden="true" />, iconOnly },
      ]}
    />
  );
}
