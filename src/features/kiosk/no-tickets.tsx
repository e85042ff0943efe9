"use client";

import type { ReactNode } from "react";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

type NoTicketsProps = { why: "offline" | "closed" | "full" | "off"; opensAt?: number | null; children?: ReactNode };

/** Why there is no ticket here now, and where help is. */
export function NoTickets({ why, opensAt = null, children }: NoTicketsProps) {
  const t = useWords(kioskWords);
  const formats = useFormats();
  return (
    <div role="status" className="flex flex-col gap-6">
      <Heading>{t(why)}</Heading>
      {opensAt !== null && <p className="number text-lg">{t("opensAt", { time: `${formats.date(opensAt)}, ${formats.clock(opensAt)}` })}</p>}
      <p className="text-xl font-medium">{t("toDesk")}</p>
      {children}
      {why !== "full" && <p className="text-lg text-quiet">{t("emergency")}</p>}
    </div>
  );
}
