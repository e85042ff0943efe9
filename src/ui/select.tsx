"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Base } from "@base-ui/react/select";
import { classes } from "#ui/classes.ts";
import { fieldLook } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";

export type Option<Value extends string = string> = { value: Value; label: string; hint?: string; isDisabled?: boolean };

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** Its name when it stands outside a Field. */
  label?: string;
  name?: string;
  placeholder?: string;
  size?: "sm" | "md" | "lg";
  isDisabled?: boolean;
  className?: string;
};

/** One of a few. Within `<Field label>` it takes the field's label; alone, give it `label`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, label, name, placeholder, size = "md", isDisabled, className } = props;
  const t = useWords(publicWords);
  return (
    <Base.Root items={options} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen)} name={name} disabled={isDisabled}>
      <Base.Trigger
        aria-label={label}
        className={classes(fieldLook(size), "flex items-center justify-between gap-2 text-start data-popup-open:border-ink", className)}
      >
        <Base.Value placeholder={placeholder ?? t("choose")} className="truncate data-placeholder:text-quiet" />
        <Base.Icon className="text-quiet"><ChevronDown aria-hidden="true" className="size-4" /></Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="pop max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border border-hairline bg-surface p-1 shadow-float outline-none">
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.isDisabled}
                  className="target grid cursor-default grid-cols-[1rem_1fr] items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-disabled:opacity-45 data-highlighted:bg-pressed"
                >
                  <Base.ItemIndicator><Check aria-hidden="true" className="size-4" /></Base.ItemIndicator>
                  <span className="col-start-2">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint && <span className="block text-xs text-quiet">{option.hint}</span>}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
