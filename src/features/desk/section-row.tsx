"use client";

import { ChevronRight } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import type { Section } from "#features/desk/sections.ts";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";

const heading = { arrived: "arrivedSection", waiting: "waiting", called: "called", inService: "inService", away: "awaySection", ended: "ended" } as const;

type SectionRowProps = {
  group: Section;
  columns: number;
  /** At the end of the line. */
  aside: string | null;
  /** `undefined` for a section that is always open. */
  isOpen: boolean | undefined;
  onToggle: () => void;
};

export function SectionRow({ group, columns, aside, isOpen, onToggle }: SectionRowProps) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const says = <>{t(heading[group.name])} <span className="number font-normal text-quiet">{formats.number(group.tickets.length)}</span></>;
  return (
    <tr className="max-xl:block">
      <th scope="colgroup" colSpan={columns} className="h-8 border-b border-hairline px-4 pt-1 text-start text-xs font-semibold max-xl:block max-xl:h-auto max-xl:py-1.5">
        <span className="flex items-center justify-between gap-4">
          {isOpen === undefined ? <span>{says}</span> : (
            <button type="button" aria-expanded={isOpen} onClick={onToggle} className="target -ms-1 inline-flex items-center gap-1 rounded-sm pe-1 hover:bg-pressed/70">
              <ChevronRight aria-hidden="true" className={classes("size-3.5 transition-transform rtl:-scale-x-100", isOpen && "rotate-90")} />
              <span>{says}</span>
            </button>
          )}
          {aside && <span className="font-normal text-quiet">{aside}</span>}
        </span>
      </th>
    </tr>
  );
}
