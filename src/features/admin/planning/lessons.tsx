"use client";

import { GraduationCap } from "lucide-react";
import type { PlanningState } from "#contract/proposals.ts";
import { planningWords } from "#features/admin/planning/planning-words.ts";
import { useChange } from "#features/admin/planning/use-planning.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

type Lesson = PlanningState["never"][number];

/** Every no that has become a rule: to be kept for good, or taken away. */
export function Lessons({ settings }: { settings: PlanningState }) {
  const t = useWords(planningWords);
  const formats = useFormats();
  const language = useLanguage();
  const { mutate, isPending, variables, error } = useChange();
  const isBusy = ({ id }: Lesson) => isPending && variables !== undefined && "lesson" in variables && variables.lesson === id;
  // The fifth of January 2026 was a Monday.
  const dayName = (weekday: number) => new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + weekday, 12));
  const says = (lesson: Lesson) => t("lesson", { name: lesson.staff, service: lesson.service, days: lesson.weekdays.length === 0 ? "all" : lesson.weekdays.map(dayName).join(", ") });
  return (
    <Card title={t("taught")} flush>
      <p className="px-4 pb-2 text-sm text-quiet">{t("taughtDetail")}</p>
      {error && <Notice tone="problem" announce className="mx-4 mb-3">{error.message} {t("notSaved")}</Notice>}
      {settings.never.length === 0 && <Empty icon={<GraduationCap />} why={t("noLessons")} next={t("noLessonsNext")} />}
      <ul>
        {settings.never.map((lesson) => (
          <li key={lesson.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hairline px-4 py-2">
            <div className="min-w-0 flex-1 basis-60">
              <p className="text-sm font-medium">{says(lesson)}</p>
              <p className="number text-xs text-quiet">{t("said", { by: lesson.saidBy, when: `${formats.date(lesson.saidAt)}, ${formats.clock(lesson.saidAt)}` })}; {lesson.onlyOn === undefined ? t("kept") : t("onlyOn")}</p>
            </div>
            {lesson.onlyOn !== undefined && <Button size="sm" aria-label={t("keepOf", { lesson: says(lesson) })} busy={isBusy(lesson)} onClick={() => mutate({ lesson: lesson.id, what: "keep" })}>{t("keep")}</Button>}
            <Button size="sm" variant="plain" aria-label={t("removeOf", { lesson: says(lesson) })} busy={isBusy(lesson)} onClick={() => mutate({ lesson: lesson.id, what: "remove" })}>{t("remove")}</Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
