import { useId, type HTMLAttributes, type Key, type ReactNode } from "react";
import { classes } from "#ui/classes.ts";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, digits of one width. */
  isNumeric?: boolean;
  /** The cell that names the row; the first column unless told. */
  namesRow?: boolean;
  /** Left out on a phone. */
  hideOnPhone?: boolean;
  className?: string;
};

type TableProps<Row> = {
  /** What the table shows; read aloud, and drawn when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** Attributes for a row: `className: "just-called"`, `tabIndex`, `"data-keys"`, `aria-current`. */
  rowProps?: (row: Row) => HTMLAttributes<HTMLTableRowElement> & { [data: `data-${string}`]: string | undefined };
  /** In place of rows: why there are none, and what next. */
  empty?: ReactNode;
  density?: "compact" | "comfortable";
  /** With a height of its own the body scrolls under the header. */
  className?: string;
};

export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, rowProps, empty, density = "comfortable", className } = props;
  const id = useId();
  const naming = columns.find((column) => column.namesRow) ?? columns[0];
  return (
    <div role="region" aria-labelledby={id} tabIndex={0} data-density={density} className={classes("relative overflow-auto -outline-offset-2", className)}>
      <table className="w-full border-collapse text-sm">
        <caption id={id} className={showCaption ? "px-4 py-2 text-start text-sm font-semibold" : "sr-only"}>{caption}</caption>
        <thead className="sticky top-0 z-10 bg-raised">
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes("h-9 px-3 text-xs font-medium whitespace-nowrap text-quiet shadow-[inset_0_-1px_0_var(--hairline)] first:ps-4 last:pe-4", place(column))}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty && <tr><td colSpan={columns.length}>{empty}</td></tr>}
          {rows.map((row) => {
            const { className: rowClass, ...attributes } = rowProps?.(row) ?? {};
            return (
              <tr key={rowKey(row)} {...attributes} className={classes("row-height border-b border-hairline transition-colors last:border-b-0 hover:bg-raised -outline-offset-2", rowClass)}>
                {columns.map((column) => {
                  const look = classes("px-3 py-1 font-normal first:ps-4 last:pe-4", place(column), column.className);
                  return column === naming
                    ? <th key={column.key} scope="row" className={look}>{column.cell(row)}</th>
                    : <td key={column.key} className={look}>{column.cell(row)}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const place = (column: { isNumeric?: boolean; hideOnPhone?: boolean }) =>
  classes(column.isNumeric ? "number text-end whitespace-nowrap" : "text-start", column.hideOnPhone && "max-sm:hidden");
