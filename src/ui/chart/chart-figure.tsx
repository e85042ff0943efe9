"use client";

import { useId, useState, type ReactNode } from "react";
import { ChartLine, TableProperties } from "lucide-react";
import { houseWords } from "#ui/house-words.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";
import { Table } from "#ui/table.tsx";

export type ChartNumbers = { columns: readonly string[]; rows: readonly (readonly string[])[] };

type ChartFigureProps = {
  title: string;
  unit: string;
  /** One sentence a reader could take away; also what is read aloud for the picture. */
  summary?: string;
  numbers: ChartNumbers;
  height: number;
  children: ReactNode;
};

/** The frame of every chart: title with its unit, the picture, and the same numbers one key (`t`) away. */
export function ChartFigure({ title, unit, summary, numbers, height, children }: ChartFigureProps) {
  const t = useWords(houseWords);
  const id = useId();
  const [showsTable, setShowsTable] = useState(false);
  const toggle = () => setShowsTable(!showsTable);
  const label = t(showsTable ? "showChart" : "showTable");
  useActions([{ id: `chart.${id}`, label: `${label}: ${title}`, keys: "t", when: `chart.${id}`, group: t("charts"), run: toggle }]);
  return (
    <figure data-keys={`chart.${id}`} aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p id={id} className="text-sm font-semibold">
            {title} <span className="font-normal text-quiet">({unit})</span>
          </p>
          {summary && <p className="text-sm text-quiet">{summary}</p>}
        </div>
        <IconButton
          size="sm"
          label={label}
          keys="t"
          onClick={toggle}
          aria-pressed={showsTable}
          icon={showsTable ? <ChartLine aria-hidden="true" /> : <TableProperties aria-hidden="true" />}
        />
      </figcaption>
      {showsTable ? (
        <div style={{ maxHeight: Math.max(height, 240) }} className="flex overflow-hidden rounded-md border border-hairline [&>div]:flex-1">
          <Table
            caption={t("showTableOf", { title })}
            density="compact"
            columns={numbers.columns.map((header, column) => ({
              key: String(column),
              header,
              isNumeric: column > 0,
              className: "number",
              cell: (row: NumberedRow) => row.cells[column] ?? "",
            }))}
            rows={numbers.rows.map((cells, position) => ({ cells, position }))}
            rowKey={(row) => row.position}
          />
        </div>
      ) : (
        // Time runs from left to right in every language.
        <div dir="ltr" style={{ height }} className="number min-w-0 text-xs [&_.recharts-surface]:outline-offset-4">{children}</div>
      )}
    </figure>
  );
}

type NumberedRow = { cells: readonly string[]; position: number };
