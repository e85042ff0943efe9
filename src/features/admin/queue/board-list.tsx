"use client";

import { useState } from "react";
import type { QueueRules } from "#contract/queue-rules.ts";
import { ItemDialog } from "#features/admin/queue/item-dialog.tsx";
import { ItemList } from "#features/admin/queue/item-list.tsx";
import { namesOf } from "#features/admin/queue/names-of.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { ServiceChoice } from "#features/admin/queue/service-choice.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

type Board = QueueRules["boards"][number];

export function BoardList({ rules }: { rules: QueueRules }) {
  const t = useWords(queueWords);
  const [open, setOpen] = useState<{ board?: Board } | null>(null);
  return (
    <>
      <ItemList
        part="boards"
        title={t("tabBoards")}
        addLabel={t("addBoard")}
        onAdd={() => setOpen({})}
        onEdit={(id) => setOpen({ board: rules.boards.find((b) => b.id === id) })}
        rows={rules.boards.map(({ id, name, serviceIds, theme }) => ({ id, name, detail: `${namesOf(rules.services, serviceIds) || t("showsAll")} · ${t(theme)}` }))}
      />
      {open && <BoardDialog rules={rules} board={open.board} onClose={() => setOpen(null)} />}
    </>
  );
}

function BoardDialog({ rules, board, onClose }: { rules: QueueRules; board: Board | undefined; onClose: () => void }) {
  const t = useWords(queueWords);
  const [name, setName] = useState(board?.name ?? "");
  const [serviceIds, setServiceIds] = useState(board?.serviceIds ?? []);
  const [theme, setTheme] = useState<Board["theme"]>(board?.theme ?? "dark");
  return (
    <ItemDialog title={board ? t("editOf", { name: board.name }) : t("addBoard")} onClose={onClose} asked={() => ({ part: "boards", ...(board ? { id: board.id } : {}), item: { name, serviceIds, theme } })}>
      {(errorAt) => (
        <>
          <Field label={t("name")} error={errorAt("name")} maxLength={120} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          <ServiceChoice label={t("shows")} hint={t("showsHint")} error={errorAt("serviceIds")} services={rules.services} chosen={serviceIds} onChange={setServiceIds} />
          <Field label={t("theme")}><Select value={theme} onChange={setTheme} options={(["light", "dark"] as const).map((value) => ({ value, label: t(value) }))} /></Field>
        </>
      )}
    </ItemDialog>
  );
}
