"use client";

import type { FunctionComponent } from "react";
import { useDesk } from "#features/desk/desk-context.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { NoteForm } from "#features/desk/note-form.tsx";
import { PauseForm } from "#features/desk/pause-form.tsx";
import type { DialogMove, QueueTicket, TicketCommand } from "#features/desk/queue-types.ts";
import { ReasonForm } from "#features/desk/reason-form.tsx";
import { SendOutForm } from "#features/desk/send-out-form.tsx";
import { TransferForm } from "#features/desk/transfer-form.tsx";
import { UrgencyForm } from "#features/desk/urgency-form.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";

/** Each form asks for one move, and is sent by Enter from any of its fields. */
export type MoveFormProps = { id: string; ticket: QueueTicket; move: DialogMove; onMove: (command: TicketCommand) => void };

const forms: Record<DialogMove, { form: FunctionComponent<MoveFormProps>; title: Title; detail?: Detail; button: Button; size?: "md" }> = {
  hold: { form: PauseForm, title: "holdTitle", detail: "holdDetail", button: "hold" },
  "step-out": { form: PauseForm, title: "stepOutTitle", detail: "stepOutDetail", button: "stepOut" },
  "send-out": { form: SendOutForm, title: "sendOutTitle", button: "sendOut" },
  transfer: { form: TransferForm, title: "transferTitle", button: "transfer" },
  reprioritise: { form: UrgencyForm, title: "urgencyTitle", detail: "urgencyDetail", button: "change" },
  note: { form: NoteForm, title: "noteTitle", detail: "noteDetail", button: "save" },
  cancel: { form: ReasonForm, title: "cancelTitle", detail: "cancelDetail", button: "cancelVisit" },
  "enter-in-error": { form: ReasonForm, title: "errorTitle", detail: "errorDetail", button: "strikeOut" },
};
type Title = "holdTitle" | "stepOutTitle" | "sendOutTitle" | "transferTitle" | "urgencyTitle" | "noteTitle" | "cancelTitle" | "errorTitle";
type Detail = "holdDetail" | "stepOutDetail" | "urgencyDetail" | "noteDetail" | "cancelDetail" | "errorDetail";
type Button = "hold" | "stepOut" | "sendOut" | "transfer" | "change" | "save" | "cancelVisit" | "strikeOut";

const formId = "desk-move";

/** What a move asks before it is done: small, and gone with Enter. A refusal is said beside the row, where the patient stands. */
export function MoveDialog({ move, ticketId, onClose }: { move: DialogMove | null; ticketId: string | null; onClose: () => void }) {
  const t = useWords(moveWords);
  const { view, acts } = useDesk();
  const ticket = view.tickets.find((one) => one.id === ticketId);
  const shown = move && ticket ? { ...forms[move], move, ticket } : null;
  return (
    <Dialog
      size={shown?.size ?? "md"}
      title={shown ? t(shown.title, { number: shown.ticket.number }) : ""}
      description={shown?.detail && t(shown.detail)}
      open={shown !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        shown && (
          <>
            <DialogClose><Button>{t("back")}</Button></DialogClose>
            <Button type="submit" form={formId} variant={shown.move === "cancel" || shown.move === "enter-in-error" ? "danger" : "primary"}>{t(shown.button)}</Button>
          </>
        )
      }
    >
      {shown && (
        <shown.form
          id={formId}
          ticket={shown.ticket}
          move={shown.move}
          onMove={(command) => {
            void acts.act(`ticket:${shown.ticket.id}`, command);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
