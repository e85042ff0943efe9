import type { CommandInput } from "#contract/commands.ts";
import type { deskWords } from "#features/desk/desk-words.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import type { Translate } from "#ui/words.ts";

/** What a desk is told once its command is done: only moves of a ticket, which it may want to take back. */
export function sentenceAfter(command: CommandInput, number: string | null, view: QueueView, t: Translate<typeof deskWords>): string | null {
  if (number === null) return null;
  switch (command.type) {
    case "call":
    case "call-next":
      return t("didCall", { number, room: view.rooms.find((room) => room.id === command.roomId)?.name ?? "" });
    case "recall":
      return t("didRecall", { number });
    case "start":
      return t("didStart", { number });
    case "finish": {
      const ticket = view.tickets.find((one) => one.id === command.ticketId);
      return ticket && ticket.step.now < ticket.step.of ? t("didSendOn", { number }) : t("didFinish", { number });
    }
    case "no-show":
      return t("didNoShow", { number });
    case "put-back":
      return t("didPutBack", { number });
    case "leave":
      return t("didLeave", { number });
    case "reinstate":
      return t("didReinstate", { number });
    case "undo":
      return t("didUndo", { number });
    default:
      return null;
  }
}
