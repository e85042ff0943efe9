"use client";

import { useStored } from "#ui/stored.ts";

/** Whether letters act on their own (WCAG 2.1.4), kept in this browser. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [stored, store] = useStored("anteroom.single-keys");
  return [stored !== "off", (on) => store(on ? null : "off")];
}
