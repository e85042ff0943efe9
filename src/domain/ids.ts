export type ClinicId = string;
export type ZoneId = string;
export type DoorId = string;
export type SensorId = string;
export type ServiceId = string;
export type RoomId = string;
export type StaffId = string;
export type VisitId = string;
export type AppointmentId = string;
export type TicketId = string;
export type DeviceId = string;
export type BoardId = string;

/**
 * Who did it, as it stands in the event log. Never a patient's name: the log is append-only, and what cannot be
 * erased must not say who was ill.
 */
export type Actor =
  | { kind: "staff"; id: string; name: string }
  | { kind: "patient" }
  | { kind: "system"; name: string };
