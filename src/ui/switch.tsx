"use client";

import { useId, type ReactNode } from "react";
import { Switch as Base } from "@base-ui/react/switch";

type SwitchProps = { label: ReactNode; hint?: ReactNode; on: boolean; onChange: (on: boolean) => void; isDisabled?: boolean; name?: string };

/** Acts at once. For a choice that waits for "Save", use a Select or a Segmented. */
export function Switch({ label, hint, on, onChange, isDisabled, name }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <Base.Root
        checked={on}
        onCheckedChange={onChange}
        disabled={isDisabled}
        name={name}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}hint` : undefined}
        className="relative mt-px inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-raised p-0.5 transition-colors before:absolute before:-inset-x-1 before:-inset-y-3 data-checked:border-ink data-checked:bg-ink data-disabled:opacity-45"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-quiet transition-[translate] data-checked:translate-x-4 data-checked:bg-surface rtl:data-checked:-translate-x-4" />
      </Base.Root>
      <span className="flex flex-col">
        <span id={id} className="text-sm font-medium">{label}</span>
        {hint && <span id={`${id}hint`} className="text-xs text-quiet">{hint}</span>}
      </span>
    </div>
  );
}
