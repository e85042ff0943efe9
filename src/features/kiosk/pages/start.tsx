"use client";

import { Hand } from "lucide-react";
import type { KioskView } from "#contract/kiosk.ts";
import { BigButton } from "#features/kiosk/big-button.tsx";
import type { Answers, Page } from "#features/kiosk/flow.ts";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { NoTickets } from "#features/kiosk/no-tickets.tsx";
import { usePageOrigin } from "#features/kiosk/use-page-origin.ts";
import { useWords } from "#ui/language.tsx";
import { QrCode } from "#ui/qr-code.tsx";

type StartProps = { view: KioskView; onward: (page: Page, answers?: Answers) => void };

/** What an unattended screen shows: how to begin, or why not. */
export function Start({ view, onward }: StartProps) {
  const t = useWords(kioskWords);
  const origin = usePageOrigin(view.publicUrl);
  if (view.state === "closed" || view.state === "off") return <NoTickets why={view.state} opensAt={view.opensAt} />;
  if (view.state === "full")
    return (
      <NoTickets why="full">
        <BigButton onClick={() => onward("urgent", { hasAppointment: true })}>{t("haveAppointment")}</BigButton>
      </NoTickets>
    );
  return (
    <>
      <Heading>{t("welcome")}</Heading>
      <BigButton isPrimary icon={<Hand />} onClick={() => onward("urgent")}>{t("start")}</BigButton>
      {view.joinPath && origin && (
        <section className="mt-4 flex flex-wrap items-center gap-6 border-t border-hairline pt-6">
          <span data-theme="light" className="rounded-lg p-1"><QrCode text={`${origin}${view.joinPath}`} label={t("joinCode")} className="w-40" /></span>
          <p className="min-w-48 flex-1 text-lg">{t("orPhone")}</p>
        </section>
      )}
    </>
  );
}
