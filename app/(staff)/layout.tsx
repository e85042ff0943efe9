import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { StaffFrame } from "#features/shell/staff-frame.tsx";
import { ToSignIn } from "#features/shell/to-sign-in.tsx";
import { runtime } from "#server/runtime.ts";
import { LanguageProvider } from "#ui/language.tsx";
import { languageFrom, staffLanguages } from "#ui/languages.ts";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  await connection();
  const asked = await headers();
  const session = await runtime().session(asked);
  const alerts = session && (await runtime().picture("alerts", asked));
  if (!session || !alerts) return <ToSignIn />;
  return (
    <LanguageProvider language={languageFrom(asked.get("accept-language"), staffLanguages)} timeZone={session.clinic.timeZone} region={session.clinic.region}>
      <StaffFrame session={session} alerts={alerts}>{children}</StaffFrame>
    </LanguageProvider>
  );
}
