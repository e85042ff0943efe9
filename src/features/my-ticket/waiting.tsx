"use client";

import type { TicketView } from "#contract/views.ts";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";
import { useFormats } from "#ui/language.tsx";

type WaitingProps = Pick<TicketView, "wait" | "appointmentAt">;

/** How long, as a range that one can plan by; or, said plainly, that nobody knows. */
export function Waiting({ wait, appointmentAt }: WaitingProps) {
  const t = useTicketWords();
  const formats = useFormats();
  const isNext = wait?.known === true && wait.ahead === 0;
  return (
    <>
      <p className="text-lg font-medium">{isNext ? t("waitingNext") : t("waiting")}</p>
      {wait?.known && (
        <div className="rounded-lg bg-raised p-5">
          <p className="text-quiet">{t("waitLabel")}</p>
          <p className="number mt-1 text-2xl font-semibold">{t("about", { minutes: formats.minutes(wait.aboutMinutes) })}</p>
          <p className="number text-xl font-medium">{t("atMost", { minutes: formats.minutes(wait.atMostMinutes) })}</p>
          <p className="number mt-4 border-t border-hairline pt-4 text-lg">{t("ahead", { count: wait.ahead })}</p>
          <p className="mt-1 text-quiet">{t("mayChange")}</p>
        </div>
      )}
      {wait && !wait.known && (
        <div className="rounded-lg bg-raised p-5">
          <p className="text-lg font-medium text-balance">{t("waitUnknown")}</p>
          <p className="mt-2">{wait.because === "closed" ? t("clinicClosed") : t("nobodyServes")}</p>
        </div>
      )}
      {appointmentAt !== null && <p className="number text-lg">{t("appointment", { time: formats.clock(appointmentAt) })}</p>}
    </>
  );
}
