"use client";

import type { ReactNode } from "react";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { classes } from "#ui/classes.ts";

type SegmentedProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string; icon?: ReactNode; iconOnly?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
};

/** Two to five choices side by side, one always chosen. */
export function Segmented<Value extends string>({ label, options, value, onChange, className }: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => onChange(chosen as Value)}
      className={classes("inline-flex rounded-md border border-hairline bg-raised p-0.5", className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          render={<button type="button" />}
          aria-label={option.label}
          title={option.iconOnly ? option.label : undefined}
          className="target inline-flex h-7 items-center justify-center gap-1.5 rounded-sm border border-transparent px-2.5 text-xs font-medium text-quiet transition-colors hover:text-ink data-checked:border-edge/60 data-checked:bg-surface data-checked:text-ink [&_svg]:size-4"
        >
          {option.icon}
          {!option.iconOnly && option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
