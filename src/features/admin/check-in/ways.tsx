"use client";

import type { SelfCheckInSettings } from "#contract/kiosk.ts";
import { checkInWords } from "#features/admin/check-in/check-in-words.ts";
import { useSave } from "#features/admin/check-in/use-settings.ts";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Switch } from "#ui/switch.tsx";

type SelfCheckIn = SelfCheckInSettings["selfCheckIn"];

/** Each switch acts at once. */
export function Ways({ selfCheckIn: now, sendsTexts }: { selfCheckIn: SelfCheckIn; /** Whether this installation can. */ sendsTexts: boolean }) {
  const t = useWords(checkInWords);
  const { mutate, isPending, error, variables } = useSave();
  // While a change is on its way its own result is shown; a failure returns to what stands.
  const shown = isPending && variables ? variables({ selfCheckIn: now, kiosks: [], deskPrinter: null }).selfCheckIn : now;
  const set = (change: Partial<SelfCheckIn>) => mutate((settings) => ({ ...settings, selfCheckIn: { ...settings.selfCheckIn, ...change } }));
  return (
    <Card title={t("ways")}>
      <div className="flex flex-col gap-4">
        <Switch label={t("kiosk")} hint={t("kioskHint")} on={shown.kiosk} onChange={(on) => set({ kiosk: on })} />
        <Switch label={t("atDoor")} hint={t("atDoorHint")} on={shown.atDoor} onChange={(on) => set({ atDoor: on })} />
        <Switch label={t("fromHome")} hint={t("fromHomeHint")} on={shown.fromHome} onChange={(on) => set({ fromHome: on })} />
        <Switch label={t("askName")} hint={t("askNameHint")} on={shown.askName === "ask"} onChange={(on) => set({ askName: on ? "ask" : "skip" })} />
        <Switch label={t("askPhone")} hint={t(sendsTexts ? "askPhoneHint" : "askPhoneNot")} on={shown.askPhone ?? false} onChange={(on) => set({ askPhone: on ? true : undefined })} />
        {error && <Notice tone="problem" announce>{error.message} {t("notSaved")}</Notice>}
      </div>
    </Card>
  );
}
