"use client";

import type { TicketView } from "#contract/views.ts";
import { bigButton } from "#features/my-ticket/big-button.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import type { Acts } from "#features/my-ticket/use-send-act.ts";
import { useFormats } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** How long, as a range that one can plan by; or, said plainly, that nobody knows. */
export function Waiting({ view, acts }: { view: TicketView; acts: Acts }) {
  const t = useTicketWords();
  const formats = useFormats();
  const { wait, appointmentAt, lastCalled, awayUntil } = view;
  const isNext = wait?.known === true && wait.ahead === 0;
  return (
    <>
      <p className="text-lg font-medium">{isNext ? t("waitingNext") : t("waiting")}</p>
      {wait?.known && (
        <div className="rounded-lg bg-raised p-[min(1.25rem,6vw)]">
          <p className="text-quiet">{t("waitLabel")}</p>
          <p className="number mt-1 text-[min(1.75rem,12vw)] leading-tight font-semibold">{t("about", { minutes: formats.minutes(wait.aboutMinutes) })}</p>
          <p className="number text-[min(1.25rem,10vw)] leading-snug font-medium">{t("atMost", { minutes: formats.minutes(wait.atMostMinutes) })}</p>
          <p className="number mt-4 border-t border-hairline pt-4 text-lg">{t("ahead", { count: wait.ahead })}</p>
          {lastCalled !== null && <p className="number mt-1">{t("lastCalled", { number: lastCalled })}</p>}
          {awayUntil !== null && <p className="number mt-1">{t("awayUntil", { time: formats.clock(awayUntil) })}</p>}
          <p className="mt-1 text-quiet">{t("mayChange")}</p>
        </div>
      )}
      {wait && !wait.known && (
        <div className="rounded-lg bg-raised p-[min(1.25rem,6vw)]">
          <p className="text-lg font-medium text-balance">{t("waitUnknown")}</p>
          <p className="mt-2">{wait.because === "closed" ? t("clinicClosed") : t("nobodyServes")}</p>
        </div>
      )}
      {view.isOverdue && <Overdue toldDeskAt={view.toldDeskAt} acts={acts} />}
      {appointmentAt !== null && <p className="number text-lg">{t("appointment", { time: formats.clock(appointmentAt) })}</p>}
    </>
  );
}

/** We did not keep our word: that is said, with somebody to turn to. */
function Overdue({ toldDeskAt, acts }: { toldDeskAt: number | null; acts: Acts }) {
  const t = useTicketWords();
  const formats = useFormats();
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-watch-soft p-[min(1.25rem,6vw)] text-watch">
      <p className="flex items-start gap-2 text-lg font-medium"><StatusShape level="watch" className="mt-1.5" />{t("overdue")}</p>
      {toldDeskAt === null ? (
        <button type="button" disabled={acts.isSending} onClick={() => void acts.send({ type: "tell-desk" })} className={bigButton("quiet")}>{t("tellDesk")}</button>
      ) : (
        <p className="number">{t("toldDesk", { time: formats.clock(toldDeskAt) })}</p>
      )}
    </div>
  );
}
