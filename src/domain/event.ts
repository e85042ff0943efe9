import type { Actor, AppointmentId, RoomId, SensorId, ServiceId, StaffId, TicketId, VisitId, ZoneId } from "#domain/ids.ts";
import type { Count } from "#domain/occupancy/count.ts";
import type { CrowdLevel } from "#domain/occupancy/crowding.ts";
import type { Journey } from "#domain/queue/journey.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { EpochMs, LocalDay } from "#domain/time.ts";

/** One line of a clinic's log: what happened, when, by whom. Never changed, never removed. */
export type ClinicEvent = EventBody & { seq: number; at: EpochMs; actor: Actor };

export type EventBody =
  | { type: "setup-changed"; setup: ClinicSetup }
  | { type: "day-opened"; day: LocalDay }
  | AppointmentEvent
  | CheckedIn
  | TicketEvent
  | { type: "staff-assigned"; staffId: StaffId; roomId: RoomId | null }
  | { type: "staff-status"; staffId: StaffId; status: "working" | "on-break" | "off"; until?: EpochMs }
  | { type: "room-blocked"; roomId: RoomId; reason: string; /** Cleaning ends by itself in everybody's mind; a fault does not. */ kind?: RoomBlockKind; until?: EpochMs }
  | { type: "room-opened"; roomId: RoomId }
  /** `people` is the likely number at that moment. */
  | { type: "zone-crowded"; zoneId: ZoneId; level: CrowdLevel; people: number }
  | { type: "crowding-seen"; zoneId: ZoneId };

export type RoomBlockKind = "cleaning" | "equipment" | "closed" | "other";

type CheckedIn = {
  type: "checked-in";
  ticketId: TicketId;
  visitId: VisitId;
  number: string;
  serviceIds: ServiceId[];
  /** The stage of each service; one after the other where absent. */
  stages?: number[];
  urgency: Urgency;
  appointmentAt?: EpochMs;
  appointmentId?: AppointmentId;
  /** Something must be settled at the desk before they stand in line. */
  needsDesk?: string;
  via?: CheckInWay;
  isPrivate?: true;
};

/** How a patient made themselves known. */
export type CheckInWay = "desk" | "kiosk" | "phone" | "hl7" | "fhir" | "other-system";

export type AppointmentEvent =
  | { type: "appointment-booked"; appointmentId: AppointmentId; serviceIds: ServiceId[]; scheduledAt: EpochMs; visitTypeId?: string; staffId?: StaffId }
  | { type: "appointment-moved"; appointmentId: AppointmentId; scheduledAt: EpochMs }
  | { type: "appointment-cancelled" | "appointment-missed"; appointmentId: AppointmentId; reason?: string };

/** One move of one ticket: the state machine of queue/ticket.ts, as it stands in the log. */
export type TicketEvent =
  | { type: "called"; ticketId: TicketId; roomId: RoomId; staffId?: StaffId; /** Which of the open legs, where it is not the present one. */ leg?: number }
  | { type: "left" | "cancelled" | "entered-in-error"; ticketId: TicketId; reason?: string }
  | { type: "held" | "stepped-out"; ticketId: TicketId; reason?: string; until?: EpochMs }
  | { type: "unanswered"; ticketId: TicketId; until?: EpochMs }
  | { type: "sent-out"; ticketId: TicketId; reason?: string; until?: EpochMs; /** Services of this clinic on the way. */ detour?: ServiceId[] }
  | { type: "transferred"; ticketId: TicketId; journey: Journey; reason?: string }
  | { type: "reprioritised"; ticketId: TicketId; urgency: Urgency; reason: string }
  | { type: "privacy-set"; ticketId: TicketId; isPrivate: boolean }
  /** Something was written down beside the name, where it can be erased: not here. */
  | { type: "noted"; ticketId: TicketId }
  | {
      type: "joined" | "recalled" | "started" | "finished" | "step-finished" | "no-show" | "put-back" | "resumed" | "came-back" | "reinstated" | "undone";
      ticketId: TicketId;
    };

/**
 * One line of a clinic's count stream: what a sensor's line or area saw. Numbered apart from the log, being many;
 * `afterSeq` is the end of the log when it was written, so that both can be read again in the order of life.
 */
export type CountEvent = { seq: number; afterSeq: number; sensorId: SensorId; count: Count };
