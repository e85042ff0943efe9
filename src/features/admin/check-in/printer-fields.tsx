"use client";

import { useMutation } from "@tanstack/react-query";
import type { Printed } from "#contract/kiosk.ts";
import { sendJson } from "#client/http.ts";
import { checkInWords } from "#features/admin/check-in/check-in-words.ts";
import { networkOf, type PrinterDraft } from "#features/admin/check-in/printer-draft.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";

type PrinterFieldsProps = { draft: PrinterDraft; onChange: (draft: PrinterDraft) => void; /** The desk's browser prints by itself, without any setting. */ withoutBrowser?: boolean };

/** Which printer, and whether it answers: a test ticket goes to what is filled in, before anything is saved. */
export function PrinterFields({ draft, onChange, withoutBrowser = false }: PrinterFieldsProps) {
  const t = useWords(checkInWords);
  const test = useMutation({ mutationFn: () => sendJson<Printed>("POST", "/api/admin/printers/test", { printer: networkOf(draft) }) });
  const set = (change: Partial<PrinterDraft>) => {
    test.reset();
    onChange({ ...draft, ...change });
  };
  const kinds = [
    { value: "none" as const, label: t("printerNone") },
    ...(withoutBrowser ? [] : [{ value: "browser" as const, label: t("printerBrowser") }]),
    { value: "network" as const, label: t("printerNetwork") },
  ];
  const papers = [{ value: "42" as const, label: t("wide") }, { value: "48" as const, label: t("wider") }, { value: "32" as const, label: t("narrow") }];
  return (
    <>
      <Field label={t("printer")}><Select options={kinds} value={draft.kind} onChange={(kind) => set({ kind })} /></Field>
      {draft.kind === "network" && (
        <>
          <div className="grid gap-3 sm:grid-cols-[1fr_7rem_14rem]">
            <Field label={t("host")} hint={t("hostHint")} value={draft.host} autoComplete="off" spellCheck={false} onChange={(event) => set({ host: event.target.value })} />
            <Field label={t("port")} value={draft.port} inputMode="numeric" onChange={(event) => set({ port: event.target.value })} />
            <Field label={t("columns")}><Select options={papers} value={draft.columns} onChange={(columns) => set({ columns })} /></Field>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button busy={test.isPending} onClick={() => test.mutate()}>{t("test")}</Button>
            <span role="status" className="text-sm">{test.isSuccess && t("tested")}</span>
          </div>
          {test.error && <Notice tone="problem" announce>{test.error.message}</Notice>}
        </>
      )}
    </>
  );
}
