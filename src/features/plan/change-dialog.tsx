"use client";

import { useId, useState } from "react";
import type { PlanProposal } from "#contract/proposals.ts";
import { minuteMs } from "#domain/time.ts";
import { headOf } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import type { Decisions } from "#features/plan/use-decisions.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

const lengths = [30, 45, 60, 90, 120, 180];
const noEnd = "none";

/** Another person, another room, another end. */
export function ChangeDialog({ proposal, now, decisions, onClose }: { proposal: PlanProposal; now: number; decisions: Decisions; onClose: () => void }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const form = useId();
  // The choices of the moment at which it was opened: a list does not change under a finger.
  const [opened] = useState(now);
  const [changes, setChanges] = useState(() => proposal.moves.map((move) => ({ staffId: move.staff.id, roomId: move.to?.id ?? "", until: move.until })));
  const set = (i: number, change: Partial<(typeof changes)[number]>) => setChanges((all) => all.map((one, j) => (j === i ? { ...one, ...change } : one)));
  const moments = [...new Set([...proposal.moves.flatMap(({ until }) => (until === null ? [] : [until])), ...lengths.map((minutes) => Math.ceil((opened + minutes * minuteMs) / (5 * minuteMs)) * 5 * minuteMs)])].filter((at) => at > opened).sort((a, b) => a - b);
  const ends = [...moments.map((at) => ({ value: String(at), label: t("clockIn", { time: formats.clock(at), minutes: formats.minutes((at - opened) / minuteMs) }) })), { value: noEnd, label: t("noEnd") }];
  const submit = async () => {
    await decisions.decide(proposal.id, { type: "accept", changes });
    onClose();
  };
  return (
    <Dialog
      open onOpenChange={(isOpen) => !isOpen && onClose()} title={t("changeTitle")} description={headOf(proposal, t, formats)}
      actions={<><DialogClose><Button variant="plain">{t("cancel")}</Button></DialogClose><Button type="submit" form={form} variant="primary" busy={decisions.isBusy(proposal.id)}>{t("acceptChanged")}</Button></>}
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {changes.map((change, i) => (
          <div key={i} className="grid gap-3 sm:grid-cols-3">
            <Field label={t("who")}><Select value={change.staffId} onChange={(staffId) => set(i, { staffId })} options={(proposal.choices[i]?.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))} /></Field>
            <Field label={t("where")}><Select value={change.roomId} onChange={(roomId) => set(i, { roomId })} options={(proposal.choices[i]?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }))} /></Field>
            <Field label={t("until")}><Select value={change.until === null ? noEnd : String(change.until)} onChange={(until) => set(i, { until: until === noEnd ? null : Number(until) })} options={ends} /></Field>
          </div>
        ))}
        <p className="text-sm text-quiet">{t("changeDetail")}</p>
      </form>
    </Dialog>
  );
}
