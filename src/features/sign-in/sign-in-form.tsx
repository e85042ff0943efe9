"use client";

import { useState, type SyntheticEvent } from "react";
import { ApiProblem, sendJson } from "#client/http.ts";
import type { Problem } from "#contract/errors.ts";
import type { Session } from "#contract/session.ts";
import { signInWords } from "#features/sign-in/sign-in-words.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

type Missing = "username" | "password" | null;

export function SignInForm({ next }: { next: string | null }) {
  const t = useWords(signInWords);
  const [missing, setMissing] = useState<Missing>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    const [username, password] = [String(typed.get("username")).trim(), String(typed.get("password"))];
    const lacks: Missing = !username ? "username" : !password ? "password" : null;
    setMissing(lacks);
    setProblem(null);
    if (lacks) return focusOn(form, lacks);

    setBusy(true);
    try {
      const session = await sendJson<Session>("POST", "/api/sign-in", { username, password });
      // A full load: what was drawn for nobody must not be shown to somebody.
      window.location.assign(next ?? (session.role === "front-desk" ? "/desk" : "/floor"));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.problem);
      setBusy(false);
      focusOn(form, "password");
    }
  }

  return (
    <form method="post" action="/sign-in" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Notice tone="problem" announce>{sentences[problem.code] ? t(sentences[problem.code] as Sentence) : (problem.detail ?? problem.title)}</Notice>}
      <Field
        label={t("username")} name="username" size="lg" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} autoFocus required
        error={missing === "username" ? t("enterUsername") : null}
      />
      <Field
        label={t("password")} name="password" type="password" size="lg" autoComplete="current-password" required
        error={missing === "password" ? t("enterPassword") : null}
      />
      <Button type="submit" variant="primary" size="lg" busy={isBusy} className="mt-2 w-full">{t("signIn")}</Button>
    </form>
  );
}

type Sentence = "wrong" | "tooMany" | "network";

const sentences: Record<string, Sentence | undefined> = { "wrong-sign-in": "wrong", "too-many-tries": "tooMany", network: "network" };

function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
