"use client";

import type { ReactNode } from "react";
import { Activity, Bell, ChartNoAxesColumn, ClipboardList, LayoutDashboard, LogOut, Settings, UsersRound } from "lucide-react";
import { sendJson } from "#client/http.ts";
import { useView, type First } from "#client/use-view.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { AlertStrip } from "#features/shell/alert-strip.tsx";
import { alertWords } from "#features/shell/alert-words.ts";
import { DemoMark } from "#features/shell/demo-mark.tsx";
import { useMessages } from "#features/shell/messages.ts";
import { shellWords } from "#features/shell/shell-words.ts";
import { useAlertNews } from "#features/shell/use-alert-news.ts";
import { useLine } from "#features/shell/use-line.ts";
import { useWords } from "#ui/language.tsx";
import type { MenuItem } from "#ui/menu.tsx";
import { AppShell } from "#ui/shell/app-shell.tsx";

const roleWord = { "front-desk": "frontDesk", clinician: "clinician", administrator: "administrator" } as const;

/** The frame of the staff screens: where one can go, who is signed in, whether the line to the server holds, and which zone is crowded. */
export function StaffShell({ session, alerts, children }: { session: Session; alerts: First<"alerts">; children: ReactNode }) {
  const t = useWords(shellWords);
  const { crowded } = useView(alerts).view;
  const news = useAlertNews(crowded);
  const messages = useMessagesItem();
  const lost = useLine();
  const { clinic, name, role } = session;
  const items = [
    { href: "/floor", label: t("floor"), icon: <LayoutDashboard aria-hidden="true" />, keys: "g f" },
    { href: "/desk", label: t("desk"), icon: <ClipboardList aria-hidden="true" />, keys: "g d" },
    { href: "/staffing", label: t("staffing"), icon: <UsersRound aria-hidden="true" />, keys: "g t" },
    { href: "/devices", label: t("devices"), icon: <Activity aria-hidden="true" />, keys: "g v" },
    { href: "/reports", label: t("reports"), icon: <ChartNoAxesColumn aria-hidden="true" />, keys: "g r" },
    ...(mayAdminister.includes(role) ? [{ href: "/admin", label: t("admin"), icon: <Settings aria-hidden="true" />, keys: "g a" }] : []),
  ];
  return (
    <AppShell
      clinicName={clinic.name}
      items={items}
      lost={lost}
      user={{ name, detail: t(roleWord[role]), items: [messages, "line", { label: t("signOut"), icon: <LogOut aria-hidden="true" />, run: () => void signOut() }] }}
      alerts={<><p role="status" className="sr-only">{news}</p><AlertStrip crowded={crowded} /></>}
      header={clinic.demo ? <DemoMark /> : null}
    >
      {children}
    </AppShell>
  );
}

function useMessagesItem(): MenuItem {
  const t = useWords(alertWords);
  const { may, isOn, turn } = useMessages();
  const label = may === "blocked" ? t("tellMeBlocked") : may === "unable" ? t("tellMeUnable") : t("tellMe");
  return { label, icon: <Bell aria-hidden="true" />, isOn, isDisabled: may === "blocked" || may === "unable", turn: () => void turn() };
}

/** Leaves by a full load, so that no picture of a patient stays in the browser's memory. */
async function signOut(): Promise<void> {
  try {
    await sendJson("POST", "/api/sign-out");
  } finally {
    window.location.replace("/sign-in");
  }
}
