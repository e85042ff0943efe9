import type { CommandInput } from "#contract/commands.ts";
import type { Hope } from "#features/desk/hope.ts";

/**
 * What remains of a command that cannot be sent now. "Call next" becomes a call of the patient whom the desk saw as
 * next: it has been said aloud by then. Null for what must be done while somebody looks at it, or not at all.
 */
export function whenKept(command: CommandInput, hope: Hope | null): CommandInput | null {
  switch (command.type) {
    case "call-next":
      return hope ? { type: "call", ticketId: hope.ticketId, roomId: command.roomId, expectedVersion: hope.version } : null;
    // An undo that comes late takes back something else; a day that is closed late sends home whoever has come since.
    case "undo":
    case "close-day":
      return null;
    default:
      return command;
  }
}
