"use client";

import type { ReactNode } from "react";
import { Tabs as Base } from "@base-ui/react/tabs";

type TabsProps<Value extends string> = {
  label: string;
  tabs: readonly { value: Value; label: ReactNode; count?: number; panel: ReactNode }[];
  value?: Value;
  first?: Value;
  onChange?: (value: Value) => void;
};

/** Parts of one page, side by side. Not for navigation between pages. */
export function Tabs<Value extends string>({ label, tabs, value, first, onChange }: TabsProps<Value>) {
  return (
    <Base.Root value={value} defaultValue={first ?? tabs[0]?.value} onValueChange={(chosen) => onChange?.(chosen as Value)}>
      <Base.List aria-label={label} className="relative flex gap-1 overflow-x-auto border-b border-hairline">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="target -mb-px flex h-10 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-quiet -outline-offset-2 transition-colors hover:text-ink data-active:border-ink data-active:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="number rounded-sm bg-raised px-1.5 text-xs text-quiet">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
