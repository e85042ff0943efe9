import type { CommandInput } from "#contract/commands.ts";
import type { QueueTicket, QueueView } from "#contract/views.ts";

export type { QueueTicket, QueueView };
export type Room = QueueView["rooms"][number];
export type StaffMember = QueueView["staff"][number];
export type Appointment = QueueView["appointments"][number];
export type Proposal = QueueView["proposals"][number];

/** A command about one ticket. */
export type TicketCommand = Extract<CommandInput, { ticketId: string }>;
export type TicketMove = TicketCommand["type"];
/** Moves that need nothing but the ticket. */
export type PlainMove = "join" | "recall" | "unanswered" | "start" | "finish" | "no-show" | "put-back" | "resume" | "come-back" | "reinstate" | "leave";
/** Moves that ask something first: a reason, a time, a service. */
export type DialogMove = "hold" | "step-out" | "send-out" | "transfer" | "reprioritise" | "note" | "cancel" | "enter-in-error";
