"use client";

import { useState, type SyntheticEvent } from "react";
import type { SelfCheckInSettings } from "#contract/kiosk.ts";
import { checkInWords } from "#features/admin/check-in/check-in-words.ts";
import { draftOf, networkOf } from "#features/admin/check-in/printer-draft.ts";
import { PrinterFields } from "#features/admin/check-in/printer-fields.tsx";
import { useSave } from "#features/admin/check-in/use-settings.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useToast } from "#ui/toast.tsx";

export function DeskPrinter({ printer }: { printer: SelfCheckInSettings["deskPrinter"] }) {
  const t = useWords(checkInWords);
  const { say } = useToast();
  const [draft, setDraft] = useState(draftOf(printer));
  const { mutate, isPending, error } = useSave();
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    mutate((now) => ({ ...now, deskPrinter: draft.kind === "network" ? networkOf(draft) : null }), { onSuccess: () => say(t("saved", { name: t("desk") })) });
  }
  return (
    <Card title={t("desk")}>
      <form onSubmit={submit} noValidate aria-label={t("desk")} className="flex flex-col gap-3">
        <p className="text-sm text-quiet">{t("deskHint")}</p>
        <PrinterFields draft={draft} onChange={setDraft} withoutBrowser />
        {error && <Notice tone="problem" announce>{error.message} {t("notSaved")}</Notice>}
        <Button type="submit" busy={isPending} aria-label={t("saveOf", { name: t("desk") })} className="self-end">{t("save")}</Button>
      </form>
    </Card>
  );
}
