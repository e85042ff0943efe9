"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { NobodyHere } from "#features/desk/nobody-here.tsx";
import { QueueRow } from "#features/desk/queue-row.tsx";
import { SectionRow } from "#features/desk/section-row.tsx";
import type { Filter, Section } from "#features/desk/sections.ts";
import { scaleMinutes } from "#features/desk/waited.ts";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";

type QueueTableProps = {
  groups: readonly Section[];
  filter: Filter;
  /** The one row that Tab reaches; the others are a `j` or `k` away. */
  activeId: string | undefined;
  /** Somebody is in the list, and it stands still for them. */
  isHeld: boolean;
  endedIsOpen: boolean;
  onToggleEnded: () => void;
  onClearSearch: () => void;
};

/** Widths are fixed, so that a longer word moves nothing; the name takes what is left. */
const columns = [
  { name: "number", width: "w-18" },
  { name: "name", width: "" },
  { name: "service", width: "w-45" },
  { name: "waitedColumn", width: "w-48" },
  { name: "forecast", width: "w-58" },
  { name: "actions", width: "w-38 text-end!" },
] as const;

/** One table in sections. Where it has no room it is a list of cards, from the same markup. */
export function QueueTable({ groups, filter, activeId, isHeld, endedIsOpen, onToggleEnded, onClearSearch }: QueueTableProps) {
  const t = useWords(deskWords);
  const { view } = useDesk();
  const most = scaleMinutes(view.tickets);
  const nobody = <NobodyHere filter={filter} onClear={onClearSearch} />;
  if (groups.every((group) => group.tickets.length === 0)) return <div className="rounded-lg border border-hairline">{nobody}</div>;
  return (
    <table className="w-full border-separate border-spacing-0 rounded-lg border border-hairline text-sm max-xl:block xl:table-fixed">
      <caption className="sr-only">{t("queue")}</caption>
      <thead className="sticky top-12 z-10 max-xl:sr-only">
        <tr>
          {columns.map(({ name, width }) => (
            <th key={name} scope="col" className={classes("h-8 border-b border-hairline bg-raised px-2.5 text-start text-xs font-medium whitespace-nowrap text-quiet first:rounded-tl-lg first:ps-4 last:rounded-tr-lg last:pe-3", width)}>
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-xl:block">
        {groups.flatMap((group, place) => {
          const isEnded = group.name === "ended";
          if (group.tickets.length === 0 && group.name !== "waiting") return [];
          const rows = isEnded && !endedIsOpen ? [] : group.tickets;
          return [
            <SectionRow key={group.name} group={group} columns={columns.length} aside={place === 0 && isHeld ? t("orderHeld") : null} isOpen={isEnded ? endedIsOpen : undefined} onToggle={onToggleEnded} />,
            ...(rows.length === 0 && !isEnded
              ? [<tr key="nobody" className="max-xl:block"><td colSpan={columns.length} className="max-xl:block">{nobody}</td></tr>]
              : rows.map((ticket) => <QueueRow key={ticket.id} ticket={ticket} most={most} isActive={ticket.id === activeId} columns={columns.length} />)),
          ];
        })}
      </tbody>
    </table>
  );
}
