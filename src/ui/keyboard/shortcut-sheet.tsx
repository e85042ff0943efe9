"use client";

import { Dialog } from "#ui/dialog.tsx";
import { houseWords } from "#ui/house-words.ts";
import { Kbd } from "#ui/kbd.tsx";
import { useSingleKeys } from "#ui/keyboard/single-keys.ts";
import { byGroup, useRegistered } from "#ui/keyboard/use-registered.ts";
import type { Registry } from "#ui/keyboard/registry.ts";
import { useWords } from "#ui/language.tsx";
import { Switch } from "#ui/switch.tsx";

/** All keys that work on this screen, and the switch that turns single letters off. */
export function ShortcutSheet({ registry, isOpen, onClose }: { registry: Registry; isOpen: boolean; onClose: () => void }) {
  const t = useWords(houseWords);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const withKeys = useRegistered(registry).filter((action) => action.keys);
  return (
    <Dialog
      title={t("shortcuts")}
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      actions={<div className="me-auto py-1"><Switch label={t("singleKeys")} hint={t("singleKeysHint")} on={singleKeys} onChange={setSingleKeys} /></div>}
    >
      <div tabIndex={0} role="group" aria-label={t("shortcuts")} className="gap-x-10 outline-offset-4 sm:columns-2">
        {byGroup(withKeys, t("shortcutsGeneral")).map(([group, actions]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="pb-1 text-xs font-medium text-quiet">{group}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id} className="flex min-h-8 items-center justify-between gap-4 border-b border-hairline text-sm last:border-b-0">
                  <dt>{action.label}</dt>
                  <dd><Kbd keys={action.keys ?? ""} className="text-quiet" /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
