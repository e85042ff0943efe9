"use client";

import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { CommandPalette } from "#ui/keyboard/command-palette.tsx";
import { readStroke, scopesAround } from "#ui/keyboard/read-stroke.ts";
import { createRegistry, type Action, type Registry } from "#ui/keyboard/registry.ts";
import { ShortcutSheet } from "#ui/keyboard/shortcut-sheet.tsx";
import { useSingleKeys } from "#ui/keyboard/single-keys.ts";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";

type Keyboard = { registry: Registry; openPalette: () => void; openSheet: () => void };

const KeyboardContext = createContext<Keyboard | null>(null);

/** One registry for everything below, its keys, Ctrl/Cmd-K and the `?` sheet. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry);
  const [shown, setShown] = useState<{ what: "palette" | "sheet"; scopes: string[] } | null>(null);
  const [singleKeys] = useSingleKeys();

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const stroke = readStroke(event);
      const heard = stroke && registry.hear(stroke, singleKeys);
      if (!heard) return;
      event.preventDefault();
      if (heard !== "waiting") heard.action.run();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [registry, singleKeys]);

  const keyboard = useMemo(() => {
    const open = (what: "palette" | "sheet") => () => setShown({ what, scopes: scopesAround(document.activeElement) });
    return { registry, openPalette: open("palette"), openSheet: open("sheet") };
  }, [registry]);

  const close = () => setShown(null);
  return (
    <KeyboardContext value={keyboard}>
      <OwnActions />
      {children}
      <CommandPalette registry={registry} isOpen={shown?.what === "palette"} scopes={shown?.scopes ?? []} onClose={close} />
      <ShortcutSheet registry={registry} isOpen={shown?.what === "sheet"} onClose={close} />
    </KeyboardContext>
  );
}

/**
 * These actions exist while this component is on the screen. They may be made anew on every render; a change of
 * key, scope or word registers them again. Without a provider (a board, a patient's page) it does nothing.
 */
export function useActions(actions: readonly Action[]): void {
  const registry = useContext(KeyboardContext)?.registry;
  const latest = useRef(actions);
  const shape = JSON.stringify(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const parsed = JSON.parse(shape) as Omit<Action, "run">[];
    return registry?.add(parsed.map((action, index) => ({ ...action, run: () => latest.current[index]?.run() })));
  }, [registry, shape]);
}

/** Opens the palette or the sheet from a button; `null` without a provider. */
export const useKeyboard = () => useContext(KeyboardContext);

function OwnActions() {
  const t = useWords(houseWords);
  const keyboard = useContext(KeyboardContext);
  useActions([
    { id: "house.palette", label: t("commandPalette"), keys: "mod+k", run: () => keyboard?.openPalette() },
    { id: "house.shortcuts", label: t("shortcutsOpen"), keys: "?", run: () => keyboard?.openSheet() },
  ]);
  return null;
}
