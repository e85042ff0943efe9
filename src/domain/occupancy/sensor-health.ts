import type { Sensor } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** What is known of a sensor beside its counts. */
export type SensorHealth = {
  heardAt?: EpochMs;
  batteryPercent?: number;
  /** Why its last payload could not be read, or what it reports of itself; absent when all is well. */
  trouble?: { at: EpochMs; says: string; /** A message that could not be read is made good by the next that can; what a sensor reports of itself, only by the sensor. */ from: "message" | "sensor" };
  /** Its clock and ours disagree. */
  clockSkewed?: boolean;
};

/** A sensor is silent after three missed reports; "never" has not been heard since it was added. */
export type Silence = "speaking" | "silent" | "never" | "troubled";

const missedReports = 3;

export function silenceOf(sensor: Sensor, health: SensorHealth | undefined, at: EpochMs): Silence {
  if (health?.trouble) return "troubled";
  if (health?.heardAt === undefined) return "never";
  return at - health.heardAt > missedReports * sensor.expectedEverySeconds * 1000 ? "silent" : "speaking";
}
