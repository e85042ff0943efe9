"use client";

import { useEffect, useRef, useState } from "react";
import { newKey, type Sent } from "#client/send.ts";
import type { CommandInput } from "#contract/commands.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { hopeOf, isOpen, withHopes, type Hope } from "#features/desk/hope.ts";
import type { Entry } from "#features/desk/outbox.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import { sentenceAfter } from "#features/desk/sentence-after.ts";
import { undoOf } from "#features/desk/undo-of.ts";
import { useOutbox } from "#features/desk/use-outbox.ts";
import { whenKept } from "#features/desk/when-kept.ts";
import { useWords } from "#ui/language.tsx";
import { useProblem } from "#ui/problem.ts";
import { useToast } from "#ui/toast.tsx";

/** What a sentence or a wait belongs to on the screen: "ticket:…", "room:…", "proposal:…", "queue". */
export type Subject = string;

/** Done, refused, or kept until the line is back. */
export type Acted = Sent | { ok: false; isKept: true };

export type Acts = {
  /** The server's picture with what people here have just done and the server has not shown yet. */
  view: QueueView;
  act: (subject: Subject, command: CommandInput) => Promise<Acted>;
  undoMine: () => void;
  /** Why the server refused, by what it is about; gone with the next thing anybody does here. */
  refusals: ReadonlyMap<Subject, string>;
  refuse: (subject: Subject, says: string) => void;
  dismiss: (subject: Subject) => void;
  isBusy: (subject: Subject) => boolean;
  /** What is on its way or waits for the line, oldest first. */
  unsent: readonly Entry[];
  /** "not sent yet" beside whatever it is about. */
  isUnsent: (subject: Subject) => boolean;
  /** Sends what has grown too old to be sent without a word. */
  sendOld: (key: string) => void;
  forget: (key: string) => void;
};

/** Done, or on its way without anybody needing to do more: a dialog may close. */
export function isTaken(acted: Acted): boolean {
  return acted.ok || "isKept" in acted;
}

type Mine = { subject: Subject; undo: CommandInput };
type Drawn = Hope & { key: string };

const toastId = "desk.undo";
const sentId = "desk.sent-late";

