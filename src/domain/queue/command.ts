import type { CheckInWay, RoomBlockKind } from "#domain/event.ts";
import type { AppointmentId, RoomId, ServiceId, StaffId, TicketId, VisitId, ZoneId } from "#domain/ids.ts";
import type { CrowdLevel } from "#domain/occupancy/crowding.ts";
import type { Journey } from "#domain/queue/journey.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** What a person asks for. It becomes events, or a refusal that says why not. */
export type Command =
  | CheckIn
  | { type: "call-next"; roomId: RoomId; serviceIds?: ServiceId[]; staffId?: StaffId }
  | ({ type: "call"; roomId: RoomId; staffId?: StaffId } & ForTicket)
  | ({ type: "join" | "recall" | "unanswered" | "start" | "finish" | "no-show" | "put-back" | "resume" | "come-back" | "reinstate" | "undo" } & ForTicket)
  | ({ type: "leave" | "cancel" | "enter-in-error"; reason?: string } & ForTicket)
  | ({ type: "hold" | "step-out"; reason?: string; until?: EpochMs } & ForTicket)
  | ({ type: "send-out"; reason?: string; until?: EpochMs; detour?: ServiceId[] } & ForTicket)
  | ({ type: "transfer"; journey: Journey; reason?: string } & ForTicket)
  | ({ type: "reprioritise"; urgency: Urgency; reason: string } & ForTicket)
  | ({ type: "set-privacy"; isPrivate: boolean } & ForTicket)
  | ({ type: "note" } & ForTicket)
  | { type: "book"; appointmentId: AppointmentId; serviceIds: ServiceId[]; scheduledAt: EpochMs; visitTypeId?: string; staffId?: StaffId }
  | { type: "move-appointment"; appointmentId: AppointmentId; scheduledAt: EpochMs }
  | { type: "cancel-appointment" | "miss-appointment"; appointmentId: AppointmentId; reason?: string }
  | { type: "assign-staff"; staffId: StaffId; roomId: RoomId | null }
  | { type: "set-staff-status"; staffId: StaffId; status: "working" | "on-break" | "off"; until?: EpochMs }
  | { type: "block-room"; roomId: RoomId; reason: string; kind?: RoomBlockKind; until?: EpochMs }
  | { type: "open-room"; roomId: RoomId }
  /** The end of the day: everybody who waits or was called has left, everybody who is being served is done. */
  | { type: "close-day"; ticketIds?: TicketId[] }
  /** A member of staff knows that the zone is crowded since that moment. */
  | { type: "see-crowding"; zoneId: ZoneId; since: EpochMs }
  /** Nobody asks for these but the clock: at night, when the house is empty; and when a zone has filled or cleared since `from` was told. */
  | { type: "open-day" }
  | { type: "tell-crowding"; zoneId: ZoneId; from: CrowdLevel; level: CrowdLevel; people: number };

type CheckIn = {
  type: "check-in";
  ticketId: TicketId;
  visitId: VisitId;
  journey: Journey;
  urgency: Urgency;
  appointmentId?: AppointmentId;
  appointmentAt?: EpochMs;
  needsDesk?: string;
  via?: CheckInWay;
  isPrivate?: true;
};

type ForTicket = { ticketId: TicketId; /** The version that the person had before their eyes. */ expectedVersion?: number };

export type CommandCode =
  | "unknown-ticket"
  | "unknown-service"
  | "unknown-room"
  | "unknown-staff"
  | "unknown-appointment"
  | "unknown-zone"
  | "no-services"
  | "already-checked-in"
  | "already-booked"
  | "changed-meanwhile"
  | "not-possible-now"
  | "nobody-waiting"
  | "room-busy"
  | "room-blocked"
  | "room-cannot-host"
  | "not-yet-no-show"
  | "too-late-to-undo"
  | "nothing-to-undo";
