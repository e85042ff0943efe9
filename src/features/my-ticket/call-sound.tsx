"use client";

import { Bell, BellRing } from "lucide-react";
import { playChime, shake } from "#features/my-ticket/chime.ts";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";
import { buttonLook } from "#ui/button.tsx";
import { useStored } from "#ui/stored.ts";

export const soundSetting = "anteroom.callSound";

/** Phones play a sound only for a page that has been touched: this is the touch, and the reader hears what will come. */
export function CallSound() {
  const t = useTicketWords();
  const [stored, store] = useStored(soundSetting);
  const isOn = stored === "on";
  const Icon = isOn ? BellRing : Bell;

  function turn() {
    store(isOn ? null : "on");
    if (isOn) return;
    shake();
    void playChime();
  }

  return (
    <div className="mt-auto flex flex-col gap-3">
      <p className="text-quiet">{t("keepOpen")}</p>
      {isOn && <p role="status" className="flex items-center gap-2"><Icon aria-hidden="true" className="size-5 shrink-0" />{t("soundIsOn")}</p>}
      <button type="button" onClick={turn} className={`${buttonLook(isOn ? "plain" : "quiet", "lg")} w-full text-base`}>
        {!isOn && <Icon aria-hidden="true" className="size-5 shrink-0" />}
        {isOn ? t("soundTurnOff") : t("soundTurnOn")}
      </button>
    </div>
  );
}
