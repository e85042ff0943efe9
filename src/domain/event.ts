import type { Actor, RoomId, SensorId, ServiceId, StaffId, TicketId, VisitId, ZoneId } from "#domain/ids.ts";
import type { Count } from "#domain/occupancy/count.ts";
import type { CrowdLevel } from "#domain/occupancy/crowding.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { EpochMs, LocalDay } from "#domain/time.ts";

/** One line of a clinic's log: what happened, when, by whom. Never changed, never removed. */
export type ClinicEvent = EventBody & { seq: number; at: EpochMs; actor: Actor };

export type EventBody =
  | { type: "setup-changed"; setup: ClinicSetup }
  | { type: "day-opened"; day: LocalDay }
  | { type: "checked-in"; ticketId: TicketId; visitId: VisitId; number: string; serviceIds: ServiceId[]; urgency: Urgency; appointmentAt?: EpochMs }
  | { type: "called"; ticketId: TicketId; roomId: RoomId; staffId?: StaffId }
  | { type: "left"; ticketId: TicketId; reason?: string }
  | { type: "recalled" | "started" | "finished" | "step-finished" | "no-show" | "put-back" | "reinstated" | "undone"; ticketId: TicketId }
  | { type: "staff-assigned"; staffId: StaffId; roomId: RoomId | null }
  | { type: "room-blocked"; roomId: RoomId; reason: string }
  | { type: "room-opened"; roomId: RoomId }
  /** `people` is the likely number at that moment. */
  | { type: "zone-crowded"; zoneId: ZoneId; level: CrowdLevel; people: number }
  | { type: "crowding-seen"; zoneId: ZoneId };

/**
 * One line of a clinic's count stream: what a sensor's line or area saw. Numbered apart from the log, being many;
 * `afterSeq` is the end of the log when it was written, so that both can be read again in the order of life.
 */
export type CountEvent = { seq: number; afterSeq: number; sensorId: SensorId; count: Count };
