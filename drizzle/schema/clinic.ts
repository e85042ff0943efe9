import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { clinicId } from "./clinics.ts";
import { moment } from "./columns.ts";

export const zones = pgTable(
  "zones",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    capacityPeople: integer("capacity_people").notNull(),
    watchPeople: integer("watch_people"),
    fullPeople: integer("full_people"),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);

export const doors = pgTable(
  "doors",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    /** Null is the street. */
    fromZoneId: text("from_zone_id"),
    toZoneId: text("to_zone_id"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.fromZoneId], foreignColumns: [zones.clinicId, zones.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.toZoneId], foreignColumns: [zones.clinicId, zones.id] }).onDelete("cascade"),
  ],
);

export const sensors = pgTable(
  "sensors",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    adapter: text("adapter").notNull(),
    /** How a gateway names it. */
    externalId: text("external_id"),
    timeZone: text("time_zone"),
    expectedEverySeconds: integer("expected_every_seconds").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);

/** Where a line or area of a sensor looks: through a door, or into a zone. */
export const sensorPlacements = pgTable(
  "sensor_placements",
  {
    clinicId: clinicId(),
    sensorId: text("sensor_id").notNull(),
    position: integer("position").notNull(),
    /** Null: any line that no other placement of this sensor names. */
    line: text("line"),
    doorId: text("door_id"),
    reversed: boolean("reversed").notNull().default(false),
    zoneId: text("zone_id"),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.sensorId, t.position] }),
    foreignKey({ columns: [t.clinicId, t.sensorId], foreignColumns: [sensors.clinicId, sensors.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.doorId], foreignColumns: [doors.clinicId, doors.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.zoneId], foreignColumns: [zones.clinicId, zones.id] }).onDelete("cascade"),
  ],
);

export const services = pgTable(
  "services",
  {
    clinicId: clinicId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    typicalMinutes: integer("typical_minutes").notNull(),
    targetWaitMinutes: integer("target_wait_minutes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), unique().on(t.clinicId, t.prefix)],
);

export const rooms = pgTable(
  "rooms",
  { clinicId: clinicId(), id: text("id").notNull(), position: integer("position").notNull(), name: text("name").notNull(), zoneId: text("zone_id") },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] }), foreignKey({ columns: [t.clinicId, t.zoneId], foreignColumns: [zones.clinicId, zones.id] })],
);

/** Which services a room can host. */
export const roomServices = pgTable(
  "room_services",
  { clinicId: clinicId(), roomId: text("room_id").notNull(), serviceId: text("service_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.roomId, t.serviceId] }),
    foreignKey({ columns: [t.clinicId, t.roomId], foreignColumns: [rooms.clinicId, rooms.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.serviceId], foreignColumns: [services.clinicId, services.id] }).onDelete("cascade"),
  ],
);

export const staff = pgTable(
  "staff",
  { clinicId: clinicId(), id: text("id").notNull(), position: integer("position").notNull(), name: text("name").notNull() },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);

export const staffSkills = pgTable(
  "staff_skills",
  { clinicId: clinicId(), staffId: text("staff_id").notNull(), serviceId: text("service_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId, t.serviceId] }),
    foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [staff.clinicId, staff.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.serviceId], foreignColumns: [services.clinicId, services.id] }).onDelete("cascade"),
  ],
);

export const shifts = pgTable(
  "shifts",
  {
    clinicId: clinicId(),
    staffId: text("staff_id").notNull(),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    roomId: text("room_id"),
    /** [{from, to}] in epoch milliseconds. */
    breaks: jsonb("breaks").$type<{ from: number; to: number }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId, t.startsAt] }),
    foreignKey({ columns: [t.clinicId, t.staffId], foreignColumns: [staff.clinicId, staff.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.clinicId, t.roomId], foreignColumns: [rooms.clinicId, rooms.id] }),
  ],
);

export const boards = pgTable(
  "boards",
  { clinicId: clinicId(), id: text("id").notNull(), position: integer("position").notNull(), name: text("name").notNull(), serviceIds: text("service_ids").array().notNull().default([]), theme: text("theme").notNull() },
  (t) => [primaryKey({ columns: [t.clinicId, t.id] })],
);
