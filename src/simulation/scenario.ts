import type { DeviceId, SensorId, ServiceId, ZoneId } from "#domain/ids.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/** A clinic and the laws by which its people behave. Nothing here is about one particular day. */
export type Scenario = {
  setup: ClinicSetup;
  arrivals: {
    /** Patients expected an hour, by local hour of the day: 24 numbers. */
    anHour: number[];
    urgency: Partial<Record<Urgency, number>>;
    /** How punctual booked patients are: minutes after (before, when negative) their appointment. */
    punctuality: { minutesMean: number; minutesSd: number };
    /** Share of the booked who never turn up. */
    missedShare: number;
  };
  journeys: Journey[];
  services: Record<ServiceId, ServiceLaw>;
  /** Share of patients who come with 0, 1, 2 ... others. */
  companions: number[];
  /** Share of those called who are not there. */
  noShowShare: number;
  /** How long people wait for one service before they walk out. */
  patienceMinutes: LogNormal;
  /** From the seat to the room. */
  walkingSeconds: LogNormal;
  /** From one patient's end to the next one's call. */
  turnoverSeconds: LogNormal;
  sensors: Record<SensorId, SensorLaw>;
  devices: SimulatedDevice[];
};

export type Journey = { share: number; serviceIds: ServiceId[]; /** Of these patients, how many have an appointment. */ bookedShare: number };

export type ServiceLaw = { minutes: LogNormal; /** Where its patients wait. */ waitsIn: ZoneId };

/** A lognormal law by its mean and the standard deviation of its logarithm. */
export type LogNormal = { mean: number; logSd: number };

export type SensorLaw = {
  speaks: "axis-retail-data" | "axis-occupancy" | "xovis-line" | "xovis-balance" | "tts-terabee";
  serial: string;
  /** Share of people that it fails to see. */
  missShare: number;
  /** Chance that it falls silent for 20 minutes within any three hours. */
  silentChance: number;
};

export type SimulatedDevice = { id: DeviceId; kind: "glucose-sensor"; wearer: string; seed: number };
