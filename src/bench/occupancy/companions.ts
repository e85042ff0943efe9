import type { CountRow } from "#cli/occupancy/count-file.ts";
import { layout } from "#cli/occupancy/layout.ts";
import { replayRows } from "#cli/occupancy/replay-rows.ts";
import { ticketRatio, type TicketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import { unknownHouse } from "#domain/occupancy/fusion/house-belief.ts";
import type { Slot } from "./simulated-clinic.ts";

/** People for each ticket in a simulated clinic while it is open: the truth, and what door and desk have taught by the end of each day. */
export function companions(slots: Slot[]): { truth: number; learned: TicketRatio[] } {
  let tickets = 0;
  const sum = { people: 0, tickets: 0 };
  for (const slot of slots) {
    tickets += slot.checkIns - slot.checkOuts;
    if (slot.isOpen) {
      sum.people += slot.people;
      sum.tickets += tickets;
    }
  }
  const setup = layout.parse({ zones: [{ id: "clinic", capacity: 80 }], doors: [{ id: "door", from: null, to: "clinic" }], sensors: [{ id: "door", placements: [{ at: "door", doorId: "door" }] }] });
  const rows = slots.map((s): CountRow => ({ at: s.at, text: "", line: "", sensorId: "door", in: s.in, out: s.out, checkIns: s.checkIns, checkOuts: s.checkOuts }));
  const days = (slots.at(-1)?.day ?? 0) + 1;
  const learned = Array.from({ length: days }, () => ticketRatio(unknownHouse({})));
  let i = 0;
  for (const moment of replayRows(setup, rows)) learned[slots[i++]?.day ?? 0] = ticketRatio(moment.beliefs.house);
  return { truth: sum.people / sum.tickets, learned };
}
