"use client";

import type { ReactNode } from "react";
import { Activity, ChartNoAxesColumn, ClipboardList, LayoutDashboard, LogOut, Settings } from "lucide-react";
import { sendJson } from "#client/http.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { DemoMark } from "#features/shell/demo-mark.tsx";
import { shellWords } from "#features/shell/shell-words.ts";
import { useLine } from "#features/shell/use-line.ts";
import { useWords } from "#ui/language.tsx";
import { AppShell } from "#ui/shell/app-shell.tsx";

const roleWord = { "front-desk": "frontDesk", clinician: "clinician", administrator: "administrator" } as const;

/** The frame of the staff screens: where one can go, who is signed in, and whether the line to the server holds. */
export function StaffShell({ session, children }: { session: Session; children: ReactNode }) {
  const t = useWords(shellWords);
  const lost = useLine();
  const { clinic, name, role } = session;
  const items = [
    { href: "/floor", label: t("floor"), icon: <LayoutDashboard aria-hidden="true" />, keys: "g f" },
    { href: "/desk", label: t("desk"), icon: <ClipboardList aria-hidden="true" />, keys: "g d" },
    { href: "/devices", label: t("devices"), icon: <Activity aria-hidden="true" />, keys: "g v" },
    { href: "/reports", label: t("reports"), icon: <ChartNoAxesColumn aria-hidden="true" />, keys: "g r" },
    ...(mayAdminister.includes(role) ? [{ href: "/admin", label: t("admin"), icon: <Settings aria-hidden="true" />, keys: "g a" }] : []),
  ];
  return (
    <AppShell
      clinicName={clinic.name}
      items={items}
      lost={lost}
      user={{ name, detail: t(roleWord[role]), items: [{ label: t("signOut"), icon: <LogOut aria-hidden="true" />, run: () => void signOut() }] }}
      header={clinic.demo ? <DemoMark /> : null}
    >
      {children}
    </AppShell>
  );
}

/** Leaves by a full load, so that no picture of a patient stays in the browser's memory. */
async function signOut(): Promise<void> {
  try {
    await sendJson("POST", "/api/sign-out");
  } finally {
    window.location.replace("/sign-in");
  }
}
