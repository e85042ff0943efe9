"use client";

import { useRef, useState } from "react";
import { send, type Sent } from "#client/send.ts";
import type { CommandInput } from "#contract/commands.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { sentenceAfter } from "#features/desk/sentence-after.ts";
import { hopeOf, isOpen, withHopes, type Hope } from "#features/desk/hope.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import { useWords } from "#ui/language.tsx";
import { useToast } from "#ui/toast.tsx";

/** What a sentence or a wait belongs to on the screen: "ticket:…", "room:…", "proposal:…", "queue". */
export type Subject = string;

export type Acts = {
  /** The server's picture with what people here have just done and the server has not shown yet. */
  view: QueueView;
  act: (subject: Subject, command: CommandInput) => Promise<Sent>;
  undoMine: () => void;
  /** Why the server refused, by what it is about; gone with the next thing anybody does here. */
  refusals: ReadonlyMap<Subject, string>;
  refuse: (subject: Subject, says: string) => void;
  dismiss: (subject: Subject) => void;
  isBusy: (subject: Subject) => boolean;
};

type Mine = { ticketId: string; expectedVersion?: number };

const toastId = "desk.undo";

/** Everything that people do at the desk goes through here, one after another. */
export function useActs(picture: QueueView): Acts {
  const t = useWords(deskWords);
  const { say, unsay } = useToast();
  const [hopes, setHopes] = useState<readonly Hope[]>([]);
  const [refusals, setRefusals] = useState<ReadonlyMap<Subject, string>>(new Map());
  const [busy, setBusy] = useState<readonly Subject[]>([]);
  const mine = useRef<Mine[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const view = withHopes(picture, hopes);

  async function act(subject: Subject, command: CommandInput): Promise<Sent> {
    const hope = hopeOf(command, view);
    setRefusals(new Map());
    if (hope) setHopes((all) => [...all.filter((one) => isOpen(one, picture)), hope]);
    else setBusy((all) => [...all, subject]);

    // In order: a start must not overtake its call.
    const sending = line.current.then(() => send(command));
    line.current = sending;
    const sent = await sending;

    if (!hope) setBusy((all) => all.filter((one, at) => at !== all.indexOf(subject) || one !== subject));
    // Another desk may have taken the one who was next; then somebody else has been called.
    const hopeFailed = !sent.ok || (hope !== null && sent.answer.ticketId !== hope.ticketId);
    if (hopeFailed) setHopes((all) => all.filter((one) => one !== hope));
    if (sent.ok) afterwards(command, sent, hope);
    else refuse(subject, sent.problem.detail ?? sent.problem.title);
    return sent;
  }

  function afterwards(command: CommandInput, sent: Sent & { ok: true }, hope: Hope | null) {
    const { ticketId, number } = sent.answer;
    const says = sentenceAfter(command, number, view, t);
    if (!says || !ticketId) return;
    if (command.type === "undo") return void say(says, { id: toastId, seconds: 4 });
    const before = hope?.ticketId === ticketId ? hope.version : "expectedVersion" in command ? command.expectedVersion : undefined;
    const move: Mine = { ticketId, ...(before === undefined ? {} : { expectedVersion: before + 1 }) };
    mine.current = [...mine.current, move];
    say(says, { id: toastId, action: { label: t("undo"), run: () => void undo(move) } });
  }

  async function undo(move: Mine) {
    mine.current = mine.current.filter((one) => one !== move);
    unsay(toastId);
    await act(`ticket:${move.ticketId}`, { type: "undo", ...move });
  }

  function refuse(subject: Subject, says: string) {
    setRefusals((all) => new Map(all).set(subject, says));
  }

  return {
    view,
    act,
    refusals,
    refuse,
    undoMine() {
      const last = mine.current.at(-1);
      if (last) void undo(last);
      else refuse("queue", t("nothingToUndo"));
    },
    dismiss: (subject) => setRefusals((all) => new Map([...all].filter(([one]) => one !== subject))),
    isBusy: (subject) => busy.includes(subject),
  };
}
