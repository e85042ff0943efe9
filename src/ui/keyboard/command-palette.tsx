"use client";

import { useId, useState, type KeyboardEvent } from "react";
import { Search } from "lucide-react";
import { Dialog } from "@base-ui/react/dialog";
import { houseWords } from "#ui/house-words.ts";
import { Kbd } from "#ui/kbd.tsx";
import { byGroup, useRegistered } from "#ui/keyboard/use-registered.ts";
import type { Action, Registry } from "#ui/keyboard/registry.ts";
import { useWords } from "#ui/language.tsx";

type CommandPaletteProps = { registry: Registry; isOpen: boolean; scopes: readonly string[]; onClose: () => void };

export function CommandPalette({ registry, isOpen, scopes, onClose }: CommandPaletteProps) {
  const t = useWords(houseWords);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label={t("commandPalette")}
          className="pop fixed inset-x-4 top-[12vh] z-40 mx-auto flex max-h-[64dvh] max-w-xl flex-col overflow-clip rounded-lg border border-hairline bg-surface text-ink shadow-float outline-none"
        >
          <Finder registry={registry} scopes={scopes} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ registry, scopes, onClose }: Omit<CommandPaletteProps, "isOpen">) {
  const t = useWords(houseWords);
  const id = useId();
  const [wish, setWish] = useState("");
  const [at, setAt] = useState(0);
  const possible = useRegistered(registry).filter(
    (action) => action.id !== "house.palette" && !action.isDisabled && (!action.when || scopes.includes(action.when)) && fits(action, wish),
  );
  const groups = byGroup(possible, t("shortcutsGeneral"));
  const inOrder = groups.flatMap(([, actions]) => actions);
  const chosen = inOrder[Math.min(at, inOrder.length - 1)];

  function act(action: Action | undefined) {
    if (!action) return;
    onClose();
    action.run();
  }

  function press(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === "Enter") act(chosen);
    else if (step !== undefined) setAt((Math.min(at, inOrder.length - 1) + step + inOrder.length) % Math.max(1, inOrder.length));
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b border-hairline px-4">
        <Search aria-hidden="true" className="size-4 text-quiet" />
        <input
          role="combobox"
          aria-label={t("commandPalette")}
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-activedescendant={chosen && `${id}${chosen.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t("commandHint")}
          value={wish}
          onChange={(event) => {
            setWish(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-quiet"
        />
        <Kbd keys="Escape" className="text-quiet" />
      </div>
      <div role="listbox" id={`${id}list`} aria-label={t("commandPalette")} className="min-h-0 overflow-y-auto p-1.5">
        {groups.map(([group, actions]) => (
          <div key={group} role="group" aria-label={group}>
            <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs font-medium text-quiet">{group}</div>
            {actions.map((action) => (
              <div
                key={action.id}
                id={`${id}${action.id}`}
                role="option"
                aria-selected={action === chosen}
                ref={action === chosen ? showIt : undefined}
                onPointerMove={() => setAt(inOrder.indexOf(action))}
                onClick={() => act(action)}
                className="target flex h-9 cursor-default items-center justify-between gap-4 rounded-md px-2.5 text-sm aria-selected:bg-pressed"
              >
                {action.label}
                {action.keys && <span aria-hidden="true" className="text-quiet"><Kbd keys={action.keys} /></span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {inOrder.length === 0 && <p role="status" className="px-4 pt-4 pb-6 text-center text-sm text-quiet">{t("commandNone")}</p>}
    </>
  );
}

const showIt = (option: HTMLDivElement | null) => option?.scrollIntoView({ block: "nearest" });

/** Every word of the wish begins a word of the label: "ca ne" finds "Call next". */
function fits(action: Action, wish: string): boolean {
  const words = plain(`${action.group ?? ""} ${action.label}`).split(/\s+/);
  return plain(wish).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}

const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
