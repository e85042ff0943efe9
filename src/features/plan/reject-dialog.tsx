"use client";

import { useId, useState } from "react";
import type { PlanProposal } from "#contract/proposals.ts";
import { rejectionReasons, type RejectionReason } from "#domain/planning/live/proposal.ts";
import { headOf } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import type { Decisions } from "#features/plan/use-decisions.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";

const words = { "not-now": "notNow", "not-this-service": "notThisService", "needed-there": "neededThere", "room-unsuitable": "roomUnsuitable", "needs-rest": "needsRest", other: "other" } as const satisfies Record<RejectionReason, string>;

/** Why not, from a list or in somebody's own words. */
export function RejectDialog({ proposal, now, timeZone, decisions, onClose }: { proposal: PlanProposal; now: number; timeZone: string; decisions: Decisions; onClose: () => void }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const language = useLanguage();
  const form = useId();
  const [reason, setReason] = useState<RejectionReason>("not-now");
  const [when, setWhen] = useState<"today" | "weekday" | "never">("today");
  const [note, setNote] = useState("");
  const [move] = proposal.moves;
  const about = { name: move?.staff.name ?? "", service: move?.service?.name ?? "" };
  const reasons = rejectionReasons.filter((one) => one !== "not-this-service" || move?.service);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone }).format(now);
  const submit = async () => {
    await decisions.decide(proposal.id, { type: "reject", reason, ...(reason === "not-this-service" ? { when } : {}), ...(note.trim() ? { note: note.trim() } : {}) });
    onClose();
  };
  return (
    <Dialog
      open onOpenChange={(isOpen) => !isOpen && onClose()} title={t("rejectTitle")} description={headOf(proposal, t, formats)}
      actions={<><DialogClose><Button variant="plain">{t("cancel")}</Button></DialogClose><Button type="submit" form={form} variant="primary" busy={decisions.isBusy(proposal.id)}>{t("send")}</Button></>}
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={t("reason")} hint={t("rejectDetail")}>
          <Select<RejectionReason> value={reason} onChange={setReason} options={reasons.map((one) => ({ value: one, label: one === "not-this-service" ? t("notThisService", about) : t(words[one]) }))} />
        </Field>
        {reason === "not-this-service" && (
          <div className="flex flex-col gap-1.5">
            <span aria-hidden="true" className="text-sm font-medium">{t("when")}</span>
            <Segmented label={t("when")} value={when} onChange={setWhen} options={[{ value: "today", label: t("today") }, { value: "weekday", label: t("weekday", { day: weekday }) }, { value: "never", label: t("never") }]} />
            <p className="text-xs text-quiet">{t("lessonHint")}</p>
          </div>
        )}
        <Field label={t("note")} rows={2} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </form>
    </Dialog>
  );
}
