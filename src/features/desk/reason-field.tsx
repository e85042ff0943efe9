"use client";

import { Chip } from "#features/desk/chip.tsx";
import { Field } from "#ui/field.tsx";

type ReasonFieldProps = { label: string; usual: readonly string[]; value: string; onChange: (reason: string) => void; error?: string | null };

/** A reason in one's own words, or one of the usual ones. */
export function ReasonField({ label, usual, value, onChange, error }: ReasonFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} autoComplete="off" maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} error={error} />
      <div className="flex flex-wrap gap-1.5">
        {usual.map((one) => <Chip key={one} isOn={value === one} onPress={() => onChange(value === one ? "" : one)}>{one}</Chip>)}
      </div>
    </div>
  );
}
