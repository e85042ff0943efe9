"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import type { BoardList, BoardMessage, NewBoardMessage } from "#contract/boards.ts";
import { ApiProblem, sendJson } from "#client/http.ts";
import { boardsKey } from "#features/admin/boards/boards-key.ts";
import { boardsWords } from "#features/admin/boards/boards-words.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { localeOf } from "#ui/languages.ts";
import { Select } from "#ui/select.tsx";

/** No board is called so: an id has no spaces. */
const allBoards = "all boards";

/** Lines of text on the boards: those that stand or will stand there, and a new one. */
export function Messages({ list }: { list: BoardList }) {
  const t = useWords(boardsWords);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const renew = () => void queryClient.invalidateQueries({ queryKey: boardsKey });
  const [says, setSays] = useState<Record<string, string>>({});
  const [boardId, setBoardId] = useState(allBoards);
  const [period, setPeriod] = useState({ from: "", to: "" });
  const add = useMutation({
    mutationFn: () => sendJson<BoardMessage>("POST", "/api/admin/board-messages", { boardId: boardId === allBoards ? null : boardId, says, from: momentOf(period.from) ?? Date.now(), to: momentOf(period.to) } satisfies NewBoardMessage),
    onSuccess: () => {
      setSays({});
      setPeriod({ from: "", to: "" });
      renew();
    },
  });
  const remove = useMutation({ mutationFn: (id: number) => sendJson<void>("DELETE", `/api/admin/board-messages/${id}`), onSettled: renew });
  const problem = add.error instanceof ApiProblem ? add.error.problem : undefined;
  const sentence = problem && (problem.detail ?? problem.title);
  const names = new Intl.DisplayNames([localeOf(language)], { type: "language" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Card title={t("messages")} flush>
      {list.messages.length === 0 && <Empty icon={<MessageSquareText />} why={t("noMessages")} next={t("noMessagesNext")} />}
      <ul>{list.messages.map((message) => <Line key={message.id} message={message} list={list} onRemove={() => remove.mutate(message.id)} />)}</ul>
      <form onSubmit={submit} noValidate className="grid gap-4 border-t border-hairline p-4 sm:grid-cols-2">
        <h3 className="text-sm font-semibold sm:col-span-2">{t("newMessage")}</h3>
        {list.languages.map((code) => (
          <Field
            key={code} label={t("inLanguage", { language: names.of(code) ?? code })} lang={code} dir="auto" maxLength={160} value={says[code] ?? ""} className="sm:col-span-2"
            onChange={(event) => setSays({ ...says, [code]: event.currentTarget.value })} error={problem?.field === `says.${code}` ? sentence : null}
          />
        ))}
        <Field label={t("where")}><Select value={boardId} onChange={setBoardId} options={[{ value: allBoards, label: t("everyBoard") }, ...list.boards.map(({ id, name }) => ({ value: id, label: name }))]} /></Field>
        <span className="hidden sm:block" />
        <Field label={t("from")} type="datetime-local" value={period.from} onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })} />
        <Field label={t("to")} type="datetime-local" hint={t("toHint")} value={period.to} onChange={(event) => setPeriod({ ...period, to: event.currentTarget.value })} error={problem?.field === "to" ? sentence : null} />
        <p role="alert" className="text-sm text-late">{problem && problem.field !== "to" && !problem.field?.startsWith("says.") ? sentence : ""}</p>
        <Button type="submit" variant="primary" busy={add.isPending} className="justify-self-end">{t("put")}</Button>
      </form>
    </Card>
  );
}

function Line({ message, list, onRemove }: { message: BoardMessage; list: BoardList; onRemove: () => void }) {
  const t = useWords(boardsWords);
  const { date, clock } = useFormats();
  const words = Object.values(message.says);
  const when = (at: number) => `${date(at)}, ${clock(at)}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-hairline px-4 py-2 first:border-t-0">
      <span className="flex min-w-0 flex-col">{Object.entries(message.says).map(([code, line]) => <span key={code} lang={code} dir="auto">{line}</span>)}</span>
      <span className="ms-auto text-xs text-quiet">
        {list.boards.find((board) => board.id === message.boardId)?.name ?? t("everyBoard")} · {message.to === null ? t("openPeriod", { from: when(message.from) }) : t("period", { from: when(message.from), to: when(message.to) })}
      </span>
      <Button size="sm" variant="danger" onClick={onRemove} aria-label={t("removeThis", { words: words[0] ?? "" })}>{t("remove")}</Button>
    </li>
  );
}

/** By the clock of this computer, which stands in the clinic. */
const momentOf = (typed: string): number | null => (typed === "" ? null : new Date(typed).getTime());
