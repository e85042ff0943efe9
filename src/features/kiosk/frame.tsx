"use client";

import { ArrowLeft, Contrast, RotateCcw, ZoomIn } from "lucide-react";
import type { ReactNode } from "react";
import type { KioskView } from "#contract/kiosk.ts";
import type { Comfort } from "#features/kiosk/kiosk.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { classes } from "#ui/classes.ts";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { languages, type Language } from "#ui/languages.ts";

type FrameProps = {
  clinic: KioskView["clinic"];
  asOf: number;
  offered: readonly Language[];
  onLanguage: (language: Language) => void;
  comfort: Comfort;
  onComfort: (comfort: Comfort) => void;
  onBack?: (() => void) | undefined;
  onStartOver?: (() => void) | undefined;
  children: ReactNode;
};

/** What is on every page, always at the same place: languages above, the way back and the reader's comfort below. */
export function Frame({ clinic, asOf, offered, onLanguage, comfort, onComfort, onBack, onStartOver, children }: FrameProps) {
  const t = useWords(kioskWords);
  const formats = useFormats();
  return (
    <>
      <header className="flex flex-col gap-3 border-b border-hairline px-5 py-3">
        <Languages offered={offered} onLanguage={onLanguage} />
        <p className="flex justify-between gap-4 text-base text-quiet">
          <span className="truncate"><bdi>{clinic.name}</bdi></span>
          <time dateTime={new Date(asOf).toISOString()} className="number shrink-0">{formats.clock(asOf)}</time>
        </p>
      </header>
      <main className="mx-auto flex w-full max-w-4xl flex-1 flex-col justify-center gap-6 px-5 py-6">{children}</main>
      {/* Where one line is too short, the comfort of the reader goes to the second as a whole. */}
      <footer className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-hairline bg-surface px-5 py-3">
        <span className="flex flex-wrap gap-3 empty:hidden">
          {onBack && <FrameButton icon={<ArrowLeft className="rtl:-scale-x-100" />} onClick={onBack}>{t("back")}</FrameButton>}
          {onStartOver && <FrameButton icon={<RotateCcw />} onClick={onStartOver}>{t("startOver")}</FrameButton>}
        </span>
        <span className="ms-auto flex flex-wrap justify-end gap-3">
          <FrameButton icon={<ZoomIn />} isOn={comfort.isLarge} onClick={() => onComfort({ ...comfort, isLarge: !comfort.isLarge })}>{t("largeText")}</FrameButton>
          <FrameButton icon={<Contrast />} isOn={comfort.isStrong} onClick={() => onComfort({ ...comfort, isStrong: !comfort.isStrong })}>{t("contrast")}</FrameButton>
        </span>
      </footer>
    </>
  );
}

/** Each language by its own name, since that is the word its reader looks for. */
function Languages({ offered, onLanguage }: Pick<FrameProps, "offered" | "onLanguage">) {
  const t = useWords(kioskWords);
  const language = useLanguage();
  const choices = offered.flatMap((code) => languages.filter((one) => one.code === code));
  if (choices.length < 2) return null;
  // Left to right always: what one has just pressed must not jump to the other side.
  return (
    <div role="group" dir="ltr" aria-label={t("language")} className="flex flex-wrap gap-2">
      {choices.map(({ code, name, dir }) => (
        <button
          key={code}
          type="button"
          lang={code}
          dir={dir}
          aria-pressed={code === language}
          onClick={() => onLanguage(code)}
          className={classes("min-h-16 min-w-16 grow rounded-md whitespace-nowrap border px-3 text-base font-medium", code === language ? "border-ink bg-ink text-surface" : "border-edge bg-surface active:bg-pressed")}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

type FrameButtonProps = { icon: ReactNode; isOn?: boolean; onClick: () => void; children: ReactNode };

function FrameButton({ icon, isOn, onClick, children }: FrameButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={classes("inline-flex min-h-16 items-center gap-2.5 rounded-md border px-4 text-base font-medium", isOn ? "border-ink bg-ink text-surface" : "border-edge bg-surface active:bg-pressed")}
    >
      <span aria-hidden="true" className="shrink-0 [&>svg]:size-6">{icon}</span>
      {children}
    </button>
  );
}
