"use client";

import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

export type HeatStripProps = {
  title: string;
  unit: string;
  /** The head of each column: "08", "09" ... */
  hours: readonly string[];
  /** One row a zone, one value an hour; `null` where nothing is known. */
  rows: readonly { id: string; label: string; values: readonly (number | null)[] }[];
  /** The full end of the scale; the largest value unless told. */
  most?: number;
  digits?: number;
  /** Draw only this many heads: every second, every third. */
  headEvery?: number;
};

const heat = ["bg-heat-0", "bg-heat-1", "bg-heat-2", "bg-heat-3", "bg-heat-4", "bg-heat-5"];

/** When each zone is full: a table whose cells are coloured, so its numbers are its text. */
export function HeatStrip({ title, unit, hours, rows, most, digits = 0, headEvery = 3 }: HeatStripProps) {
  const t = useWords(houseWords);
  const formats = useFormats();
  const full = most ?? Math.max(1, ...rows.flatMap((row) => row.values.map((value) => value ?? 0)));
  const step = (value: number) => heat[Math.min(heat.length - 1, Math.floor((value / full) * heat.length))];
  return (
    <div className="min-w-0">
      <table className="number w-full table-fixed border-separate border-spacing-x-px border-spacing-y-1 text-xs">
        <caption className="pb-2 text-start text-sm font-semibold">
          {title} <span className="font-normal text-quiet">({unit})</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="w-24 text-start font-normal text-quiet sm:w-32"><span className="sr-only">{t("zone")}</span></th>
            {hours.map((hour, index) => (
              <th key={hour} scope="col" className="overflow-visible p-0 text-start font-normal whitespace-nowrap text-quiet">
                <span className={index % headEvery === 0 ? undefined : "sr-only"}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="truncate pe-3 text-start text-sm font-normal">{row.label}</th>
              {row.values.map((value, index) => {
                const says = value === null ? t("noData") : `${formats.number(value, digits)} ${unit}`;
                return (
                  <td key={hours[index] ?? index} title={`${row.label}, ${hours[index] ?? ""}: ${says}`} className={classes("h-7 rounded-sm p-0", value === null ? "hatched" : step(value))}>
                    <span className="sr-only">{says}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p aria-hidden="true" className="number mt-2 flex items-center justify-end gap-1 text-xs text-quiet">
        0
        {heat.map((look) => <span key={look} className={classes("h-2.5 w-5 rounded-sm", look)} />)}
        {formats.number(full, digits)}
        <span className="hatched ms-3 h-2.5 w-5 rounded-sm" /> {t("noData")}
      </p>
    </div>
  );
}
