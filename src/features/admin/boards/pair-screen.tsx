"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BoardList } from "#contract/boards.ts";
import { ApiProblem, sendJson } from "#client/http.ts";
import { boardsKey } from "#features/admin/boards/boards-key.ts";
import { boardsWords } from "#features/admin/boards/boards-words.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

/** The other half of a screen's code: somebody who may says what it is to be. */
export function PairScreen({ list, scanned }: { list: BoardList; scanned: string }) {
  const t = useWords(boardsWords);
  const queryClient = useQueryClient();
  const [code, setCode] = useState(scanned);
  const [subject, setSubject] = useState<string | null>(list.boards[0]?.id ?? null);
  const pair = useMutation({
    mutationFn: () => sendJson<void>("POST", "/api/admin/pairings", { code, subject: subject ?? "" }),
    onSuccess: () => {
      setCode("");
      void queryClient.invalidateQueries({ queryKey: boardsKey });
    },
  });
  const problem = pair.error instanceof ApiProblem ? pair.error.problem : undefined;
  const about = (field: string) => (problem?.field === field ? (problem.detail ?? problem.title) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    pair.mutate();
  };
  return (
    <Card title={t("pair")}>
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <p className="text-sm text-quiet">{t("pairHow", { address: "/display" })}</p>
        <div className="flex flex-wrap items-start gap-4">
          <Field label={t("code")} value={code} onChange={(event) => setCode(event.currentTarget.value)} error={about("code")} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={12} className="w-full sm:w-64" />
          <Field label={t("shows")} error={about("subject")} className="w-full sm:w-64">
            <Select
              value={subject} onChange={setSubject}
              options={[...list.boards.map(({ id, name }) => ({ value: id, label: t("board", { name }) })), ...list.doors.map(({ id, name }) => ({ value: id, label: t("door", { name }) }))]}
            />
          </Field>
          <Button type="submit" variant="primary" busy={pair.isPending} className="sm:mt-6.5">{t("pairIt")}</Button>
        </div>
        <p role="status" className="text-sm">{pair.isSuccess ? t("paired") : problem && !problem.field ? (problem.detail ?? problem.title) : ""}</p>
      </form>
    </Card>
  );
}
