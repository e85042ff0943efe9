"use client";

import { useEffect, useState } from "react";
import type { MyNotices, NoticesOffered, PushAddress } from "#contract/my-ticket.ts";
import { getJson, sendJson } from "#client/http.ts";
import { bigButton } from "#features/my-ticket/big-button.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import type { Language } from "#ui/languages.ts";

/** Messages to this phone while the page is closed: offered where the house sends them and the browser takes them. */
export function NotifyMe({ token, language }: { token: string; language: Language }) {
  const t = useTicketWords();
  const [pushKey, setPushKey] = useState<string | null>(null);
  const [state, setState] = useState<"off" | "on" | "blocked">("off");
  const path = `/api/my-ticket/${token}/notices`;

  useEffect(() => {
    if (!("serviceWorker" in navigator) || !("PushManager" in window) || !window.isSecureContext) return;
    getJson<NoticesOffered>(path).then(async (offered) => {
      setPushKey(offered.pushKey);
      const registration = offered.pushKey === null ? undefined : await navigator.serviceWorker.getRegistration("/t/");
      if (await registration?.pushManager.getSubscription()) setState("on");
    }, () => undefined);
  }, [path]);

  async function turnOn() {
    try {
      const registration = await navigator.serviceWorker.ready;
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
      await sendJson("PUT", path, { language, push: subscription.toJSON() as PushAddress } satisfies MyNotices);
      setState("on");
    } catch {
      setState("blocked");
    }
  }

  async function turnOff() {
    setState("off");
    const registration = await navigator.serviceWorker.getRegistration("/t/");
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
    await sendJson("PUT", path, { language, push: null } satisfies MyNotices).catch(() => undefined);
  }

  if (pushKey === null) return null;
  return (
    <div className="flex flex-col gap-3">
      {state === "on" && <p role="status">{t("notifyIsOn")}</p>}
      {state === "blocked" && <p role="status" className="text-quiet">{t("notifyBlocked")}</p>}
      <button type="button" onClick={() => void (state === "on" ? turnOff() : turnOn())} className={bigButton(state === "on" ? "plain" : "quiet")}>
        {state === "on" ? t("notifyOff") : t("notifyOn")}
      </button>
    </div>
  );
}
