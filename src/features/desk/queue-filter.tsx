"use client";

import type { Ref } from "react";
import { Search } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Filter } from "#features/desk/sections.ts";
import { classes } from "#ui/classes.ts";
import { fieldLook } from "#ui/field.tsx";
import { Kbd } from "#ui/kbd.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

type QueueFilterProps = {
  filter: Filter;
  onChange: (filter: Filter) => void;
  searchRef: Ref<HTMLInputElement>;
  /** From the search into the list. */
  onLeave: () => void;
};

export function QueueFilter({ filter, onChange, searchRef, onLeave }: QueueFilterProps) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { view } = useDesk();
  const waiting = view.tickets.filter((ticket) => ticket.state === "waiting");
  const choices = [
    { id: null, name: t("all"), count: waiting.length },
    ...view.services.map(({ id, name }) => ({ id, name, count: waiting.filter((ticket) => ticket.serviceId === id || ticket.openServiceIds.includes(id)).length })),
  ];
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <div role="group" aria-label={t("services")} className="relative -mx-1 flex min-w-0 gap-1 overflow-x-auto px-1 py-0.5 max-sm:w-full">
        {choices.map(({ id, name, count }) => (
          <button
            key={id ?? "all"}
            type="button"
            aria-pressed={filter.serviceId === id}
            onClick={() => onChange({ ...filter, serviceId: id })}
            className="target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium whitespace-nowrap text-quiet transition-colors hover:bg-raised hover:text-ink aria-pressed:bg-pressed aria-pressed:text-ink"
          >
            {name}
            <span className="number text-xs font-normal">{formats.number(count)}</span>
          </button>
        ))}
      </div>
      <label className="relative ms-auto max-sm:w-full">
        <span className="sr-only">{t("search")}</span>
        <Search aria-hidden="true" className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-quiet" />
        <input
          ref={searchRef}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("searchShort")}
          value={filter.search}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              onChange({ ...filter, search: "" });
              event.currentTarget.blur();
            } else if (event.key === "Enter" || event.key === "ArrowDown") {
              event.preventDefault();
              onLeave();
            }
          }}
          className={classes(fieldLook("sm"), "w-56 ps-8.5! pe-8.5! max-sm:w-full [&::-webkit-search-cancel-button]:hidden")}
        />
        <span aria-hidden="true" className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 text-quiet max-sm:hidden pointer-coarse:hidden"><Kbd keys="/" /></span>
      </label>
    </div>
  );
}
