"use client";

import { useState, type SyntheticEvent } from "react";
import { minuteMs } from "#domain/time.ts";
import { Refusal } from "#features/staffing/refusal.tsx";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useStaffing } from "#features/staffing/staffing-context.tsx";
import type { Room } from "#features/staffing/staffing-types.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

const kinds = ["cleaning", "equipment", "closed", "other"] as const;
const minutesOf = { cleaning: "10", equipment: "none", closed: "none", other: "none" } as const;
const choices = ["5", "10", "15", "30", "60", "120", "none"] as const;
const formId = "block-a-room";

/** Why a room is blocked and for how long: other desks see both, and are asked when the time has come. */
export function BlockDialog({ room, onClose }: { room: Room | undefined; onClose: () => void }) {
  const t = useWords(staffingWords);
  const { isBusy } = useStaffing();
  return (
    <Dialog
      size="sm"
      title={room ? t("blockTitle", { room: room.name }) : ""}
      description={t("blockDetail")}
      open={room !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <DialogClose><Button>{t("cancel")}</Button></DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={isBusy(`block:${room?.id}`)}>{t("block")}</Button>
        </>
      }
    >
      {room && <BlockForm room={room} onDone={onClose} />}
    </Dialog>
  );
}

function BlockForm({ room, onDone }: { room: Room; onDone: () => void }) {
  const t = useWords(staffingWords);
  const formats = useFormats();
  const { act, now } = useStaffing();
  const [kind, setKind] = useState<(typeof kinds)[number]>("cleaning");
  const [minutes, setMinutes] = useState<(typeof choices)[number]>(minutesOf.cleaning);
  const [reason, setReason] = useState("");

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    const until = minutes === "none" ? {} : { until: Math.round(now) + Number(minutes) * minuteMs };
    if (await act(`block:${room.id}`, { type: "block-room", roomId: room.id, kind, reason: reason.trim() || t(kind), ...until })) onDone();
  }

  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
      <Field label={t("kind")}>
        <Select value={kind} options={kinds.map((value) => ({ value, label: t(value) }))} onChange={(value) => { setKind(value); setMinutes(minutesOf[value]); }} />
      </Field>
      <Field label={t("howLong")}>
        <Select
          value={minutes}
          onChange={setMinutes}
          options={choices.map((value) => ({ value, label: value === "none" ? t("noEnd") : t("forMinutes", { minutes: formats.minutes(Number(value)), time: formats.clock(now + Number(value) * minuteMs) }) }))}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} maxLength={200} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
      <Refusal subject={`block:${room.id}`} />
    </form>
  );
}
