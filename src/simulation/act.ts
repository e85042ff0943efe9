import type { DeviceId, SensorId, ServiceId } from "#domain/ids.ts";
import type { Command } from "#domain/queue/command.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * Something that happens to the clinic from outside, in the words in which it would really arrive. `key` is the same
 * whenever the same act is computed again, so that who carries it out twice can notice.
 */
export type Act = { at: EpochMs; key: string } & (
  | { type: "command"; command: SimulatedCommand }
  | { type: "payload"; sensorId: SensorId; payload: unknown }
  | { type: "device-reading"; deviceId: DeviceId; body: DeviceBody }
);

/** As a desk or a kiosk would send it: whoever receives a check-in gives out the ticket. */
export type SimulatedCommand =
  | { type: "check-in"; name: string; serviceIds: ServiceId[]; urgency: Urgency; appointmentAt?: EpochMs }
  | Exclude<Command, { type: "check-in" }>;

export type DeviceBody = { at: string; values: Record<string, number>; batteryPercent: number };
