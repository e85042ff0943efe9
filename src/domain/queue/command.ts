import type { RoomId, ServiceId, StaffId, TicketId, VisitId, ZoneId } from "#domain/ids.ts";
import type { CrowdLevel } from "#domain/occupancy/crowding.ts";
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
  /** A member of staff knows that the zone is crowded since that moment. */
  | { type: "see-crowding"; zoneId: ZoneId; since: EpochMs }
  /** Nobody asks for these but the clock: at night, when the house is empty; and when a zone has filled or cleared since `from` was told. */
  | { type: "open-day" }
  | { type: "tell-crowding"; zoneId: ZoneId; from: CrowdLevel; level: CrowdLevel; people: number };

type ForTicket = { ticketId: TicketId; /** The version that the person had before their eyes. */ expectedVersion?: number };

export type CommandCode =
  | "unknown-ticket"
  | "unknown-service"
  | "unknown-room"
  | "unknown-staff"
  | "unknown-zone"
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
