"use client";

import { useState, type SyntheticEvent } from "react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Room } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { UntilField } from "#features/desk/until-field.tsx";
import { isTaken } from "#features/desk/use-acts.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

const usualReasons = ["cleaning", "repair", "kept"] as const;
/** What the usual reasons are a kind of; words of one's own are of no kind that a machine should guess. */
const kindOf = { cleaning: "cleaning", repair: "equipment", kept: "other" } as const;
const formId = "block-room";

/** Why a room is blocked is what the next desk needs to know, so a reason is asked for; the usual ones are one press away. */
export function BlockDialog({ roomId, onClose }: { roomId: string | null; onClose: () => void }) {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const room = view.rooms.find((one) => one.id === roomId);
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
          <Button type="submit" form={formId} variant="primary" busy={acts.isBusy(`block:${roomId}`)}>{t("block")}</Button>
        </>
      }
    >
      {room && <BlockForm room={room} onDone={onClose} />}
    </Dialog>
  );
}

function BlockForm({ room, onDone }: { room: Room; onDone: () => void }) {
  const t = useWords(deskWords);
  const { acts } = useDesk();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<number | null>(null);
  const usual = usualReasons.find((one) => t(one) === reason.trim());
  const subject = `block:${room.id}`;

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    const acted = await acts.act(subject, { type: "block-room", roomId: room.id, reason, ...(usual ? { kind: kindOf[usual] } : {}), ...(until === null ? {} : { until }) });
    if (isTaken(acted)) onDone();
  }

  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
      <Field label={t("reason")} hint={t("reasonHint")} required maxLength={200} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="flex flex-wrap gap-2">
        {usualReasons.map((usual) => <Button key={usual} size="sm" onClick={() => setReason(t(usual))}>{t(usual)}</Button>)}
      </div>
      <UntilField value={until} onChange={setUntil} />
      <Refusal subject={subject} />
    </form>
  );
}
