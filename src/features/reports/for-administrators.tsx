"use client";

import { KeyRound } from "lucide-react";
import Link from "next/link";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";

/** What everybody else sees in place of the report. */
export function ForAdministrators() {
  const t = useWords(accuracyWords);
  return (
    <>
      <PageHeader title={t("accuracy")} />
      <Card><Empty icon={<KeyRound />} why={t("notYours")} next={t("notYoursNext")} action={<Link href="/reports" className={buttonLook("quiet")}>{t("toOccupancy")}</Link>} /></Card>
    </>
  );
}
