"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BoardList } from "#contract/boards.ts";
import { ApiProblem, sendJson } from "#client/http.ts";
import { boardsKey } from "#features/admin/boards/boards-key.ts";
import { boardsWords } from "#features/admin/boards/boards-words.ts";
import { formOf, settingsOf, type SettingsForm } from "#features/admin/boards/settings-form.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

export function SettingsDialog({ board, onClose }: { board: BoardList["boards"][number]; onClose: () => void }) {
  const t = useWords(boardsWords);
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => formOf(board.settings));
  const save = useMutation({
    mutationFn: () => sendJson<void>("POST", `/api/admin/boards/${encodeURIComponent(board.id)}`, settingsOf(form)),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: boardsKey });
      onClose();
    },
  });
  const problem = save.error instanceof ApiProblem ? save.error.problem : undefined;
  const field = (name: keyof SettingsForm, serverName: string) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
    error: problem?.field?.startsWith(serverName) ? (problem.detail ?? problem.title) : null,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={t("settingsOf", { name: board.name })}
      actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button variant="primary" type="submit" form="board-settings" busy={save.isPending}>{t("save")}</Button></>}
    >
      <form id="board-settings" onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-2">
        <Field label={t("voices")} hint={t("voicesHint")} {...field("voices", "voices")} className="sm:col-span-2" spellCheck={false} />
        <Field label={t("volume")} {...field("volume", "volumePercent")} inputMode="numeric" placeholder="100" className="sm:col-span-2" />
        <Field label={t("quietFrom")} {...field("quietFrom", "quiet")} type="time" />
        <Field label={t("quietTo")} {...field("quietTo", "quiet")} type="time" />
        <Field label={t("distance")} {...field("distance", "distanceMeters")} inputMode="decimal" />
        <Field label={t("height")} {...field("height", "heightCm")} inputMode="decimal" />
        <p className="text-xs text-quiet sm:col-span-2">{t("sizeHint")}</p>
        {problem && !problem.field && <p role="alert" className="text-sm text-late sm:col-span-2">{problem.detail ?? problem.title}</p>}
      </form>
    </Dialog>
  );
}
