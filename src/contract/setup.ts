import { z } from "zod";
import type { ClinicSetup } from "#domain/setup.ts";

const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, "may hold letters, digits, - and _ only");
const name = z.string().trim().min(1).max(120);
const moment = z.number().int();

const placement = z.discriminatedUnion("at", [
  z.object({ at: z.literal("door"), doorId: id, reversed: z.boolean().default(false), line: z.string().optional() }),
  z.object({ at: z.literal("zone"), zoneId: id, line: z.string().optional() }),
]);

export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone, such as Europe/Zurich");

/** A clinic's whole setup as a file: what `create-clinic` reads. Every id that is pointed to must exist. */
export const clinicSetup = z
  .object({
    id,
    slug: id,
    name,
    timeZone,
    languages: z.array(z.string().min(2)).min(1),
    zones: z.array(
      z.object({
        id,
        name,
        kind: z.enum(["reception", "waiting", "treatment", "corridor"]),
        capacity: z.number().int().positive(),
        crowding: z
          .object({ watchPeople: z.number().int().positive(), fullPeople: z.number().int().positive() })
          .refine((c) => c.watchPeople <= c.fullPeople, "the number to watch from must not be above the number that is full")
          .optional(),
      }),
    ),
    doors: z.array(z.object({ id, name, from: id.nullable(), to: id.nullable() })),
    sensors: z.array(z.object({ id, name, adapter: z.string().min(1), externalId: z.string().trim().min(1).max(200).optional(), timeZone: timeZone.optional(), expectedEverySeconds: z.number().int().positive(), placements: z.array(placement) })),
    services: z.array(z.object({ id, name, prefix: z.string().regex(/^[A-Z]$/, "is one capital letter"), typicalMinutes: z.number().int().positive(), targetWaitMinutes: z.number().int().positive() })),
    rooms: z.array(z.object({ id, name, zoneId: id.nullable(), serviceIds: z.array(id) })),
    staff: z.array(
      z.object({
        id,
        name,
        skills: z.array(id),
        shifts: z.array(z.object({ from: moment, to: moment, roomId: id.optional(), breaks: z.array(z.object({ from: moment, to: moment })).default([]) })),
      }),
    ),
    boards: z.array(z.object({ id, name, serviceIds: z.array(id), theme: z.enum(["light", "dark"]) })),
  })
  .superRefine((setup, context) => {
    const known = {
      zone: new Set(setup.zones.map((z) => z.id)),
      door: new Set(setup.doors.map((d) => d.id)),
      service: new Set(setup.services.map((s) => s.id)),
      room: new Set(setup.rooms.map((r) => r.id)),
    };
    const need = (kind: keyof typeof known, wanted: string | null | undefined, path: (string | number)[]) => {
      if (wanted !== null && wanted !== undefined && !known[kind].has(wanted)) context.addIssue({ code: "custom", path, message: `there is no ${kind} "${wanted}"` });
    };
    setup.doors.forEach((d, i) => (need("zone", d.from, ["doors", i, "from"]), need("zone", d.to, ["doors", i, "to"])));
    setup.sensors.forEach((s, i) =>
      s.placements.forEach((p, j) => (p.at === "door" ? need("door", p.doorId, ["sensors", i, "placements", j, "doorId"]) : need("zone", p.zoneId, ["sensors", i, "placements", j, "zoneId"]))),
    );
    setup.rooms.forEach((r, i) => (need("zone", r.zoneId, ["rooms", i, "zoneId"]), r.serviceIds.forEach((s, j) => need("service", s, ["rooms", i, "serviceIds", j]))));
    setup.staff.forEach((m, i) => (m.skills.forEach((s, j) => need("service", s, ["staff", i, "skills", j])), m.shifts.forEach((h, j) => need("room", h.roomId, ["staff", i, "shifts", j, "roomId"]))));
    setup.boards.forEach((b, i) => b.serviceIds.forEach((s, j) => need("service", s, ["boards", i, "serviceIds", j])));
  }) satisfies z.ZodType<ClinicSetup>;
