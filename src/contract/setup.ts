import { z } from "zod";
import { boardSettings, doorPrefix } from "#contract/boards.ts";
import { planningSettings } from "#contract/planning-settings.ts";
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

/** ISO 3166-1 alpha-2. */
const region = z.string().regex(/^[A-Z]{2}$/, "is the two capital letters of a country, such as CH");

const urgency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const target = z
  .object({ minutes: z.number().positive().max(1440).optional(), share: z.number().positive().max(10).optional() })
  .refine((t) => t.minutes !== undefined || t.share !== undefined, "needs minutes, or a share of the service's own target");

/** Who is next, and why: see domain/queue/policy.ts. */
export const queuePolicy = z.object({
  scale: z.enum(["five-level", "manchester", "esi", "ctas", "ats"]),
  targets: z.object({ 1: target, 2: target, 3: target, 4: target, 5: target }),
  ratio: z.object({ urgencies: z.array(urgency).min(1).max(4), atMost: z.number().int().min(1).max(20) }).optional(),
  appointments: z.object({ earlyMinutes: z.number().min(0).max(120), lateMinutes: z.number().min(0).max(240), targetShare: z.number().min(0.1).max(1), missedAfterMinutes: z.number().min(1).max(1440).optional() }),
  calls: z.object({ everySeconds: z.number().int().min(10).max(1800), attempts: z.number().int().min(1).max(10), passOverMinutes: z.number().min(0).max(120), automatic: z.literal(true).optional() }),
});

const minuteOfDay = z.number().int().min(0).max(24 * 60);
/** Monday first. */
export const openingHours = z.array(z.array(z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).refine((o) => o.fromMinute < o.toMinute, "closes before it opens")).max(6)).length(7, "needs seven days, Monday first");

/** A name or an address on the clinic's network; never a whole URL. */
export const printerAddress = z.object({
  host: z.string().trim().regex(/^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, "is the printer's name or address on the network, such as 192.168.1.50"),
  port: z.number().int().min(1).max(65535).default(9100),
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]).default(42),
});

export const kioskSetup = z.object({
  id,
  name,
  printer: z.union([printerAddress, z.literal("browser")]).optional(),
  printsAlways: z.literal(true).optional(),
  whereToWait: z.string().trim().min(1).max(120).optional(),
});

export const selfCheckIn = z.object({ kiosk: z.boolean(), atDoor: z.boolean(), fromHome: z.boolean(), askName: z.enum(["ask", "skip"]), askPhone: z.literal(true).optional() });

const noTwice = (list: { id: string }[]) => new Set(list.map((one) => one.id)).size === list.length;
export const kiosks = z.array(kioskSetup).max(50).refine(noTwice, "two kiosks have the same id");

/** A clinic's whole setup as a file: what `create-clinic` reads. Every id that is pointed to must exist. */
export const clinicSetup = z
  .object({
    id,
    slug: id,
    name,
    timeZone,
    region: region.optional(),
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
    rooms: z.array(z.object({ id, name, zoneId: id.nullable(), serviceIds: z.array(id), staffOnDoor: z.boolean().optional() })),
    staff: z.array(
      z.object({
        id,
        name,
        skills: z.array(id),
        shifts: z.array(z.object({ from: moment, to: moment, roomId: id.optional(), breaks: z.array(z.object({ from: moment, to: moment })).default([]) })),
      }),
    ),
    boards: z.array(
      z.object({ id: id.refine((own) => !own.startsWith(doorPrefix), `may not begin with ${doorPrefix}, as the screens beside doors do`), name, serviceIds: z.array(id), theme: z.enum(["light", "dark"]), ...boardSettings.shape }),
    ),
    policy: queuePolicy.optional(),
    visitTypes: z.array(z.object({ id, name, journey: z.array(z.array(id).min(1)).min(1), urgency, atKiosk: z.boolean() })).optional(),
    openingHours: openingHours.optional(),
    selfCheckIn: selfCheckIn.optional(),
    kiosks: kiosks.optional(),
    deskPrinter: printerAddress.optional(),
    planning: planningSettings.optional(),
    notices: z.object({ whenAhead: z.number().int().min(0).max(50), minutesBefore: z.number().int().min(1).max(240).optional() }).optional(),
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
    setup.visitTypes?.forEach((v, i) => v.journey.forEach((stage, j) => stage.forEach((s, k) => need("service", s, ["visitTypes", i, "journey", j, k]))));
    setup.boards.forEach((b, i) => b.serviceIds.forEach((s, j) => need("service", s, ["boards", i, "serviceIds", j])));
  }) satisfies z.ZodType<ClinicSetup>;
