"use client";

import { useState } from "react";
import { ChevronRight } from "lucide-react";
import type { SensorKinds } from "#contract/sensors.ts";
import { Badge } from "#ui/badge.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { foundKinds } from "#features/admin/sensors/found-kinds.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

export type Kind = SensorKinds["kinds"][number];

/** Every kind of sensor by vendor, the guesses of a stranger's message first. */
export function KindPicker({ kinds, guesses, onPick }: { kinds: readonly Kind[]; guesses: readonly string[]; onPick: (kind: Kind) => void }) {
  const t = useWords(sensorsWords);
  const [search, setSearch] = useState("");
  const found = foundKinds(kinds, search, guesses);
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t("search")}
        hint={t("searchHint", { count: found.length })}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          const [only] = found;
          if (event.key !== "Enter" || !only || search === "") return;
          event.preventDefault();
          onPick(only);
        }}
        autoComplete="off"
      />
      {found.length === 0 && <p className="py-6 text-center text-sm text-quiet">{t("nothingFound")}</p>}
      <ul className="-mx-2 flex flex-col">
        {found.map((kind) => (
          <li key={kind.id}>
            <button type="button" onClick={() => onPick(kind)} className="target flex w-full items-center gap-3 rounded-md px-2 py-2.5 text-start -outline-offset-2 hover:bg-raised">
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
                  {kind.vendor}
                  <span className="font-normal text-quiet">{kind.models.join(", ")}</span>
                  {kind.id === guesses[0] && <Badge>{t("guess")}</Badge>}
                </span>
                <span className="mt-0.5 line-clamp-2 block text-xs text-quiet">{kind.says}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-quiet rtl:rotate-180" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
