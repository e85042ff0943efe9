import { isOver } from "#domain/queue/ticket.ts";
import { wordsOf } from "#features/desk/begins-words.ts";
import type { Appointment, QueueTicket, QueueView } from "#features/desk/queue-types.ts";

/** So many are told of; more is a list, and lists are searched elsewhere. */
const toldOf = 3;

/**
 * Who of today may be the person whose name is being typed: expected, or here already. It speaks up from the second
 * word on ("Maria Lo"), or when a single word is the whole name: a first name alone fits half the town.
 */
export function sameName(typed: string, view: Pick<QueueView, "appointments" | "tickets">): { expected: Appointment[]; here: QueueTicket[] } {
  const wish = wordsOf(typed);
  const isIt = ({ name }: { name: string }) => {
    const words = wordsOf(name);
    if (wish.length < 2) return wish.length === 1 && words.length === 1 && words[0] === wish[0];
    return begins(wish, words);
  };
  return {
    expected: view.appointments.filter(isIt).slice(0, toldOf),
    here: view.tickets.filter((ticket) => !isOver(ticket) && isIt(ticket)).slice(0, toldOf),
  };
}

/** Each typed word begins a word of the name, and no word of the name serves twice. Whole words come first: "Ana A" is not "Ana Ana". */
function begins(wish: readonly string[], words: readonly string[]): boolean {
  const left = [...words];
  const inOrder = [...wish].sort((a, b) => b.length - a.length);
  return inOrder.every((word) => {
    const at = left.findIndex((one) => one === word);
    const found = at >= 0 ? at : left.findIndex((one) => one.startsWith(word));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}
