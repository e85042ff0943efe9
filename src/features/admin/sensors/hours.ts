import type { SensorPage } from "#contract/sensors.ts";

type Hour = SensorPage["history"][number];

/** From this share of an hour on, it was heard all through. */
const allThrough = 0.9;

export function hourLevel({ heard }: Hour): "ok" | "watch" | "off" {
  if (heard >= allThrough) return "ok";
  return heard > 0 ? "watch" : "off";
}

/** The hours since the sensor has been here: silence before it was added is nobody's fault. None while it has never spoken. */
export function hoursToShow({ history, token }: Pick<SensorPage, "history" | "token">): Hour[] {
  const spoke = history.findIndex((hour) => hour.heard > 0);
  if (spoke < 0) return [];
  const added = history.findIndex((hour) => token.issuedAt !== null && hour.at > token.issuedAt - 3_600_000);
  return history.slice(added < 0 ? spoke : Math.min(spoke, added));
}
