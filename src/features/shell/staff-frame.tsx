"use client";

import type { ReactNode } from "react";
import { LiveProvider } from "#client/live-provider.tsx";
import type { First } from "#client/use-view.ts";
import type { Session } from "#contract/session.ts";
import { StaffShell } from "#features/shell/staff-shell.tsx";

/** Staff screens with their live data: one socket for all that a person opens. */
export function StaffFrame({ session, alerts, children }: { session: Session; alerts: First<"alerts">; children: ReactNode }) {
  return (
    <LiveProvider>
      <StaffShell session={session} alerts={alerts}>{children}</StaffShell>
    </LiveProvider>
  );
}
