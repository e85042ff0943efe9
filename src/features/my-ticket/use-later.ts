"use client";

import { useEffect, useState, type ComponentType } from "react";

const tryAgainMs = 4_000;

/**
 * The line's own script, fetched when the page is already drawn: a phone on a weak network shows the number first.
 * `hasFailed` until it arrives, if the first try did not succeed.
 */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): { Loaded: ComponentType<Props> | undefined; hasFailed: boolean } {
  const [Loaded, setLoaded] = useState<ComponentType<Props>>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const attempt = () =>
      load().then(
        (component) => {
          if (isGone) return;
          setLoaded(() => component);
          setFailed(false);
        },
        () => {
          if (isGone) return;
          setFailed(true);
          timer = setTimeout(attempt, tryAgainMs);
        },
      );
    void attempt();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load]);
  return { Loaded, hasFailed };
}
