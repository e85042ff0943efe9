import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { appIcon } from "#features/shell/app-icon.ts";
import { LanguageProvider } from "#ui/language.tsx";
import { directionOf, languageFrom, staffLanguages } from "#ui/languages.ts";
import { themeScript } from "#ui/shell/theme.ts";
import "#ui/tokens.css";

export const metadata: Metadata = {
  title: { default: "Anteroom", template: "%s · Anteroom" },
  description: "Who is next, for which room, and how long the wait will be.",
  applicationName: "Anteroom",
  icons: { icon: appIcon },
  // Pages about patients are nobody's search result.
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const asked = await headers();
  const language = languageFrom(asked.get("accept-language"), staffLanguages);
  return (
    <html lang={language} dir={directionOf(language)} suppressHydrationWarning>
      <head>
        {/* Browsers hide a nonce from whoever reads the page, so that the two never look alike. */}
        <script nonce={asked.get("x-nonce") ?? undefined} dangerouslySetInnerHTML={{ __html: themeScript }} suppressHydrationWarning />
      </head>
      <body>
        {/* A staff language and no time zone, as the clinic is not known yet; the layouts and pages that know it say both again. */}
        <LanguageProvider language={language} timeZone="UTC">{children}</LanguageProvider>
      </body>
    </html>
  );
}
