"use client";

import { KeyRound } from "lucide-react";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { adminWords } from "#features/admin/admin-words.ts";

/** What everybody else sees in place of the administrators' page. */
export function NotYours() {
  const t = useWords(adminWords);
  return (
    <>
      <PageHeader title={t("access")} />
      <Card><Empty icon={<KeyRound />} why={t("notYours")} next={t("notYoursNext")} /></Card>
    </>
  );
}
