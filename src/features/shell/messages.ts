"use client";

import { useSyncExternalStore } from "react";
import { read, useStored } from "#ui/stored.ts";

const setting = "anteroom.tell-when-full";

/** Messages of the browser: whether this person wants them, and whether the browser lets us. Asked for by a click only. */
export type Messages = { may: "yes" | "ask" | "blocked" | "unable"; isOn: boolean; turn(): Promise<void> };

export function useMessages(): Messages {
  const [stored, store] = useStored(setting);
  const may = useSyncExternalStore(listen, permission, () => "ask" as const);
  const isOn = stored === "on" && may === "yes";
  return {
    may,
    isOn,
    async turn() {
      if (isOn) return store(null);
      if (may === "ask") await Notification.requestPermission();
      for (const changed of listeners) changed();
      if (permission() === "yes") store("on");
    },
  };
}

/** Says something while the page is hidden, where it is wanted. Several tabs with one `tag` make one message. */
export function showMessage(title: string, body: string, tag: string): void {
  if (document.visibilityState !== "hidden" || read(setting) !== "on" || permission() !== "yes") return;
  try {
    const message = new Notification(title, { body, tag });
    message.onclick = () => {
      window.focus();
      message.close();
    };
  } catch {
    // Phones let only installed pages speak; the title and the strip have it too.
  }
}

const listeners = new Set<() => void>();

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

/** Browsers have no messages on pages without https, other than on the machine itself. */
function permission(): Messages["may"] {
  if (!("Notification" in window) || !window.isSecureContext) return "unable";
  return { granted: "yes", denied: "blocked", default: "ask" }[Notification.permission] as Messages["may"];
}
