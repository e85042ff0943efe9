"use client";

import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { Check } from "lucide-react";
import { Menu as Base } from "@base-ui/react/menu";
import { classes } from "#ui/classes.ts";
import { Kbd } from "#ui/kbd.tsx";

export type MenuItem =
  | { label: string; icon?: ReactNode; keys?: string; isDanger?: boolean; isDisabled?: boolean; run: () => void }
  | { label: string; icon?: ReactNode; isCurrent?: boolean; href: string }
  /** A setting: the menu stays open, so that one sees it change. */
  | { label: string; icon?: ReactNode; isOn: boolean; isDisabled?: boolean; turn: () => void }
  | "line";

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  /** Above the items, not one of them: whose menu it is. */
  heading?: ReactNode;
};

export function Menu({ trigger, items, align = "end", side = "bottom", heading }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className="pop min-w-44 rounded-lg border border-hairline bg-surface p-1 text-ink shadow-float outline-none">
            {heading && <div className="border-b border-hairline px-2.5 pt-1.5 pb-2 mb-1 text-sm">{heading}</div>}
            {items.map((item, position) => {
              if (item === "line") return <Base.Separator key={position} className="mx-1 my-1 h-px bg-hairline" />;
              if ("href" in item)
                return (
                  <Base.LinkItem
                    key={item.href}
                    closeOnClick
                    aria-current={item.isCurrent ? "page" : undefined}
                    className={classes(itemLook, item.isCurrent && "font-medium")}
                    render={<Link href={item.href} />}
                  >
                    <Face icon={item.icon} label={item.label} />
                  </Base.LinkItem>
                );
              if ("isOn" in item)
                return (
                  <Base.CheckboxItem key={`setting ${position}`} checked={item.isOn} disabled={item.isDisabled} onCheckedChange={item.turn} className={itemLook}>
                    <Face icon={item.icon} label={item.label} />
                    <span aria-hidden="true" className="ms-3 flex size-4 items-center justify-center rounded-sm border border-edge">{item.isOn && <Check className="size-3.5!" />}</span>
                  </Base.CheckboxItem>
                );
              return (
                <Base.Item
                  key={item.label}
                  disabled={item.isDisabled}
                  onClick={item.run}
                  className={classes(itemLook, item.isDanger && "text-late")}
                >
                  <Face icon={item.icon} label={item.label} keys={item.keys} />
                </Base.Item>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemLook =
  "target flex cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-disabled:opacity-45 data-highlighted:bg-pressed [&_svg]:size-4 [&_svg]:shrink-0";

function Face({ icon, label, keys }: { icon?: ReactNode; label: string; keys?: string }) {
  return (
    <>
      {icon}
      <span className="flex-1">{label}</span>
      {keys && <Kbd keys={keys} className="ms-4 text-quiet" />}
    </>
  );
}
