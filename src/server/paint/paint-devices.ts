import type { DevicesView } from "#contract/views.ts";
import type { DeviceKind, DeviceReading } from "#devices/kind.ts";
import { deviceStatus, freshnessOf } from "#domain/alarms/device-status.ts";
import { sameSince } from "#domain/alarms/same-since.ts";
import type { DeviceId } from "#domain/ids.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";
import { clinicLine } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";
import type { Device } from "#server/store/devices.ts";

const rank = { high: 0, medium: 1, low: 2, none: 3 };

/** Patients' devices, those that need somebody first. The kinds decide what a value means; this only lays it out. */
export function paintDevices(
  picture: Picture,
  from: { isDemo: boolean; devices: Device[]; kinds: Map<string, DeviceKind>; recent: Map<DeviceId, DeviceReading[]>; last: Map<DeviceId, DeviceReading> },
): DevicesView {
  const devices = from.devices.flatMap((device): DevicesView["devices"] => {
    const kind = from.kinds.get(device.kind);
    if (!kind) return [];
    const newest = from.recent.get(device.id) ?? [];
    const last = newest[0] ?? from.last.get(device.id);
    const freshness = freshnessOf(kind, last?.at, picture.at);
    const status = deviceStatus(freshness, freshness === "fresh" ? kind.judge(newest) : undefined, last?.batteryPercent, unchangedMinutes(kind, newest, picture.at));
    const [firstMeasure] = Object.keys(kind.measures);
    return [
      {
        id: device.id,
        kind: kind.id,
        kindLabel: kind.label,
        icon: kind.icon,
        wearer: device.wearer,
        ...status,
        readAt: last?.at ?? null,
        batteryPercent: last?.batteryPercent ?? null,
        values: Object.entries(kind.measures).flatMap(([id, m]) => {
          const value = last?.values[id];
          return value === undefined ? [] : [{ id, label: m.label, value, unit: m.unit, decimals: m.decimals }];
        }),
        trail: newest.flatMap((r) => (firstMeasure !== undefined && r.values[firstMeasure] !== undefined ? [{ at: r.at, value: r.values[firstMeasure] }] : [])).reverse(),
      },
    ];
  });
  return { asOf: picture.at, clinic: clinicLine(picture, from.isDemo), devices: devices.sort((a, b) => rank[a.priority] - rank[b.priority] || a.wearer.localeCompare(b.wearer)) };
}

function unchangedMinutes(kind: DeviceKind, newest: DeviceReading[], at: EpochMs): number | undefined {
  const since = sameSince(newest);
  const minutes = since === undefined ? 0 : minutesBetween(since, at);
  return kind.frozenAfterMinutes !== undefined && minutes >= kind.frozenAfterMinutes ? minutes : undefined;
}
