"use client";

import { useSyncExternalStore } from "react";
import type { Action, Registry } from "#ui/keyboard/registry.ts";

const none: readonly Action[] = [];

/** All actions now on the screen, redrawn as they come and go. */
export const useRegistered = (registry: Registry): readonly Action[] =>
  useSyncExternalStore(registry.onChange, registry.all, () => none);

export function byGroup(actions: readonly Action[], everywhere: string): [group: string, actions: Action[]][] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const group = action.group ?? everywhere;
    groups.set(group, [...(groups.get(group) ?? []), action]);
  }
  return [...groups];
}
