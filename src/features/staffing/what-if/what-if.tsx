"use client";

import { useId, useRef, useState, type SyntheticEvent } from "react";
import { Plus } from "lucide-react";
import { ApiProblem, sendJson } from "#client/http.ts";
import type { Problem } from "#contract/errors.ts";
import type { WhatIfAnswer } from "#contract/what-if.ts";
import { useStaffing } from "#features/staffing/staffing-context.tsx";
import { ChangeFields } from "#features/staffing/what-if/change-fields.tsx";
import { draftTypes, newDraft, toChange, type Draft, type DraftType } from "#features/staffing/what-if/drafts.ts";
import { Result } from "#features/staffing/what-if/result.tsx";
import { whatIfWords } from "#features/staffing/what-if/what-if-words.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";

const mostChanges = 8;

/** Changes are stacked, worked out together and never done: what they would do to waits, targets and the end of the day. */
export function WhatIf() {
  const t = useWords(whatIfWords);
  const id = useId();
  const { view } = useStaffing();
  const problemSays = useProblem();
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [answer, setAnswer] = useState<{ of: Draft[]; answer: WhatIfAnswer } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const nextKey = useRef(1);
  const add = useRef<HTMLDivElement>(null);

  function append(type: DraftType) {
    const key = nextKey.current++;
    setDrafts((all) => [...all, newDraft(type, key, view)]);
    // Whoever works by keyboard goes on in what they have just added.
    requestAnimationFrame(() => document.getElementById(`${id}-${key}`)?.querySelector<HTMLElement>("input, button[role=combobox]")?.focus());
  }

  function remove(key: number) {
    setDrafts((all) => all.filter((draft) => draft.key !== key));
    setProblem(null);
    add.current?.querySelector<HTMLElement>("button")?.focus();
  }

  async function ask(event: SyntheticEvent) {
    event.preventDefault();
    setAsking(true);
    setProblem(null);
    try {
      setAnswer({ of: drafts, answer: await sendJson<WhatIfAnswer>("POST", "/api/what-if", { changes: drafts.map(toChange) }) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.problem);
    } finally {
      setAsking(false);
    }
  }

  const issues = problem?.issues ?? [];
  const issueOf = (position: number, field: string) => {
    const path = `changes.${position}.${field}`;
    const issue = issues.find((one) => one.field === path || one.field?.startsWith(`${path}.`));
    return issue ? problemSays(issue) : null;
  };

  return (
    <Card title={t("title")} className="mt-4">
      <p className="text-sm text-quiet">{t("detail")}</p>
      <form onSubmit={ask} noValidate aria-label={t("title")} className="mt-3 flex flex-col gap-3">
        {drafts.length > 0 && (
          <ol className="flex flex-col gap-3">
            {drafts.map((draft, position) => (
              <li key={draft.key} id={`${id}-${draft.key}`}>
                <ChangeFields
                  draft={draft}
                  number={position + 1}
                  view={view}
                  issueOf={(field) => issueOf(position, field)}
                  onChange={(changed) => setDrafts((all) => all.map((one) => (one.key === draft.key ? changed : one)))}
                  onRemove={() => remove(draft.key)}
                />
              </li>
            ))}
          </ol>
        )}
        <div ref={add} role="group" aria-label={t("add")} className="flex flex-wrap gap-2">
          {draftTypes.map((type) => <Button key={type} size="sm" icon={<Plus />} disabled={drafts.length >= mostChanges} onClick={() => append(type)}>{t(type)}</Button>)}
        </div>
        {problem && !issues.some((issue) => issue.field?.startsWith("changes.")) && <Notice tone="problem" announce>{t("failed", { says: problemSays(problem) })}</Notice>}
        {drafts.length > 0 && <div><Button type="submit" variant="primary" busy={isAsking}>{t(isAsking ? "asking" : "ask")}</Button></div>}
      </form>
      <div aria-live="polite">
        {answer && (
          <>
            {answer.of !== drafts && drafts.length > 0 && <Notice className="mt-4">{t("outdated")}</Notice>}
            <Result answer={answer.answer} />
          </>
        )}
      </div>
    </Card>
  );
}
