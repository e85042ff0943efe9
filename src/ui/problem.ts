"use client";

import { useMemo } from "react";
import { useLanguage, useWords } from "#ui/language.tsx";
import { problemWords } from "#ui/problem-words.ts";
import type { Translate } from "#ui/words.ts";

/** A refusal as the server sends it. */
export type Problem = { code: string; title: string; detail?: string; params?: Record<string, string | number> };

/** What was refused, in the language of whoever reads it. */
export function useProblem(): (problem: Problem) => string {
  const t = useWords(problemWords);
  const language = useLanguage();
  return useMemo(() => (problem) => problemSays(problem, t, language), [t, language]);
}

/**
 * By its parts where the server sent them; by its code where the code is the whole sentence; otherwise as the server wrote it, in
 * English, which is better than less.
 */
export function problemSays({ code, title, detail, params }: Problem, t: Translate<typeof problemWords>, language: string): string {
  const key = String(params?.as ?? code);
  if (!isKnown(key)) return detail ?? title;
  const say = t as unknown as (key: string, values: Record<string, string | number>) => string;
  // Where a patient stands, first, when what was done last does not explain it.
  const where = params && key === "happened" && params.state !== undefined ? `${say("stands", { ...params, ...spoken(params, t) })} ` : "";
  if (params) return where + say(key === "happened" && params.room !== undefined && params.action === "call" ? "happenedTo" : key, { ...params, ...spoken(params, t) });
  const isWhole = !problemWords.en[key].includes("{");
  if (isWhole && (language !== "en" || detail === undefined)) return say(key, {});
  return detail ?? title;
}

/** Moments and actors, which each language puts in its own way. */
function spoken(params: Record<string, string | number>, t: Translate<typeof problemWords>): Record<string, string> {
  const camel = (word: string | number) => String(word).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const { seconds } = params;
  return {
    by: String(params.by ?? t("thePatient")),
    ...(typeof seconds === "number" ? { ago: seconds < 2 ? t("justNow") : seconds < 90 ? t("secondsAgo", { count: seconds }) : t("minutesAgo", { count: Math.round(seconds / 60) }) } : {}),
    ...(params.action === undefined ? {} : { action: camel(params.action) }),
    ...(params.state === undefined ? {} : { state: camel(params.state) }),
  };
}

function isKnown(key: string): key is keyof typeof problemWords.en {
  return Object.hasOwn(problemWords.en, key);
}
