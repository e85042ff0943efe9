import type { JSONValue, Sql } from "postgres";
import type { DeviceReading } from "#devices/kind.ts";
import type { ClinicId, DeviceId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type Device = { id: DeviceId; kind: string; wearer: string };

export async function devicesOf(sql: Sql, clinicId: ClinicId): Promise<Device[]> {
  return sql<Device[]>`select id, kind, wearer from devices where clinic_id = ${clinicId} order by wearer, id`;
}

export async function addDevice(sql: Sql, clinicId: ClinicId, device: Device, at: EpochMs): Promise<void> {
  await sql`
    insert into devices (clinic_id, id, kind, wearer, added_at) values (${clinicId}, ${device.id}, ${device.kind}, ${device.wearer}, ${new Date(at)})
    on conflict (clinic_id, id) do update set wearer = excluded.wearer`;
}

/** Writes readings; how many had not been here before. */
export async function appendDeviceReadings(sql: Sql, clinicId: ClinicId, deviceId: DeviceId, readings: DeviceReading[], receivedAt: EpochMs): Promise<number> {
  const rows = readings.map((r) => ({ at: r.at / 1000, values: r.values, battery: r.batteryPercent ?? null }));
  const added = await sql`
    insert into device_readings (clinic_id, device_id, at, received_at, values, battery_percent)
    select ${clinicId}, ${deviceId}, to_timestamp(r.at), ${new Date(receivedAt)}, r.values, r.battery
    from jsonb_to_recordset(${sql.json(rows as JSONValue)}) as r(at float8, values jsonb, battery float8)
    on conflict do nothing`;
  return added.count;
}

/** The readings of each device since a moment, newest first. */
export async function recentReadings(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<Map<DeviceId, DeviceReading[]>> {
  const rows = await sql<{ deviceId: string; at: Date; values: Record<string, number>; battery: number | null }[]>`
    select device_id as "deviceId", at, values, battery_percent as battery from device_readings
    where clinic_id = ${clinicId} and at >= ${new Date(since)} order by device_id, at desc`;
  const byDevice = new Map<DeviceId, DeviceReading[]>();
  for (const r of rows) {
    const list = byDevice.get(r.deviceId) ?? [];
    list.push({ at: r.at.getTime(), values: r.values, ...(r.battery === null ? {} : { batteryPercent: r.battery }) });
    byDevice.set(r.deviceId, list);
  }
  return byDevice;
}

/** When each device last spoke, however long ago. */
export async function lastReadings(sql: Sql, clinicId: ClinicId): Promise<Map<DeviceId, DeviceReading>> {
  const rows = await sql<{ deviceId: string; at: Date; values: Record<string, number>; battery: number | null }[]>`
    select d.id as "deviceId", r.at, r.values, r.battery_percent as battery
    from devices d cross join lateral
      (select at, values, battery_percent from device_readings where clinic_id = d.clinic_id and device_id = d.id order by at desc limit 1) r
    where d.clinic_id = ${clinicId}`;
  return new Map(rows.map((r) => [r.deviceId, { at: r.at.getTime(), values: r.values, ...(r.battery === null ? {} : { batteryPercent: r.battery }) }]));
}
