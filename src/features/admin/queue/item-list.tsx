"use client";

import { useState, type ReactNode } from "react";
import { ArrowDown, ArrowUp, GripVertical, ListPlus, Pencil, Trash2 } from "lucide-react";
import type { ListedPart } from "#domain/setup-edits.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { useChange } from "#features/admin/queue/use-rules.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";

type Row = { id: string; name: string; detail: ReactNode };
type Props = { part: ListedPart; title: string; says?: string; addLabel: string; rows: Row[]; onEdit: (id: string) => void; onAdd: () => void };

/** A list of the setup: add, edit, remove with undo, and put in order by buttons or by dragging. */
export function ItemList({ part, title, says, addLabel, rows, onEdit, onAdd }: Props) {
  const t = useWords(queueWords);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const problemSays = useProblem();
  const change = useChange();
  const ids = rows.map((row) => row.id);
  const order = (next: string[]) => change.mutate({ method: "PUT", path: "/order", body: { part, ids: next } });
  const moveTo = (id: string, place: number) => {
    const left = ids.filter((one) => one !== id);
    order([...left.slice(0, place), id, ...left.slice(place)]);
  };
  const remove = ({ id, name }: Row) => change.mutate({ method: "DELETE", path: `/${part}/${encodeURIComponent(id)}`, says: t("removed", { name }) });
  return (
    <div className="flex flex-col gap-3">
      {change.error && <Notice tone="problem" announce>{problemSays(change.error.problem)}</Notice>}
      <Card title={title} flush aside={<Button size="sm" icon={<ListPlus />} onClick={onAdd}>{addLabel}</Button>}>
        {says && <p className="px-4 pb-3 text-sm text-quiet">{says}</p>}
        {rows.length === 0 && <Empty why={t("none")} next={t("noneNext")} />}
        <ul aria-label={title} className="border-t border-hairline empty:hidden">
          {rows.map((row, place) => (
            <li
              key={row.id}
              draggable
              onDragStart={(event) => { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", row.name); setDragged(row.id); }}
              onDragEnd={() => { setDragged(null); setOver(null); }}
              onDragOver={(event) => { if (dragged !== null) { event.preventDefault(); setOver(row.id); } }}
              onDrop={(event) => { event.preventDefault(); if (dragged !== null && dragged !== row.id) moveTo(dragged, place); setDragged(null); setOver(null); }}
              className={classes("flex min-h-12 items-center gap-2 border-b border-hairline px-3 py-1.5 last:border-b-0", over === row.id && dragged !== row.id && "bg-pressed", dragged === row.id && "opacity-60")}
            >
              <GripVertical aria-hidden="true" className="size-4 shrink-0 cursor-grab text-quiet max-sm:hidden pointer-coarse:hidden" />
              <div className="min-w-0 flex-1">
                <p className="text-sm font-medium">{row.name}</p>
                <p className="text-xs text-quiet">{row.detail}</p>
              </div>
              <div className="flex shrink-0">
                <IconButton size="sm" label={t("upOf", { name: row.name })} icon={<ArrowUp aria-hidden="true" />} disabled={place === 0} onClick={() => moveTo(row.id, place - 1)} />
                <IconButton size="sm" label={t("downOf", { name: row.name })} icon={<ArrowDown aria-hidden="true" />} disabled={place === rows.length - 1} onClick={() => moveTo(row.id, place + 1)} />
                <IconButton size="sm" label={t("editOf", { name: row.name })} icon={<Pencil aria-hidden="true" />} onClick={() => onEdit(row.id)} />
                <IconButton size="sm" label={t("removeOf", { name: row.name })} icon={<Trash2 aria-hidden="true" />} onClick={() => remove(row)} />
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
