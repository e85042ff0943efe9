"use client";

import { cameraWords } from "#features/camera/camera-words.ts";
import type { CameraState } from "#features/camera/counting/camera.ts";
import type { Trouble } from "#features/camera/counting/troubles.ts";
import { troubleWords } from "#features/camera/trouble-words.ts";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

type NoticesProps = { state: CameraState | null; isPaired: boolean; isTrying: boolean; isOld: boolean; isAwake: boolean | null };

const mild: ReadonlySet<Trouble> = new Set(["slow", "hidden", "not-lasting", "broken-off", "still", "detector-restarting"]);

/** What is wrong and what to do, each in one sentence. */
export function Notices({ state, isPaired, isTrying, isOld, isAwake }: NoticesProps) {
  const t = useWords(cameraWords);
  const says = useWords(troubleWords);
  const delivery = state?.delivery;
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {state?.role === "other-page" && <Notice announce>{t("otherPage")}</Notice>}
      {!isPaired && <Notice>{t("looking")}</Notice>}
      {isTrying && <Notice announce>{t("trying")}</Notice>}
      {state?.troubles.map((trouble) => (
        <Notice key={trouble} tone={mild.has(trouble) ? "watch" : "problem"} announce>
          {says(trouble)}
          {trouble === "detector-failed" && state.detector.is === "failed" && <span className="block text-xs opacity-80">{state.detector.says}</span>}
        </Notice>
      ))}
      {delivery?.trouble?.is === "offline" && <Notice tone="watch" announce>{t("offline")}</Notice>}
      {delivery?.trouble?.is === "not-connected" && <Notice tone="problem" announce>{t("notConnected")}</Notice>}
      {delivery?.trouble?.is === "server" && <Notice tone="watch" announce>{t("serverTrouble", { status: delivery.trouble.status })}</Notice>}
      {delivery?.trouble?.is === "storage" && <Notice tone="problem" announce>{t("storageTrouble")}</Notice>}
      {(delivery?.setAside ?? 0) > 0 && <Notice tone="watch" announce>{t("setAside", { count: delivery?.setAside ?? 0 })}</Notice>}
      {(delivery?.dropped ?? 0) > 0 && <Notice tone="watch" announce>{t("dropped", { count: delivery?.dropped ?? 0 })}</Notice>}
      {isOld && delivery?.trouble?.is !== "offline" && <Notice tone="watch" announce>{t("oldSetup")}</Notice>}
      {isAwake === false && isPaired && <Notice>{t("maySleep")}</Notice>}
    </div>
  );
}
