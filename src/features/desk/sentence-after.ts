import type { CommandInput } from "#contract/commands.ts";
import type { deskWords } from "#features/desk/desk-words.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import type { Translate } from "#ui/words.ts";

/** What a desk is told once its command is done: what it may want to take back, or must hand over. `view` is the picture before. */
export function sentenceAfter(command: CommandInput, number: string | null, view: QueueView, t: Translate<typeof deskWords>): string | null {
  switch (command.type) {
    case "book":
      return t("didBook", { name: command.name });
    case "miss-appointment":
    case "cancel-appointment": {
      const name = view.appointments.find((one) => one.id === command.appointmentId)?.name ?? "";
      return command.type === "miss-appointment" ? t("didMiss", { name }) : t("didCancelAppointment", { name });
    }
    default:
      return number === null ? null : aboutTicket(command, number, view, t);
  }
}

function aboutTicket(command: CommandInput, number: string, view: QueueView, t: Translate<typeof deskWords>): string | null {
  switch (command.type) {
    case "call":
    case "call-next":
      return t("didCall", { number, room: view.rooms.find((room) => room.id === command.roomId)?.name ?? "" });
    case "finish": {
      const ticket = view.tickets.find((one) => one.id === command.ticketId);
      return ticket && ticket.step.now < ticket.step.of ? t("didSendOn", { number }) : t("didFinish", { number });
    }
    case "check-in":
      // The form hands the ticket over by itself.
      return command.appointmentId === undefined ? null : t("didCheckInAppointment", { number, name: command.name });
    case "set-privacy":
      return command.isPrivate ? t("didPrivate", { number }) : t("didPublic", { number });
    default:
      return isPlain(command.type) ? t(plain[command.type], { number }) : null;
  }
}

const plain = {
  join: "didJoin", recall: "didRecall", unanswered: "didUnanswered", start: "didStart", "no-show": "didNoShow", "put-back": "didPutBack", hold: "didHold", resume: "didResume",
  "step-out": "didStepOut", "come-back": "didComeBack", "send-out": "didSendOut", transfer: "didTransfer", reprioritise: "didReprioritise", note: "didNote", leave: "didLeave",
  cancel: "didCancel", "enter-in-error": "didEnterInError", reinstate: "didReinstate", undo: "didUndo",
} as const;

function isPlain(type: string): type is keyof typeof plain {
  return type in plain;
}
