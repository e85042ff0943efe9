import type { DevicesView } from "#contract/views.ts";

export type Device = DevicesView["devices"][number];
export type Priority = Device["priority"];

export const priorities: readonly Priority[] = ["high", "medium", "low", "none"];

/** Those that need somebody first, by urgency; equals stay as the view has them. */
export function inOrderOfNeed(devices: readonly Device[]): Device[] {
  return devices.toSorted((one, other) => priorities.indexOf(one.priority) - priorities.indexOf(other.priority));
}

/**
 * The order that somebody is reading: devices stay where they are, whatever their alarms do meanwhile; new ones come
 * last. Without an order to hold, that of need.
 */
export function inHeldOrder(devices: readonly Device[], held: readonly string[] | null): Device[] {
  const needed = inOrderOfNeed(devices);
  if (!held) return needed;
  const place = (device: Device) => (held.includes(device.id) ? held.indexOf(device.id) : held.length);
  return needed.toSorted((one, other) => place(one) - place(other));
}

/** A device that has never spoken is not counted: nobody knows whether it has a reason to alarm. */
export function countByPriority(devices: readonly Device[]): Record<Priority, number> {
  const count = (priority: Priority) => devices.filter((device) => device.priority === priority && device.freshness !== "never").length;
  return { high: count("high"), medium: count("medium"), low: count("low"), none: count("none") };
}

/** Whether the value is of now. What is not is drawn as a memory. */
export const isCurrent = (device: Pick<Device, "freshness">): boolean => device.freshness === "fresh";

const lowBatteryPercent = 10;

export const hasLowBattery = ({ batteryPercent }: Pick<Device, "batteryPercent">): boolean => batteryPercent !== null && batteryPercent <= lowBatteryPercent;
