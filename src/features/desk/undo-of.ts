import type { CommandAnswer, CommandInput } from "#contract/commands.ts";
import type { QueueView } from "#features/desk/queue-types.ts";

/**
 * The command that takes another back, once it is done: for moves of a ticket the server's own undo, for a note, privacy
 * or an appointment what stood there before. `view` is the picture before the command; `version` that of its ticket then,
 * where it is known. Null for what is mended in another way.
 */
export function undoOf(command: CommandInput, answer: Pick<CommandAnswer, "ticketId">, view: QueueView, version: number | undefined): CommandInput | null {
  switch (command.type) {
    case "note": {
      const before = view.tickets.find((one) => one.id === command.ticketId);
      return before ? { type: "note", ticketId: before.id, note: before.note ?? "" } : null;
    }
    case "set-privacy":
      return { type: "set-privacy", ticketId: command.ticketId, isPrivate: !command.isPrivate };
    case "book":
      return command.appointmentId === undefined ? null : { type: "cancel-appointment", appointmentId: command.appointmentId };
    case "cancel-appointment":
    case "miss-appointment": {
      // A cancelled appointment that is moved to its own hour stands again.
      const before = view.appointments.find((one) => one.id === command.appointmentId);
      return before ? { type: "move-appointment", appointmentId: before.id, scheduledAt: before.scheduledAt } : null;
    }
    case "undo":
    case "check-in":
    case "close-day":
    case "move-appointment":
      return null;
    default: {
      if (answer.ticketId === null || !("ticketId" in command || command.type === "call-next")) return null;
      return { type: "undo", ticketId: answer.ticketId, ...(version === undefined ? {} : { expectedVersion: version + 1 }) };
    }
  }
}
