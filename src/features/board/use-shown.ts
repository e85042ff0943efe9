"use client";

import { useEffect } from "react";
import type { ShownReport } from "#contract/boards.ts";
import { sendJson } from "#client/http.ts";

const repeatEveryMs = 60_000;
const tryAgainMs = 10_000;

/**
 * Tells the server which calls stand on this screen, and which it has read out: when that changes, and every minute. A
 * screen whose page nobody can see shows nothing.
 */
export function useShown(boardId: string, shown: readonly string[], spoken: readonly string[]): void {
  const [shownIds, spokenIds] = [shown.join(" "), spoken.join(" ")];
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const tell = async () => {
      if (document.visibilityState !== "visible") return again(tryAgainMs);
      const report: ShownReport = { shown: ids(shownIds), spoken: ids(spokenIds) };
      const isHeard = await sendJson("POST", `/api/boards/${encodeURIComponent(boardId)}/shown`, report).then(() => true, () => false);
      again(isHeard ? repeatEveryMs : tryAgainMs);
    };
    const again = (ms: number) => {
      if (!isGone) timer = setTimeout(() => void tell(), ms);
    };
    // After the picture has been drawn.
    again(200);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [boardId, shownIds, spokenIds]);
}

const ids = (joined: string) => (joined === "" ? [] : joined.split(" "));
