import type { RoomId, ServiceId, StaffId, TicketId, VisitId } from "#domain/ids.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** What a person asks for. It becomes events, or a refusal that says why not. */
export type Command =
  | { type: "check-in"; ticketId: TicketId; visitId: VisitId; serviceIds: ServiceId[]; urgency: Urgency; appointmentAt?: EpochMs }
  | { type: "call-next"; roomId: RoomId; serviceIds?: ServiceId[]; staffId?: StaffId }
  | ({ type: "call"; roomId: RoomId; staffId?: StaffId } & ForTicket)
  | ({ type: "recall" | "start" | "finish" | "no-show" | "put-back" | "reinstate" | "undo" } & ForTicket)
  | ({ type: "leave"; reason?: string } & ForTicket)
  | { type: "assign-staff"; staffId: StaffId; roomId: RoomId | null }
  | { type: "block-room"; roomId: RoomId; reason: string }
  | { type: "open-room"; roomId: RoomId }
  /** Nobody asks for this one but the clock: at night, when the house is empty. */
  | { type: "open-day" };

type ForTicket = { ticketId: TicketId; /** The version that the person had before their eyes. */ expectedVersion?: number };

export type CommandCode =
  | "unknown-ticket"
  | "unknown-service"
  | "unknown-room"
  | "unknown-staff"
  | "no-services"
  | "already-checked-in"
  | "changed-meanwhile"
  | "not-possible-now"
  | "nobody-waiting"
  | "room-busy"
  | "room-blocked"
  | "room-cannot-host"
  | "too-late-to-undo"
  | "nothing-to-undo";
