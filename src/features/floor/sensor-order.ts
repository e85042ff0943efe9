import type { FloorView } from "#contract/views.ts";

export type Sensor = FloorView["sensors"][number];

const rank: Record<Sensor["silence"], number> = { troubled: 0, silent: 1, never: 2, speaking: 3 };

/** Those that want somebody first; otherwise as the clinic has listed them. */
export function inOrderOfNeed(sensors: readonly Sensor[]): Sensor[] {
  return sensors.toSorted((one, other) => rank[one.silence] - rank[other.silence] || Number(needsLook(other)) - Number(needsLook(one)));
}

/** A sensor that has never spoken was perhaps only just added: it is waited for, not looked after. */
export function needsLook(sensor: Sensor): boolean {
  return sensor.silence === "troubled" || sensor.silence === "silent" || sensor.clockSkewed || hasLowBattery(sensor);
}

const lowBatteryPercent = 15;

export function hasLowBattery({ batteryPercent }: Pick<Sensor, "batteryPercent">): boolean {
  return batteryPercent !== null && batteryPercent <= lowBatteryPercent;
}
