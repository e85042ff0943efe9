"use client";

import { useEffect, useState } from "react";
import { alertWords } from "#features/shell/alert-words.ts";
import { alertId, latestSince, newsSince, unseenFull, type Crowded } from "#features/shell/crowd-alerts.ts";
import { showMessage } from "#features/shell/messages.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/**
 * Tells of a crowd whoever looks elsewhere: a number in the page's title, a message of the browser while the page is
 * hidden, and the sentence to be read aloud, once.
 */
export function useAlertNews(crowded: readonly Crowded[]): string {
  const t = useWords(alertWords);
  const formats = useFormats();
  useTitleMark(unseenFull(crowded).length);

  const [told, setTold] = useState(() => ({ upTo: latestSince(crowded, 0), ids: [] as string[] }));
  const news = newsSince(crowded, told.upTo);
  if (news.length > 0) setTold({ upTo: latestSince(news, told.upTo), ids: news.map(alertId) });

  const latest = crowded.filter((zone) => told.ids.includes(alertId(zone)));
  const full = latest.filter((zone) => zone.level === "full");
  const key = full.map(alertId).join(" ");
  useEffect(() => {
    for (const zone of full) {
      const people = zone.people === null ? "" : `${t("people", { count: zone.people, capacity: formats.number(zone.capacity) })} · `;
      showMessage(t("full", { zone: zone.zone }), `${people}${t("since", { time: formats.clock(zone.since) })}`, alertId(zone));
    }
    // Once for each crowd, however its numbers change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  // Without numbers, so that a number that changes is not read again and again.
  return latest.map((zone) => t(zone.level === "full" ? "full" : "filling", { zone: zone.zone })).join(". ");
}

/** "(1) Desk": in the tab, and on the icon of an installed page where there are such things. Pages change their titles under it. */
function useTitleMark(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const mark = `(${count}) `;
    const put = () => {
      if (!document.title.startsWith(mark)) document.title = `${mark}${document.title}`;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    void navigator.setAppBadge?.(count).catch(() => undefined);
    return () => {
      observer.disconnect();
      if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length);
      void navigator.clearAppBadge?.().catch(() => undefined);
    };
  }, [count]);
}
