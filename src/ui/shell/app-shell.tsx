"use client";

import type { ReactNode } from "react";
import { CircleUserRound } from "lucide-react";
import { Clock } from "#ui/clock.tsx";
import { houseWords } from "#ui/house-words.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { KeyboardProvider } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu, type MenuItem } from "#ui/menu.tsx";
import { ConnectionBar } from "#ui/shell/connection-bar.tsx";
import { Navigation, NavigationKeys, type NavigationItem } from "#ui/shell/navigation.tsx";
import { ThemeToggle } from "#ui/shell/theme-toggle.tsx";
import { ToastProvider } from "#ui/toast.tsx";
import { TooltipProvider } from "#ui/tooltip.tsx";

type AppShellProps = {
  clinicName: string;
  items: readonly NavigationItem[];
  /** The line to the server, as ConnectionBar takes it. */
  lost?: boolean | number;
  /** Who is signed in, and what they can do about it. */
  user?: { name: string; detail?: string; items: readonly MenuItem[] };
  /** In the header, before the clock: a search, a mode ("Simulated day"). */
  header?: ReactNode;
  /** Above every screen, below the line to the server: what everybody should know. */
  alerts?: ReactNode;
  /** Server's clock less the browser's, in ms. */
  clockOffset?: number;
  children: ReactNode;
};

/** The frame of every staff screen, with its keyboard, toasts and tooltips. Inside a LanguageProvider. */
export function AppShell({ clinicName, items, lost = false, user, header, alerts, clockOffset, children }: AppShellProps) {
  const t = useWords(houseWords);
  return (
    <KeyboardProvider>
      <ToastProvider>
        <TooltipProvider delay={500}>
          <NavigationKeys items={items} group={t("navigation")} />
          <a href="#content" className="absolute start-2 -top-20 z-50 rounded-md bg-ink px-4 py-2.5 text-sm font-medium text-surface focus:top-2">{t("skip")}</a>
          <div className="flex min-h-dvh">
            <aside className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col gap-4 border-e border-hairline bg-raised p-3 max-lg:w-44 max-sm:hidden">
              <p className="truncate px-2.5 pt-1.5 text-sm font-semibold" title={clinicName}>{clinicName}</p>
              <Navigation items={items} where="side" />
              <div className="mt-auto"><ThemeToggle /></div>
            </aside>
            <div className="flex min-w-0 flex-1 flex-col max-sm:pb-14">
              <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-3 border-b border-hairline bg-surface px-4 sm:px-6">
                <p className="min-w-0 truncate text-sm font-semibold sm:hidden">{clinicName}</p>
                <div className="flex flex-1 shrink-0 items-center gap-3">{header}</div>
                <Clock offset={clockOffset} className="text-sm font-medium" />
                {user && (
                  <Menu
                    trigger={<IconButton label={`${t("account")}: ${user.name}`} icon={<CircleUserRound aria-hidden="true" />} className="-me-2" />}
                    heading={<><p className="font-medium">{user.name}</p>{user.detail && <p className="text-xs text-quiet">{user.detail}</p>}</>}
                    items={user.items}
                  />
                )}
              </header>
              <ConnectionBar lost={lost} />
              {alerts}
              <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none sm:px-6">{children}</main>
            </div>
            <div className="fixed inset-x-0 bottom-0 z-30 border-t border-hairline bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden">
              <Navigation items={items} where="bottom" />
            </div>
          </div>
        </TooltipProvider>
      </ToastProvider>
    </KeyboardProvider>
  );
}