/** Everything that people do at the desk goes through here, one after another. */
export function useActs(picture: QueueView, who: string): Acts {
  const t = useWords(deskWords);
  const problemSays = useProblem();
  const { say, unsay } = useToast();
  const { outbox, entries } = useOutbox(who);
  const [hopes, setHopes] = useState<readonly Drawn[]>([]);
  const [refusals, setRefusals] = useState<ReadonlyMap<Subject, string>>(new Map());
  const [busy, setBusy] = useState<readonly Subject[]>([]);
  const mine = useRef<Mine[]>([]);
  const drawn = hopes.filter((hope) => isOpen(hope, picture));
  // What an earlier page has left is drawn like what was done a moment ago.
  const view = withHopes(withLeft(picture, entries, drawn), drawn);
  const unsent = entries.filter((entry) => entry.state !== "sending");

  async function act(subject: Subject, command: CommandInput): Promise<Acted> {
    const key = newKey();
    const hope = hopeOf(command, view);
    setRefusals(new Map());
    if (hope) setHopes((all) => [...all.filter((one) => isOpen(one, picture)), { ...hope, key }]);
    else setBusy((all) => [...all, subject]);

    const posted = await outbox.post({ key, subject, command, whenKept: whenKept(command, hope) });

    if (!hope) setBusy((all) => all.filter((one, at) => at !== all.indexOf(subject) || one !== subject));
    if ("isKept" in posted) return { ok: false, isKept: true };
    settle(key, subject, command, posted.sent, hope);
    return posted.sent;
  }

  function settle(key: string, subject: Subject, command: CommandInput, sent: Sent, hope: Hope | null) {
    // Another desk may have taken the one who was next; then somebody else has been called.
    if (!sent.ok || (hope !== null && sent.answer.ticketId !== hope.ticketId)) setHopes((all) => all.filter((one) => one.key !== key));
    if (sent.ok) afterwards(subject, command, sent, hope);
    else refuse(subject, problemSays(sent.problem));
  }

  function afterwards(subject: Subject, command: CommandInput, sent: Sent & { ok: true }, hope: Hope | null) {
    const { ticketId, number } = sent.answer;
    const says = sentenceAfter(command, number, view, t);
    const before = hope?.ticketId === ticketId ? hope.version : "expectedVersion" in command ? command.expectedVersion : undefined;
    const undo = remember(subject, command, sent, before);
    if (!says) return;
    if (!undo) return void say(says, { id: toastId, seconds: 4 });
    say(says, { id: toastId, action: { label: t("undo"), run: () => void takeBack(undo) } });
  }

  function remember(subject: Subject, command: CommandInput, sent: Sent & { ok: true }, before: number | undefined): Mine | null {
    const { ticketId } = sent.answer;
    // A note or a switch moves the version on, and what was done before can still be taken back.
    if (command.type === "note" || command.type === "set-privacy")
      mine.current = mine.current.map((one) => (one.undo.type === "undo" && one.undo.ticketId === ticketId && one.undo.expectedVersion !== undefined ? { ...one, undo: { ...one.undo, expectedVersion: one.undo.expectedVersion + 1 } } : one));
    const undo = undoOf(command, sent.answer, view, before);
    if (!undo) return null;
    const move: Mine = { subject: ticketId === null ? subject : `ticket:${ticketId}`, undo };
    mine.current = [...mine.current, move];
    return move;
  }

  async function takeBack(move: Mine) {
    mine.current = mine.current.filter((one) => one !== move);
    unsay(toastId);
    const before = mine.current;
    await act(move.subject, move.undo);
    // What took a note back is not itself something to take back.
    if (move.undo.type !== "undo") mine.current = before;
  }

  function refuse(subject: Subject, says: string) {
    setRefusals((all) => new Map(all).set(subject, says));
  }

  function forget(key: string) {
    outbox.forget(key);
    setHopes((all) => all.filter((one) => one.key !== key));
  }

  // The answers to what had to wait come at any time, and find the screen as it is then.
  const hearLate = useRef<(entry: Entry | (Omit<Entry, "state">), sent: Sent) => void>(() => {});
  useEffect(() => {
    hearLate.current = ({ key, subject, command }, sent) => {
      if (sent.ok) {
        if ("ticketId" in command && sent.answer.ticketId !== command.ticketId) setHopes((all) => all.filter((one) => one.key !== key));
        remember(subject, command, sent, "expectedVersion" in command ? command.expectedVersion : undefined);
        say(t("sentLate"), { id: sentId, seconds: 4 });
      } else {
        setHopes((all) => all.filter((one) => one.key !== key));
        const isOnScreen = subject.startsWith("ticket:") || subject.startsWith("room:");
        const who = "name" in command ? `${command.name}: ` : "";
        refuse(isOnScreen ? subject : "queue", `${who}${problemSays(sent.problem)}`);
      }
    };
  });
  useEffect(() => outbox.onLateAnswer(({ entry, sent }) => hearLate.current(entry, sent)), [outbox]);

  return {
    view,
    act,
    refusals,
    refuse,
    undoMine() {
      const lastUnsent = unsent.at(-1);
      const last = mine.current.at(-1);
      if (lastUnsent) {
        forget(lastUnsent.key);
        say(t("forgotten"), { id: toastId, seconds: 4 });
      } else if (last) void takeBack(last);
      else refuse("queue", t("nothingToUndo"));
    },
    dismiss: (subject) => setRefusals((all) => new Map([...all].filter(([one]) => one !== subject))),
    isBusy: (subject) => busy.includes(subject),
    unsent,
    isUnsent: (subject) => unsent.some((entry) => entry.subject === subject || ("ticketId" in entry.command && subject === `ticket:${entry.command.ticketId}`)),
    sendOld: (key) => outbox.confirm(key),
    forget,
  };
}

function withLeft(picture: QueueView, entries: readonly Entry[], drawn: readonly Drawn[]): QueueView {
  return entries.reduce((view, entry) => {
    if (entry.state === "sending" || drawn.some((hope) => hope.key === entry.key)) return view;
    const hope = hopeOf(entry.command, view);
    const isExpected = !("expectedVersion" in entry.command) || entry.command.expectedVersion === hope?.version;
    return hope && isExpected ? withHopes(view, [hope]) : view;
  }, picture);
}
