"use client";

import type { CSSProperties } from "react";
import type { DoorView } from "#contract/views.ts";
import { LiveProvider } from "#client/live-provider.tsx";
import { useView, type First } from "#client/use-view.ts";
import { doorWords } from "#features/board/door/door-words.ts";
import { OldPicture, VeryOldPicture } from "#features/board/staleness-notice.tsx";
import { Unpaired } from "#features/board/unpaired.tsx";
import { useRefused } from "#features/board/use-refused.ts";
import { useUnattended } from "#features/board/use-unattended.ts";
import { classes } from "#ui/classes.ts";
import { LanguageProvider, useFormats, useWords } from "#ui/language.tsx";
import { directionOf, spokenOf } from "#ui/languages.ts";
import { useNow } from "#ui/now.ts";

/** The small screen beside a door: which room it is, and whom it waits for. */
export function Door({ first }: { first: First<`door:${string}`> }) {
  return (
    <LiveProvider>
      <LiveDoor first={first} />
    </LiveProvider>
  );
}

const languageMs = 8_000;
const leastVmin = 5;

function LiveDoor({ first }: { first: First<`door:${string}`> }) {
  const live = useView(first);
  const { view } = live;
  const now = useNow();
  const isRefused = useRefused(first.topic);
  const { staleness, drift } = useUnattended(view, live, view.state === "called");
  const languages = spokenOf(view.languages);
  const language = languages[Math.floor((now ?? 0) / languageMs) % languages.length] ?? languages[0];
  if (isRefused) return <Unpaired />;
  const sizes = { "--text-board-least": `${leastVmin}vmin`, "--drift-x": `${drift.x}px`, "--drift-y": `${drift.y}px` } as CSSProperties;
  return (
    <LanguageProvider language={language} timeZone={view.clinic.timeZone} region={view.clinic.region}>
      <div className="fixed inset-0 cursor-none overflow-hidden bg-surface text-ink select-none">
        <main lang={language} dir={directionOf(languages[0])} style={sizes} className="absolute inset-0 flex flex-col gap-[4vmin] p-[6vmin] motion-safe:translate-x-(--drift-x) motion-safe:translate-y-(--drift-y)">
          <header className="flex items-baseline justify-between gap-[4vmin]">
            <h1 className="min-w-0 text-[11vmin] leading-tight font-semibold text-balance"><bdi>{view.room.name}</bdi></h1>
            <span className="text-board-least text-quiet"><OldPicture staleness={staleness} asOf={view.asOf} /></span>
          </header>
          {view.staff.length > 0 && <p className="text-[6vmin] leading-tight text-quiet"><bdi>{view.staff.join(", ")}</bdi></p>}
          <State view={view} />
          {staleness === "very-old" && <VeryOldPicture asOf={view.asOf} />}
        </main>
      </div>
    </LanguageProvider>
  );
}

const words = { free: "free", called: "called", "in-use": "inUse", cleaning: "cleaning", blocked: "blocked" } as const;

function State({ view }: { view: DoorView }) {
  const t = useWords(doorWords);
  const { clock } = useFormats();
  return (
    <div role="status" className={classes("flex min-h-0 flex-1 flex-col justify-center gap-[2vmin] rounded-lg px-[5vmin]", view.state === "called" ? "just-called" : view.state === "free" ? "border border-hairline" : "bg-raised")}>
      {view.number && <p className="number text-[30vmin] leading-none font-semibold tracking-tight"><bdi>{view.number}</bdi></p>}
      <p className={classes("leading-tight font-semibold text-balance", view.number ? "text-[9vmin]" : "text-[14vmin]", view.state === "free" && "text-quiet")}><bdi>{t(words[view.state])}</bdi></p>
      {view.until !== null && <p className="number text-[8vmin] leading-tight text-quiet"><bdi>{t("until", { time: clock(view.until) })}</bdi></p>}
    </div>
  );
}
