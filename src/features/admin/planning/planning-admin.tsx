"use client";

import Link from "next/link";
import { Lessons } from "#features/admin/planning/lessons.tsx";
import { Limits } from "#features/admin/planning/limits.tsx";
import { planningWords } from "#features/admin/planning/planning-words.ts";
import { useChange, usePlanning } from "#features/admin/planning/use-planning.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

const hints = { advise: "adviseHint", auto: "autoHint", off: "offHint" } as const;

/** Who decides about moves of staff, within which limits, and what people have taught the planner. */
export function PlanningAdmin() {
  const t = useWords(planningWords);
  const { data: settings, error, isFetching, refetch } = usePlanning();
  const { mutate, isPending, variables, error: refused } = useChange();
  const shown = settings && (isPending && variables && "mode" in variables ? variables.mode : settings.mode);
  return (
    <>
      <PageHeader
        title={t("title")}
        detail={t("detail")}
        actions={<><Link href="/admin" className={buttonLook("quiet")}>{t("backToAccess")}</Link><Link href="/reports/proposals" className={buttonLook("quiet")}>{t("ledger")}</Link></>}
      />
      {error && <Notice tone="problem" announce className="mb-4" action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")} {error.message}</Notice>}
      {!settings && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-32 w-full" /><Skeleton className="h-44 w-full" /></Loading>}
      {settings && shown && (
        <div className="flex flex-col gap-4">
          <Card title={t("mode")}>
            <div className="flex flex-col items-start gap-3">
              <Segmented label={t("mode")} value={shown} onChange={(mode) => mutate({ mode, auto: settings.auto })} options={(["advise", "auto", "off"] as const).map((mode) => ({ value: mode, label: t(mode) }))} className="max-w-full flex-wrap" />
              <p className="max-w-2xl text-sm text-quiet">{t(hints[shown])}</p>
              {refused && <Notice tone="problem" announce>{refused.message} {t("notSaved")}</Notice>}
            </div>
          </Card>
          {shown === "auto" && <Limits settings={settings} />}
          <Lessons settings={settings} />
        </div>
      )}
    </>
  );
}
