import type { ReactNode } from "react";

/** One of several that may be chosen together; waits for "Save". */
export function CheckBox({ label, isOn, onTurn }: { label: ReactNode; isOn: boolean; onTurn: (isOn: boolean) => void }) {
  return (
    <label className="target flex items-center gap-2 text-sm pointer-coarse:min-h-11">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.target.checked)} className="size-4 shrink-0 accent-[var(--ink)]" />
      {label}
    </label>
  );
}
