"use client";

import type { ComponentProps } from "react";

type TypedProps = Omit<ComponentProps<"input">, "onChange"> & { label: string; value: string; onChange: (value: string) => void };

/** A line to type into. The browser must neither remember nor correct what the patient before has typed. */
export function Typed({ label, value, onChange, ...input }: TypedProps) {
  return (
    <label className="flex flex-col gap-2 text-lg font-medium">
      <span className="sr-only">{label}</span>
      <input
        {...input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        className="h-22 w-full min-w-0 rounded-lg border-2 border-edge bg-surface px-6 text-xl select-text"
      />
    </label>
  );
}
