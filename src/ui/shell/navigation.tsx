"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Ellipsis } from "lucide-react";
import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";

export type NavigationItem = {
  href: string;
  label: string;
  /** An element, not a component, so that a layout on the server can hand it over. */
  icon: ReactNode;
  /** A sequence: "g f". */
  keys?: string;
  /** A small count of what waits there. */
  count?: number;
};

type NavigationProps = {
  items: readonly NavigationItem[];
  /** The heading of its keys in the `?` sheet. */
  group: string;
  where: "side" | "bottom";
};

/** Where a finger reaches five targets, the fifth says "More". */
const bottomPlaces = 5;

export function Navigation({ items, where }: Omit<NavigationProps, "group">) {
  const t = useWords(houseWords);
  const isCurrent = useIsCurrent();
  const shown = where === "bottom" && items.length > bottomPlaces ? items.slice(0, bottomPlaces - 1) : items;
  const rest = items.slice(shown.length);
  const hasRest = rest.length > 0;
  const currentRest = rest.find((item) => isCurrent(item.href));
  return (
    <nav aria-label={t("navigation")} className={where === "side" ? "flex flex-col gap-0.5" : "flex"}>
      {shown.map((item) => (
        <Link key={item.href} href={item.href} aria-current={isCurrent(item.href) ? "page" : undefined} className={where === "side" ? sideLook : bottomLook}>
          {item.icon}
          <span className="truncate">{item.label}</span>
          {item.count !== undefined && item.count > 0 && (
            <span className={classes("number rounded-sm text-xs", where === "side" ? "ms-auto text-quiet" : "absolute start-[58%] top-1 bg-ink px-1 text-surface")}>{item.count}</span>
          )}
        </Link>
      ))}
      {hasRest && (
        <Menu
          side="top"
          trigger={<button type="button" className={classes(bottomLook, currentRest && "font-medium text-ink")}><Ellipsis aria-hidden="true" />{t("more")}</button>}
          items={rest.map((item) => ({ href: item.href, label: item.label, icon: item.icon, isCurrent: item === currentRest }))}
        />
      )}
    </nav>
  );
}

/** The keys of the navigation ("g f"), registered once however often it is drawn. */
export function NavigationKeys({ items, group }: Pick<NavigationProps, "items" | "group">) {
  const router = useRouter();
  useActions(
    items.map((item) => ({ id: `go.${item.href}`, label: item.label, keys: item.keys, group, run: () => router.push(item.href) })),
  );
  return null;
}

function useIsCurrent() {
  const path = usePathname();
  return (href: string) => path === href || (href !== "/" && path.startsWith(`${href}/`));
}

const sideLook =
  "target flex h-9 items-center gap-3 rounded-md px-2.5 text-sm text-quiet transition-colors hover:bg-pressed/70 hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink [&_svg]:size-4.5 [&_svg]:shrink-0";
const bottomLook =
  "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 px-1 text-xs text-quiet -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_2px_0_var(--ink)] [&_svg]:size-5";
