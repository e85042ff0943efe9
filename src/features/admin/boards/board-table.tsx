"use client";

import { useState } from "react";
import { MonitorPlay } from "lucide-react";
import type { BoardList } from "#contract/boards.ts";
import { boardsWords } from "#features/admin/boards/boards-words.ts";
import { SettingsDialog } from "#features/admin/boards/settings-dialog.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

type Board = BoardList["boards"][number];

export function BoardTable({ list }: { list: BoardList }) {
  const t = useWords(boardsWords);
  const { clock } = useFormats();
  const [open, setOpen] = useState<Board | null>(null);
  return (
    <Card title={t("boards")} flush>
      {list.boards.length === 0 && <Empty icon={<MonitorPlay />} why={t("none")} next={t("noneNext")} />}
      <ul>
        {list.boards.map((board) => (
          <li key={board.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-hairline px-4 py-2 first:border-t-0">
            <span className="font-medium">{board.name} <span className="font-mono text-xs font-normal text-quiet">{board.id}</span></span>
            <span className="ms-auto text-sm text-quiet">{t(board.isPaired ? "isPaired" : "notPaired")}{board.heardAt !== null && <span className="number">, {t("heard", { time: clock(board.heardAt) })}</span>}</span>
            <Button size="sm" onClick={() => setOpen(board)} aria-label={t("settingsOf", { name: board.name })}>{t("settings")}</Button>
          </li>
        ))}
      </ul>
      {open && <SettingsDialog board={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
