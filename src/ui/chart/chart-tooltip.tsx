"use client";

import { useFormats } from "#ui/language.tsx";

type ChartTooltipProps = {
  unit: string;
  digits: number;
  writeHead: (label: string | number) => string;
  // The rest is handed in by recharts.
  active?: boolean;
  label?: string | number;
  payload?: readonly { name?: string | number; value?: unknown; color?: string; type?: string; dataKey?: unknown }[];
};

export function ChartTooltip({ unit, digits, writeHead, active, label, payload }: ChartTooltipProps) {
  const formats = useFormats();
  const lines = payload?.filter((line) => line.type !== "none" && typeof line.value === "number") ?? [];
  if (!active || label === undefined || lines.length === 0) return null;
  return (
    <div className="number rounded-md border border-hairline bg-surface px-3 py-2 text-xs shadow-float">
      <p className="mb-1 text-quiet">{writeHead(label)}</p>
      {lines.map((line) => (
        <p key={String(line.dataKey ?? line.name)} className="flex items-center gap-2">
          <span className="h-0.5 w-3 rounded-full" style={{ background: line.color }} />
          <span className="me-auto">{line.name}</span>
          <span className="ms-3 font-semibold">{formats.number(Number(line.value), digits)} <span className="font-normal text-quiet">{unit}</span></span>
        </p>
      ))}
    </div>
  );
}
