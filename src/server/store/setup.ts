import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/** Every clinic of this installation, oldest first. */
export async function clinicIds(sql: Sql): Promise<ClinicId[]> {
  const rows = await sql<{ id: ClinicId }[]>`select id from clinics order by created_at, id`;
  return rows.map((r) => r.id);
}

export async function isDemo(sql: Sql, clinicId: ClinicId): Promise<boolean> {
  const [row] = await sql<{ isDemo: boolean }[]>`select is_demo as "isDemo" from clinics where id = ${clinicId}`;
  return row?.isDemo ?? false;
}

/**
 * Writes a whole setup over the clinic's tables. What is no longer in it goes, with the status of removed sensors;
 * the log keeps the past.
 */
export async function saveSetup(tx: TransactionSql, setup: ClinicSetup, isDemo: boolean): Promise<void> {
  const id = setup.id;
  await tx`
    insert into clinics (id, slug, name, time_zone, languages, is_demo, queue_rules)
    values (${id}, ${setup.slug}, ${setup.name}, ${setup.timeZone}, ${setup.languages}, ${isDemo}, ${tx.json(queueRulesOf(setup) as JSONValue)})
    on conflict (id) do update set slug = excluded.slug, name = excluded.name, time_zone = excluded.time_zone, languages = excluded.languages, queue_rules = excluded.queue_rules`;
  await upsert(tx, "zones", ["clinic_id", "id"], setup.zones.map((z, i) => ({ clinic_id: id, id: z.id, position: i, name: z.name, kind: z.kind, capacity_people: z.capacity, watch_people: z.crowding?.watchPeople ?? null, full_people: z.crowding?.fullPeople ?? null })));
  await upsert(tx, "doors", ["clinic_id", "id"], setup.doors.map((d, i) => ({ clinic_id: id, id: d.id, position: i, name: d.name, from_zone_id: d.from, to_zone_id: d.to })));
  await upsert(tx, "sensors", ["clinic_id", "id"], setup.sensors.map((s, i) => ({
    clinic_id: id, id: s.id, position: i, name: s.name, adapter: s.adapter, external_id: s.externalId ?? null, time_zone: s.timeZone ?? null, expected_every_seconds: s.expectedEverySeconds,
  })));
  await upsert(tx, "services", ["clinic_id", "id"], setup.services.map((s, i) => ({
    clinic_id: id, id: s.id, position: i, name: s.name, prefix: s.prefix, typical_minutes: s.typicalMinutes, target_wait_minutes: s.targetWaitMinutes,
  })));
  await upsert(tx, "rooms", ["clinic_id", "id"], setup.rooms.map((r, i) => ({ clinic_id: id, id: r.id, position: i, name: r.name, zone_id: r.zoneId })));
  await upsert(tx, "staff", ["clinic_id", "id"], setup.staff.map((s, i) => ({ clinic_id: id, id: s.id, position: i, name: s.name })));
  await upsert(tx, "boards", ["clinic_id", "id"], setup.boards.map((b, i) => ({ clinic_id: id, id: b.id, position: i, name: b.name, service_ids: b.serviceIds, theme: b.theme })));

  for (const table of ["sensor_placements", "room_services", "staff_skills", "shifts"]) await tx`delete from ${tx(table)} where clinic_id = ${id}`;
  await add(tx, "sensor_placements", setup.sensors.flatMap((s) => s.placements.map((p, i) => ({
    clinic_id: id, sensor_id: s.id, position: i, line: p.line ?? null,
    door_id: p.at === "door" ? p.doorId : null, reversed: p.at === "door" && p.reversed, zone_id: p.at === "zone" ? p.zoneId : null,
  }))));
  await add(tx, "room_services", setup.rooms.flatMap((r) => r.serviceIds.map((s) => ({ clinic_id: id, room_id: r.id, service_id: s }))));
  await add(tx, "staff_skills", setup.staff.flatMap((s) => s.skills.map((k) => ({ clinic_id: id, staff_id: s.id, service_id: k }))));
  await add(tx, "shifts", setup.staff.flatMap((s) => s.shifts.map((h) => ({
    clinic_id: id, staff_id: s.id, starts_at: new Date(h.from), ends_at: new Date(h.to), room_id: h.roomId ?? null, breaks: tx.json(h.breaks),
  }))));
  for (const [table, kept] of [
    ["boards", setup.boards], ["staff", setup.staff], ["rooms", setup.rooms], ["services", setup.services],
    ["sensors", setup.sensors], ["doors", setup.doors], ["zones", setup.zones],
  ] as const)
    await tx`delete from ${tx(table)} where clinic_id = ${id} and not (id = any(${kept.map((k) => k.id)}))`;
}

function queueRulesOf({ policy, visitTypes, openingHours, region, notices, selfCheckIn, kiosks, deskPrinter, boards, rooms }: ClinicSetup) {
  const screens = Object.fromEntries(boards.map(({ id, voices, volumePercent, quiet, distanceMeters, heightCm }) => [id, { voices, volumePercent, quiet, distanceMeters, heightCm }]));
  return { policy, visitTypes, openingHours, region, notices, selfCheckIn, kiosks, deskPrinter, screens, staffOnDoor: rooms.filter((r) => r.staffOnDoor).map((r) => r.id) };
}

type Row = Record<string, unknown>;

async function add(tx: TransactionSql, table: string, rows: Row[]): Promise<void> {
  if (rows.length > 0) await tx`insert into ${tx(table)} ${tx(rows as Record<string, string>[])}`;
}

async function upsert(tx: TransactionSql, table: string, key: string[], rows: Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const rest = Object.keys(first).filter((column) => !key.includes(column));
  const changes = rest.map((column, i) => tx`${i > 0 ? tx`,` : tx``} ${tx(column)} = ${tx(`excluded.${column}`)}`);
  await tx`insert into ${tx(table)} ${tx(rows as Record<string, string>[])} on conflict (${tx(key)}) do update set ${changes}`;
}
