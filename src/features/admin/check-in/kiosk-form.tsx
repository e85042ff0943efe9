"use client";

import { useState, type SyntheticEvent } from "react";
import type { SelfCheckInSettings } from "#contract/kiosk.ts";
import { checkInWords } from "#features/admin/check-in/check-in-words.ts";
import { draftOf, printerOf } from "#features/admin/check-in/printer-draft.ts";
import { PrinterFields } from "#features/admin/check-in/printer-fields.tsx";
import { useSave, useSettings } from "#features/admin/check-in/use-settings.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Switch } from "#ui/switch.tsx";
import { useToast } from "#ui/toast.tsx";

type Kiosk = SelfCheckInSettings["kiosks"][number];
type KioskFormProps = { /** A new one where absent. */ kiosk?: Kiosk; onDone?: () => void };
type Wrong = { name?: "enterName"; id?: "wrongId" | "takenId" };

const address = /^[A-Za-z0-9_-]{1,80}$/;

/** One kiosk. Waits for "Save", because half an address would be printed to. */
export function KioskForm({ kiosk, onDone }: KioskFormProps) {
  const t = useWords(checkInWords);
  const { say } = useToast();
  const [name, setName] = useState(kiosk?.name ?? "");
  const [id, setId] = useState(kiosk?.id ?? "");
  const [whereToWait, setWhere] = useState(kiosk?.whereToWait ?? "");
  const [printsAlways, setAlways] = useState(kiosk?.printsAlways ?? false);
  const [printer, setPrinter] = useState(draftOf(kiosk?.printer ?? null));
  const [wrong, setWrong] = useState<Wrong>({});
  const taken = useSettings().data?.kiosks.map((one) => one.id) ?? [];
  const { mutate, isPending, error } = useSave(onDone);
  const title = kiosk?.name ?? t("add");

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const found: Wrong = {
      ...(name.trim() ? {} : { name: "enterName" as const }),
      ...(kiosk ? {} : !address.test(id.trim()) ? { id: "wrongId" as const } : taken.includes(id.trim()) ? { id: "takenId" as const } : {}),
    };
    setWrong(found);
    if (found.name || found.id) return;
    const chosen = printerOf(printer);
    const wanted: Kiosk = { id: id.trim(), name: name.trim(), ...(chosen ? { printer: chosen } : {}), ...(chosen && printsAlways ? { printsAlways: true } : {}), ...(whereToWait.trim() ? { whereToWait: whereToWait.trim() } : {}) };
    mutate((now) => ({ ...now, kiosks: kiosk ? now.kiosks.map((one) => (one.id === kiosk.id ? wanted : one)) : [...now.kiosks, wanted] }), { onSuccess: () => say(t("saved", { name: wanted.name })) });
  }

  function remove() {
    if (!kiosk) return onDone?.();
    mutate((now) => ({ ...now, kiosks: now.kiosks.filter((one) => one.id !== kiosk.id) }), { onSuccess: () => say(t("removed", { name: kiosk.name })) });
  }

  return (
    <Card title={title} level={3} aside={kiosk && <span className="font-mono">{kiosk.id}</span>}>
      <form onSubmit={submit} noValidate aria-label={title} className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t("name")} value={name} maxLength={120} error={wrong.name ? t(wrong.name) : null} onChange={(event) => setName(event.target.value)} />
          {kiosk ? null : <Field label={t("id")} hint={t("idHint")} value={id} autoComplete="off" spellCheck={false} error={wrong.id ? t(wrong.id) : null} onChange={(event) => setId(event.target.value)} />}
          <Field label={t("whereToWait")} hint={t("whereHint")} value={whereToWait} onChange={(event) => setWhere(event.target.value)} />
        </div>
        <PrinterFields draft={printer} onChange={setPrinter} />
        {printer.kind !== "none" && <Switch label={t("printsAlways")} on={printsAlways} onChange={setAlways} />}
        {error && <Notice tone="problem" announce>{t("notSaved")} {error.message}</Notice>}
        <div className="flex justify-end gap-2">
          <Button variant={kiosk ? "danger" : "quiet"} onClick={remove} aria-label={kiosk ? t("removeOf", { name: kiosk.name }) : undefined}>{t("remove")}</Button>
          <Button type="submit" variant="primary" busy={isPending} aria-label={kiosk ? t("saveOf", { name: kiosk.name }) : undefined}>{t("save")}</Button>
        </div>
      </form>
    </Card>
  );
}
