"use client";

import type { BoardView } from "#contract/views.ts";
import { boardWords } from "#features/board/board-words.ts";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";

type Service = BoardView["services"][number];

/** Services that do not fit take turns. */
const pageMs = 10_000;
/** Letters of a name and its minutes beside which there is space for a second column. */
const columnLetters = 20;

/** What somebody who came now would wait, service by service: a range, or that nobody knows. */
export function WaitStrip({ services, rows, isPortrait }: { services: readonly Service[]; rows: number; isPortrait: boolean }) {
  const t = useWords(boardWords);
  const { number } = useFormats();
  const now = useNow();
  const minutesOf = (wait: Service["wait"]) => (wait.known ? `${number(wait.aboutMinutes)}–${number(wait.atMostMinutes)}` : t(wait.because === "closed" ? "closed" : "notKnown"));
  if (services.length === 0 || rows === 0) return null;
  const columns = !isPortrait && services.length > 1 && services.every((service) => service.name.length + minutesOf(service.wait).length <= columnLetters) ? 2 : 1;
  const pages = Math.ceil(services.length / (rows * columns));
  const page = Math.floor((now ?? 0) / pageMs) % pages;
  const shown = services.slice(page * rows * columns, (page + 1) * rows * columns);
  return (
    <section aria-label={t("waits")} className="col-span-full flex items-center gap-[2.5vw] border-t portrait:flex-col portrait:items-stretch portrait:gap-0 border-hairline px-[2.5vw] py-[1.6vh] text-board-least">
      <p aria-hidden="true" className="shrink-0 text-quiet">
        <bdi>{t("wait")}</bdi>
        {rows > 1 && !isPortrait ? <br /> : " "}
        <bdi>{t("inMinutes")}</bdi>
      </p>
      <dl className={classes("grid min-w-0 flex-1 grid-flow-col gap-x-[3vw]", columns === 2 ? "grid-cols-2" : "grid-cols-1", shown.length > columns ? "grid-rows-2" : "grid-rows-1")}>
        {shown.map((service) => (
          <div key={service.id} className="flex min-w-0 items-baseline justify-between gap-[1.5vw]">
            <dt className="min-w-0 tracking-tight"><bdi className="cut-short">{service.name}</bdi></dt>
            <dd className="number shrink-0 font-semibold"><Minutes wait={service.wait} /></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Minutes({ wait }: { wait: Service["wait"] }) {
  const t = useWords(boardWords);
  const { number } = useFormats();
  if (!wait.known) return <span className="font-normal text-quiet">{wait.because === "closed" ? t("closed") : t("notKnown")}</span>;
  const [low, high] = [number(wait.aboutMinutes), number(wait.atMostMinutes)];
  return (
    <>
      {/* The figures stand still while the languages turn. */}
      <bdi dir="ltr" aria-hidden="true">{low}–{high}</bdi>
      <span className="sr-only">{t("minutes", { low, high })}</span>
    </>
  );
}
